// The plan as it stood in a Word file of ours: at its moment of the log, with the slips that were put right in that version since, so
// that nobody is asked whether they want to change what we changed ourselves.
import type * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { writeOver } from '#document/restoring/write-over.ts';
import type { WordStamp } from '#domain/exports/word-stamp.ts';
import type { PlanId } from '#domain/ids.ts';
import { corrected } from '#domain/publishing/correction.ts';
import type { Sql } from '#server/sql.ts';
import { docAt } from '#server/versions/since.ts';
import { correctionsOf } from './corrections.ts';

/** Null where that moment cannot be made anew. */
export async function docOfFile(sql: Sql, planId: PlanId, stamp: WordStamp): Promise<Y.Doc | null> {
	const doc = await docAt(sql, planId, stamp);
	if (!doc || stamp.putRightIn === undefined) return doc;
	const slips = (await correctionsOf(sql, planId)).get(stamp.putRightIn) ?? [];
	const content = readPlan(doc);
	doc.transact(() => writeOver(doc, content, corrected(content, slips)));
	return doc;
}
