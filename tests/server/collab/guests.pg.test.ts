// Guests of a workshop at the live plan's door: in while it is open, out within two seconds of its end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import { notify } from '#server/notify.ts';
import { endGuestSession, guestOf } from '#server/accounts/guest-sessions.ts';
import { endWorkshop, type Leader } from '#server/workshops/workshops.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { openStock, origin, signIn, startLive, until, type Live, type StockTab } from './live.ts';

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

async function aPlanToOpen(): Promise<{ planId: PlanId; by: Leader; lead: APerson }> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const lead = await aPerson(database.sql, areaId);
	await aRole(database.sql, lead, 'lead', planId);
	return { planId, by: leaderOf(lead, planId), lead };
}

async function enter(planId: PlanId, cookie: string): Promise<StockTab> {
	const tab = openStock(live.port, planId, { cookie, origin });
	await until('they are in', () => tab.provider.synced && tab.access.length > 0);
	return tab;
}

test('a guest of editors writes in the name of their group; a guest of contributors reads', async () => {
	for (const guestsAre of ['editor', 'contributor'] as const) {
		const { planId, by } = await aPlanToOpen();
		const { cookie, personId } = await aGuest(database.sql, await aWorkshop(database.sql, by, { guestsAre }));
		const tab = await enter(planId, cookie);
		expect(tab.access.at(-1)).toBe(guestsAre === 'editor');
		type(tab.doc, 'What families told us.');
		if (guestsAre === 'contributor') expect((await tab.closed).reason).toBe('not-allowed');
		else {
			const rows = () =>
				database.sql`select role, voice_group from plan_update where plan_id = ${planId} and person_id = ${personId}`;
			await until('it is in the log', async () => (await rows()).length > 0);
			expect((await rows())[0]).toEqual({ role: 'guest', voice_group: 'parent_carer' });
		}
		tab.leave();
	}
});

test('ended by its lead: every guest is told within 2 s, members stay, and nobody comes back', async () => {
	const { planId, by, lead } = await aPlanToOpen();
	const workshop = await aWorkshop(database.sql, by);
	const guests = await Promise.all([1, 2, 3].map(() => aGuest(database.sql, workshop)));
	const tabs = await Promise.all(guests.map(({ cookie }) => enter(planId, cookie)));
	const member = await enter(planId, (await signIn(database.sql, lead.accountId)).cookie);
	const begun = Date.now();
	await endWorkshop(database.sql, by);
	for (const tab of tabs) expect(await tab.closed).toEqual({ code: 4403, reason: 'workshop-over' });
	expect(Date.now() - begun).toBeLessThan(2_000);
	const again = openStock(live.port, planId, { cookie: guests[0]!.cookie, origin });
	expect(await again.closed).toEqual({ code: 4403, reason: 'workshop-over' });
	type(member.doc, 'We go on.');
	await until('the lead writes on', () => member.saved.length > 1);
	for (const tab of [...tabs, member, again]) tab.leave();
});

test('its time is up: told within 2 s, though nobody sends a hint', async () => {
	const { planId, by } = await aPlanToOpen();
	const endsAt = new Date(Date.now() + 1_500);
	const { cookie } = await aGuest(database.sql, await aWorkshop(database.sql, by, { endsAt }));
	const tab = await enter(planId, cookie);
	expect(await tab.closed).toEqual({ code: 4403, reason: 'workshop-over' });
	const late = Date.now() - endsAt.getTime();
	expect(late).toBeGreaterThanOrEqual(0);
	expect(late).toBeLessThan(2_000);
	tab.leave();
});

test('its end was moved without a hint: the guest stays', async () => {
	const { planId, by } = await aPlanToOpen();
	const workshop = await aWorkshop(database.sql, by, { endsAt: new Date(Date.now() + 1_000) });
	const { cookie } = await aGuest(database.sql, workshop);
	const tab = await enter(planId, cookie);
	await database.sql`update workshop set ends_at = ${new Date(Date.now() + 60_000)} where id = ${workshop.id}`;
	let gone = false;
	void tab.closed.then(() => (gone = true));
	await new Promise((resolve) => setTimeout(resolve, 2_500));
	expect(gone).toBe(false);
	type(tab.doc, 'Still here.');
	await until('still written', () => tab.saved.length > 1);
	tab.leave();
});

test('removed, or left by themselves: only they are out, within 2 s', async () => {
	const { sql } = database;
	const { planId, by } = await aPlanToOpen();
	const workshop = await aWorkshop(sql, by);
	const [removed, left, stays] = await Promise.all([1, 2, 3].map(() => aGuest(sql, workshop)));
	const tabs = await Promise.all([removed!, left!, stays!].map(({ cookie }) => enter(planId, cookie)));
	const begun = Date.now();
	await sql`update guest set removed_at = now() where person_id = ${removed!.personId}`;
	await notify(sql, { kind: 'access', plan: planId, person: removed!.personId });
	expect((await tabs[0]!.closed).reason).toBe('left-workshop');
	await endGuestSession(sql, (await guestOf(sql, left!.token))!.sessionId);
	expect((await tabs[1]!.closed).reason).toBe('sign-in-needed');
	expect(Date.now() - begun).toBeLessThan(2_000);
	type(tabs[2]!.doc, 'Still here.');
	await until('the third writes on', () => tabs[2]!.saved.length > 1);
	expect(textOf(tabs[0]!.doc)).not.toContain('Still here.');
	for (const tab of tabs) tab.leave();
});

test('a guest’s cookie opens no other plan, and beside it an account counts there', async () => {
	const { sql } = database;
	const { by } = await aPlanToOpen();
	const other = await aPlanToOpen();
	const { cookie } = await aGuest(sql, await aWorkshop(sql, by));
	const alone = openStock(live.port, other.planId, { cookie, origin });
	expect((await alone.closed).reason).toBe('sign-in-needed');
	const account = (await signIn(sql, other.lead.accountId)).cookie;
	const both = await enter(other.planId, `${cookie}; ${account}`);
	expect(both.access.at(-1)).toBe(true);
	for (const tab of [alone, both]) tab.leave();
});
