import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { openPlan, postgresLog } from '#server/plan-log/log.postgres.ts';
import { StateThread } from '#server/plan-log/state-thread.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { textOf, type } from '#tests/typing.ts';
import { makePlan, parent, smallPlan } from './plans.ts';

let database: FreshDatabase;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.drop());

/** A plan with something typed into it. */
async function typedInto(words: string): Promise<{ planId: PlanId; doc: Y.Doc }> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const opened = (await openPlan(database.sql, planId))!;
	const doc = new Y.Doc();
	rootsOf(doc);
	for (const { bytes } of opened.tail) Y.applyUpdate(doc, bytes);
	const before = Y.encodeStateVector(doc);
	type(doc, words);
	const update = Y.encodeStateAsUpdate(doc, before);
	await appendToPlan(database.sql, { areaId, planId, update, kind: 'typed', person: parent });
	return { planId, doc };
}

test('[W8] [L6] a thread makes the kept states anew, and a plan opens from them without its rows', async () => {
	const thread = new StateThread(database.url);
	const plans = await Promise.all(['One.', 'Two.', 'Three.'].map(typedInto));
	await Promise.all(plans.map(({ planId }) => thread.refresh(planId)));
	for (const { planId, doc } of plans) {
		const opened = (await postgresLog(database.sql).open(planId))!;
		expect([opened.tail.length, opened.state!.seq]).toEqual([0, opened.seq]);
		const kept = new Y.Doc();
		rootsOf(kept);
		Y.applyUpdate(kept, opened.state!.bytes);
		expect(textOf(kept)).toBe(textOf(doc));
	}
});

test('[W8] a log that cannot be read leaves the kept state as it is, and the thread goes on', async () => {
	const thread = new StateThread(database.url);
	const { planId } = await typedInto('Here.');
	await thread.refresh(planId);
	const { areaId } = (await openPlan(database.sql, planId))!;
	await database.sql`
		insert into plan_update (area_id, plan_id, epoch, seq, append_id, kind, person_id, role, voice_group, client_ids, bytes)
		values (${areaId}, ${planId}, 1, 99, 'broken', 'typed', 'parent', 'editor', 'parent_carer', '{}', ${new Uint8Array([9, 9, 9])})`;
	await database.sql`update plan_head set seq = 99 where plan_id = ${planId}`;
	await expect(thread.refresh(planId)).rejects.toThrow();
	const opened = (await openPlan(database.sql, planId))!;
	expect(opened.state!.seq).toBeLessThan(99);
	const another = await typedInto('There.');
	await thread.refresh(another.planId);
	expect((await openPlan(database.sql, another.planId))!.tail).toEqual([]);
});
