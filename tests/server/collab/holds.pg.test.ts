// Holds in the tables, and in two processes that share them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import {
	callTo,
	continuePlan,
	endHolds,
	holdRow,
	holdsOf,
	letRowGo,
	pausePlan
} from '#server/plan-log/holds.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { openStock, signIn, startLive, until, type Live } from './live.ts';

let database: FreshDatabase;
let processes: Live[];
beforeAll(async () => {
	database = await freshDatabase();
	processes = [await startLive(database.sql), await startLive(database.sql)];
});
afterAll(async () => {
	for (const live of processes) await live.close();
	await database.drop();
});

interface Workshop {
	readonly planId: PlanId;
	readonly leader: APerson;
	readonly editor: APerson;
	/** Who holds, as the functions of the table want it. */
	readonly by: { areaId: APerson['areaId']; planId: PlanId; personId: APerson['personId'] };
}

async function workshop(): Promise<Workshop> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const leader = await aPerson(database.sql, areaId);
	const editor = await aPerson(database.sql, areaId);
	await aRole(database.sql, leader, 'lead', planId);
	await aRole(database.sql, editor, 'editor', planId);
	return { planId, leader, editor, by: { areaId, planId, personId: leader.personId } };
}

const held = async (planId: PlanId) => (await holdsOf(database.sql, [planId])).get(planId);

describe('the table of holds', () => {
	test('one pause a plan, one hold a row, the newest call; the end takes everything away', async () => {
		const { sql } = database;
		const { planId, by } = await workshop();
		await pausePlan(sql, by);
		await pausePlan(sql, by);
		expect(await holdRow(sql, by, 'row1')).toBe(true);
		expect(await holdRow(sql, by, 'row1')).toBe(true);
		expect(await holdRow(sql, by, 'row2')).toBe(true);
		await callTo(sql, by, 'first');
		await callTo(sql, by, 'row2');
		const now = await held(planId);
		expect(now).toMatchObject({ paused: { group: 'parent_carer' }, call: { target: 'row2' } });
		expect(Object.keys(now!.rows).sort()).toEqual(['row1', 'row2']);
		await letRowGo(sql, by, 'row1');
		await continuePlan(sql, by);
		expect(await held(planId)).toMatchObject({ paused: null, rows: { row2: {} } });
		await endHolds(sql, planId);
		expect(await held(planId)).toBeUndefined();
	});

	test('no more than twenty rows are held at once', async () => {
		const { sql } = database;
		const { by } = await workshop();
		const taken: boolean[] = [];
		for (let row = 0; row < 21; row++) taken.push(await holdRow(sql, by, `row${row}`));
		expect(taken.filter(Boolean)).toHaveLength(20);
	});

	test('[H5] what nobody has led for ten minutes is not held, and can be held anew', async () => {
		const { sql } = database;
		const { planId, by } = await workshop();
		await pausePlan(sql, by);
		await sql`update plan_hold set led_at = now() - interval '11 minutes' where plan_id = ${planId}`;
		expect(await held(planId)).toBeUndefined();
		await pausePlan(sql, by);
		expect((await held(planId))?.paused).not.toBeNull();
	});
});

describe('holds in two processes', () => {
	test('[H1] [H2] [H3] a pause in one process holds in both within two seconds, and its end asks for what waited', async () => {
		const { sql } = database;
		const { planId, leader, editor, by } = await workshop();
		const tabs = await Promise.all(
			[leader, editor].map(async (person, at) =>
				openStock(processes[at]!.port, planId, await signIn(sql, person.accountId))
			)
		);
		const [first, second] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
		await until('both may write', () =>
			tabs.every((tab) => tab.provider.synced && tab.access.at(-1) === true)
		);
		const pausedAt = performance.now();
		await pausePlan(sql, by);
		await until('the other hears of it', () => second.access.at(-1) === false, 2_000);
		expect(performance.now() - pausedAt).toBeLessThan(2_000);
		expect(second.held.at(-1)).toMatchObject({ lead: false, paused: { group: 'parent_carer' } });
		expect(first.held.at(-1)?.lead).toBe(true);
		expect(first.access.at(-1)).toBe(true);
		type(second.doc, 'On its way at that moment.');
		type(first.doc, 'The leader writes on.');
		await until('both have both', () =>
			tabs.every(
				({ doc }) => textOf(doc).includes('On its way') && textOf(doc).includes('The leader writes on.')
			)
		);
		await continuePlan(sql, by);
		await until('the other may write again', () => second.access.at(-1) === true, 2_000);
		for (const tab of tabs) tab.leave();
	});

	test('[H1] a hold whose hint was never sent is found within two seconds', async () => {
		const { sql } = database;
		const { planId, editor, by } = await workshop();
		const tab = openStock(processes[1]!.port, planId, await signIn(sql, editor.accountId));
		await until('they may write', () => tab.provider.synced && tab.access.at(-1) === true);
		await sql`
			insert into plan_hold (area_id, plan_id, kind, person_id)
			values (${by.areaId}, ${planId}, 'pause', ${by.personId})`;
		await until('the pause is known', () => tab.access.at(-1) === false, 2_000);
		tab.leave();
	});
});
