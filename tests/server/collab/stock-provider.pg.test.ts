import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import {
	currentVersion,
	openStock,
	signIn,
	startLive,
	until,
	type Live,
	type StockTab
} from '#tests/server/collab/live.ts';
import { textOf, type } from '#tests/typing.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';

let database: FreshDatabase;
let live: Live;
let tabs: StockTab[] = [];
beforeAll(async () => {
	database = await freshDatabase();
	live = await startLive(database.sql);
});
afterEach(() => {
	for (const tab of tabs) tab.leave();
	tabs = [];
});
afterAll(async () => {
	await live.close();
	await database.drop();
});

async function planWith(...roles: Role[]): Promise<{ planId: PlanId; people: APerson[] }> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const people: APerson[] = [];
	for (const role of roles) {
		const person = await aPerson(database.sql, areaId);
		await aRole(database.sql, person, role, planId);
		people.push(person);
	}
	return { planId, people };
}

async function open(planId: PlanId, person: APerson, params = currentVersion): Promise<StockTab> {
	const tab = openStock(live.port, planId, await signIn(database.sql, person.accountId), params);
	tabs.push(tab);
	return tab;
}

describe('a stock y-websocket provider', () => {
	test('takes part: what one types, the other reads and the log holds', async () => {
		const { planId, people } = await planWith('editor', 'lead');
		const [one, two] = await Promise.all(people.map((person) => open(planId, person)));
		await until('both have the plan', () => [one!, two!].every((tab) => tab.provider.synced));
		expect(textOf(one!.doc)).toContain('Families wait too long.');
		type(one!.doc, 'We answer within a week.');
		await until('the other reads it', () => textOf(two!.doc).includes('within a week'));
		const { content, seq } = await planContent(database.sql, planId);
		expect(JSON.stringify(content)).toContain('within a week');
		expect(seq).toBe(2);
	});

	test('[G1] of a reader reads live, and cannot write', async () => {
		const { planId, people } = await planWith('editor', 'reader');
		const [writer, reader] = await Promise.all(people.map((person) => open(planId, person)));
		await until('both have the plan', () => [writer!, reader!].every((tab) => tab.provider.synced));
		type(writer!.doc, 'Read this live.');
		await until('the reader reads it', () => textOf(reader!.doc).includes('Read this live.'));
		type(reader!.doc, 'A reader writes.');
		expect(await reader!.closed).toEqual({ code: 4403, reason: 'not-allowed' });
		expect(JSON.stringify((await planContent(database.sql, planId)).content)).not.toContain(
			'A reader writes.'
		);
		expect(textOf(writer!.doc)).not.toContain('A reader writes.');
		// kept with the writer's next step, after the socket is closed
		await until('the bytes are kept', async () => {
			const kept = await database.sql`select code from rejected_update where plan_id = ${planId}`;
			return kept.length === 1 && kept[0]?.code === 'not-allowed';
		});
	});

	test('of a stranger is turned away as if there were no plan', async () => {
		const { planId } = await planWith();
		const { people } = await planWith('lead');
		const tab = await open(planId, people[0]!);
		expect(await tab.closed).toEqual({ code: 4403, reason: 'not-found' });
	});
});
