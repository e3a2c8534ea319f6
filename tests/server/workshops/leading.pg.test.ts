import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import { readLeadAct } from '#protocol/leading.ts';
import { holdsOf } from '#server/plan-log/holds.ts';
import { isTakenOut, whoIn } from '#server/plan-log/removed.ts';
import { lead, takenOut } from '#server/workshops/leading.ts';
import { endWorkshop, type Leader } from '#server/workshops/workshops.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { openStock, signIn, startLive, until, type Live } from '#tests/server/collab/live.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';

let database: FreshDatabase;
let live: Live;
beforeAll(async () => {
	database = await freshDatabase();
	live = await startLive(database.sql);
});
afterAll(async () => {
	await live.close();
	await database.drop();
});

interface Led {
	readonly planId: PlanId;
	readonly by: Leader;
	readonly editor: APerson;
	readonly other: APerson;
}

async function aLedPlan(): Promise<Led> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const people = await Promise.all(
		(['lead', 'editor', 'facilitator'] satisfies Role[]).map(async (role) => {
			const person = await aPerson(database.sql, areaId);
			await aRole(database.sql, person, role, planId);
			return person;
		})
	);
	const [leader, editor, other] = people as [APerson, APerson, APerson];
	return { planId, by: leaderOf(leader, planId), editor, other };
}

const refusalOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(thrown: unknown) => (thrown as { code?: string }).code
	);

describe('leading', () => {
	test('only who leads does any of it, and each act stands in the book', async () => {
		const { sql } = database;
		const { planId, by } = await aLedPlan();
		const editor = { ...by, standing: { ...by.standing, planRoles: ['editor'] as const } };
		expect(await refusalOf(lead(sql, editor, { do: 'pause' }))).toBe('not-allowed');
		await lead(sql, by, { do: 'pause' });
		await lead(sql, by, { do: 'talk-about', row: 'row1' });
		await lead(sql, by, { do: 'call', target: 'first' });
		expect((await holdsOf(sql, [planId])).get(planId)).toMatchObject({
			rows: { row1: {} },
			call: { target: 'first' }
		});
		await lead(sql, by, { do: 'let-go', row: 'row1' });
		await lead(sql, by, { do: 'continue' });
		const book = await sql<{ what: string; detail: object }[]>`
			select what, detail from audit_event where plan_id = ${planId} order by at`;
		expect(book).toEqual([
			{ what: 'workshop-pause', detail: {} },
			{ what: 'workshop-talk-about', detail: { row: 'row1' } },
			{ what: 'workshop-call', detail: { target: 'first' } },
			{ what: 'workshop-let-go', detail: { row: 'row1' } },
			{ what: 'workshop-continue', detail: {} }
		]);
	});

	test('what is held in a workshop ends with it, whether it is ended or its time is up', async () => {
		const { sql } = database;
		for (const end of ['ended', 'time']) {
			const { planId, by } = await aLedPlan();
			await aWorkshop(sql, by);
			await lead(sql, by, { do: 'pause' });
			expect((await holdsOf(sql, [planId])).get(planId)?.paused).not.toBeNull();
			if (end === 'ended') await endWorkshop(sql, by);
			else await sql`update workshop set ends_at = now() - interval '1 second' where plan_id = ${planId}`;
			expect((await holdsOf(sql, [planId])).get(planId)).toBeUndefined();
		}
	});

	test('[R38] a member who is taken out leaves within two seconds, stays out, and is let back in', async () => {
		const { sql } = database;
		const { planId, by, editor } = await aLedPlan();
		await aWorkshop(sql, by);
		const who = whoIn(planId, editor.personId);
		const headers = await signIn(sql, editor.accountId);
		const tab = openStock(live.port, planId, headers);
		await until('they are in', () => tab.provider.synced && tab.saved.length > 0);
		const at = performance.now();
		await lead(sql, by, { do: 'take-out', who });
		expect(await tab.closed).toEqual({ code: 4403, reason: 'taken-out' });
		expect(performance.now() - at).toBeLessThan(2_000);
		const again = openStock(live.port, planId, headers);
		expect(await again.closed).toEqual({ code: 4403, reason: 'taken-out' });
		expect((await takenOut(sql, planId)).map((out) => out.who)).toEqual([who]);
		await lead(sql, by, { do: 'let-in', who });
		const back = openStock(live.port, planId, headers);
		await until('they are back', () => back.provider.synced);
		for (const each of [tab, again, back]) each.leave();
	});

	test('[R38] a guest who is taken out cannot come back with the same session; their words and person stay', async () => {
		const { sql } = database;
		const { planId, by } = await aLedPlan();
		const guest = await aGuest(sql, await aWorkshop(sql, by));
		const headers = { cookie: guest.cookie, origin: 'http://withus.test' };
		const tab = openStock(live.port, planId, headers);
		await until('they are in', () => tab.provider.synced && tab.access.length > 0);
		await lead(sql, by, { do: 'take-out', who: whoIn(planId, guest.personId) });
		expect((await tab.closed).code).toBe(4403);
		const again = openStock(live.port, planId, headers);
		expect(await again.closed).toMatchObject({ code: 4403, reason: 'left-workshop' });
		expect(await takenOut(sql, planId)).toEqual([]);
		expect(await sql`select from person where id = ${guest.personId}`).toHaveLength(1);
		tab.leave();
		again.leave();
	});

	test('nobody takes out themselves, another who leads, a stranger, or anybody when no workshop is open', async () => {
		const { sql } = database;
		const { planId, by, editor, other } = await aLedPlan();
		const takeOut = (personId: string) =>
			refusalOf(lead(sql, by, { do: 'take-out', who: whoIn(planId, personId) }));
		expect(await takeOut(editor.personId)).toBe('workshop-over');
		await aWorkshop(sql, by);
		expect(await takeOut(by.personId)).toBe('not-allowed');
		expect(await takeOut(other.personId)).toBe('not-allowed');
		expect(await takeOut('somebody elsewhere')).toBe('not-found');
		expect(await isTakenOut(sql, planId, other.personId)).toBe(false);
	});
});

test('what a page asks for is read with suspicion', () => {
	const strange = [null, 1, 'pause', {}, { do: 'erase' }, { do: 'call' }, { do: 'talk-about', row: '../x' }];
	expect(strange.map((said) => readLeadAct(said))).toEqual(strange.map(() => null));
	expect(readLeadAct({ do: 'pause', row: 'x' })).toEqual({ do: 'pause' });
});
