import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Refused } from '#domain/refusals.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { makePlan, parent, professional, smallPlan } from '#tests/server/plan-log/plans.ts';

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

/** An update that writes a title, as the web half would make it. */
async function retitle(planId: Parameters<typeof planContent>[1], title: string): Promise<Uint8Array> {
	const { state } = await planContent(database.sql, planId);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	doc.getMap('meta').set('title', title);
	return Y.encodeStateAsUpdate(doc, before);
}

describe('changes made by the web half', () => {
	test('a plan that was started with words reads back equal', async () => {
		const { planId } = await makePlan(database.sql, smallPlan);
		const { content, epoch, seq } = await planContent(database.sql, planId);
		expect(content).toEqual(smallPlan);
		expect({ epoch, seq }).toEqual({ epoch: 1, seq: 1 });
	});

	test('a plan without words starts empty, at number 0', async () => {
		const { planId } = await makePlan(database.sql, null);
		expect((await planContent(database.sql, planId)).seq).toBe(0);
	});

	test('an appended change is read back, and the plan’s titles follow it', async () => {
		const { areaId, planId } = await makePlan(database.sql, smallPlan);
		const update = await retitle(planId, 'A better title');
		const { seq } = await appendToPlan(database.sql, {
			areaId,
			planId,
			update,
			kind: 'restore',
			person: parent
		});
		expect(seq).toBe(2);
		const [plan] = await database.sql`select title, plain_title, kind from plan where id = ${planId}`;
		expect(plan).toEqual({ title: 'A better title', plain_title: smallPlan.meta.plainTitle, kind: 'afi' });
	});

	test('[L4] the row says who, in which part and group, and for which clocks', async () => {
		const { areaId, planId } = await makePlan(database.sql, smallPlan);
		const update = await retitle(planId, 'Said by a parent');
		await appendToPlan(database.sql, { areaId, planId, update, kind: 'correction', person: parent });
		const rows = await database.sql<{ owner: string; deleted: boolean }[]>`
			select a.person_id, a.voice_group, a.via, a.deleted, u.role, u.client_ids = array[a.client_id] as same, c.person_id as owner
			from plan_authorship a
			join plan_update u using (plan_id, epoch, seq)
			join plan_client c using (plan_id, client_id)
			where plan_id = ${planId} order by seq, deleted`;
		expect(rows.map((row) => row.owner)).toEqual([professional.id, parent.id, professional.id]);
		const inTheirName = {
			person_id: parent.id,
			voice_group: 'parent_carer',
			via: 'correction',
			role: 'editor'
		};
		expect(rows[1]).toEqual({ ...inTheirName, deleted: false, same: true, owner: parent.id });
		// the title that stood there before was the professional's
		expect(rows[2]).toEqual({ ...inTheirName, deleted: true, same: false, owner: professional.id });
	});

	test('what was written before brings nothing new and takes no number', async () => {
		const { areaId, planId } = await makePlan(database.sql, smallPlan);
		const update = await retitle(planId, 'Once');
		const change = { areaId, planId, update, kind: 'import', person: parent } as const;
		await appendToPlan(database.sql, change);
		expect(await appendToPlan(database.sql, change)).toEqual({ seq: 2 });
	});

	test('a change of another epoch, another area or no plan is refused', async () => {
		const { areaId, planId } = await makePlan(database.sql, smallPlan);
		const { areaId: elsewhere } = await makePlan(database.sql, null);
		const change = {
			areaId,
			planId,
			update: await retitle(planId, 'x'),
			kind: 'import',
			person: parent
		} as const;
		const code = (promise: Promise<unknown>) =>
			promise.then(
				() => 'done',
				(error: unknown) => (error instanceof Refused ? error.code : error)
			);
		expect(await code(appendToPlan(database.sql, { ...change, epoch: 2 }))).toBe('rejoin');
		expect(await code(appendToPlan(database.sql, { ...change, areaId: elsewhere }))).toBe('not-found');
		expect(await code(planContent(database.sql, 'nothing' as typeof planId))).toBe('not-found');
	});
});
