import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import type { PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';
import { applyAll } from './apply.ts';
import { openPlan } from './log.postgres.ts';

export interface ReadPlan {
	readonly content: PlanContent;
	readonly epoch: number;
	/** The sequence number of the last change it holds. */
	readonly seq: number;
	/** The document as one Yjs update. */
	readonly state: Uint8Array;
}

/**
 * The committed words of a plan, built from state and tail in a throw-away document. Refuses "not-found" when there is no
 * such plan; whether somebody may see it is asked before.
 */
export async function planContent(db: Db, planId: PlanId): Promise<ReadPlan> {
	const opened =
		'begin' in db
			? await db.begin('isolation level repeatable read read only', (tx) => openPlan(tx, planId))
			: await openPlan(db, planId);
	if (!opened) refuse('not-found');
	const doc = new Y.Doc();
	applyAll(doc, [...(opened.state ? [opened.state.bytes] : []), ...opened.tail.map((row) => row.bytes)]);
	return { content: readPlan(doc), epoch: opened.epoch, seq: opened.seq, state: Y.encodeStateAsUpdate(doc) };
}
