// The log as the tables have it, replayed by stock Yjs from the first row.
import * as Y from 'yjs';
import type { Sql } from '#server/sql.ts';

/** What stands in a plan; throws when a number is missing in its log. */
export async function replayLog(sql: Sql, planId: string): Promise<Y.Doc> {
	const rows = await sql<{ seq: number; bytes: Uint8Array }[]>`
		select seq, bytes from plan_update where plan_id = ${planId} order by seq`;
	const gap = rows.findIndex((row, index) => Number(row.seq) !== index + 1);
	if (gap >= 0) throw new Error(`a gap in the log after ${gap}`);
	const doc = new Y.Doc();
	doc.transact((transaction) => {
		for (const row of rows) Y.applyUpdate(doc, row.bytes);
		// see server/plan-log/apply.ts: nothing may be tidied while replaying
		transaction.local = true;
	});
	return doc;
}

/** Everything in the body of a plan that looks like this. */
export async function readTokens(sql: Sql, planId: string, shape: RegExp): Promise<string[]> {
	const doc = await replayLog(sql, planId);
	return doc.getXmlFragment('default').toString().match(shape) ?? [];
}
