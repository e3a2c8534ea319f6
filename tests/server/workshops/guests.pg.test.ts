import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may } from '#domain/permissions.ts';
import type { PlanId } from '#domain/ids.ts';
import { membersOfArea } from '#server/accounts/members.ts';
import { peopleForPlan } from '#server/accounts/plan-people.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { endGuestSession, guestOf } from '#server/accounts/guest-sessions.ts';
import { joinAsGuest, workshopBehind } from '#server/workshops/joining.ts';
import {
	closeOver,
	endWorkshop,
	extendWorkshop,
	openWorkshop,
	workshopOfPlan
} from '#server/workshops/workshops.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aPlan, anArea, type APerson } from '#tests/people.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';

let database: FreshDatabase;
let lead: APerson;
beforeAll(async () => {
	database = await freshDatabase();
	lead = await aPerson(database.sql, await anArea(database.sql), { name: 'Ben Marsh', roles: ['lead'] });
});
afterAll(() => database.drop());

const start = new Date('2026-03-05T10:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const taking = { group: 'parent_carer', takesPart: true, quoteWords: false } as const;

async function anOpenPlan(
	is: Parameters<typeof aWorkshop>[2] = {}
): Promise<{ planId: PlanId; workshop: Awaited<ReturnType<typeof aWorkshop>> }> {
	const planId = await aPlan(database.sql, lead);
	const by = leaderOf(lead, planId);
	return { planId, workshop: await aWorkshop(database.sql, by, { endsAt: after(60), ...is }, start) };
}

describe('a guest', () => {
	test('stands in the plan of their workshop as it says, by group and number, until its time is up', async () => {
		const { sql } = database;
		for (const guestsAre of ['editor', 'contributor'] as const) {
			const { planId, workshop } = await anOpenPlan({ guestsAre });
			await aGuest(sql, workshop, 'professional', start);
			const { personId } = await aGuest(sql, workshop, 'parent_carer', start);
			const member = await memberOfPlan(sql, { guest: personId }, planId, after(59.9));
			expect(member).toMatchObject({ role: 'guest', name: 'Parent carer 2', accountId: null });
			expect(may(member!.standing, 'edit-plan')).toBe(guestsAre === 'editor');
			for (const act of ['publish-plan', 'invite-to-plan', 'see-people', 'open-workshop'] as const)
				expect(may(member!.standing, act)).toBe(false);
			expect(await memberOfPlan(sql, { guest: personId }, planId, after(60))).toBeNull();
		}
	});

	test('stands nowhere else, and not as an account', async () => {
		const { sql } = database;
		const { planId, workshop } = await anOpenPlan();
		const { personId } = await aGuest(sql, workshop, 'parent_carer', start);
		const shared = await aPlan(sql, lead, { sharedWithArea: true });
		const { planId: alsoOpen } = await anOpenPlan();
		for (const other of [shared, alsoOpen])
			expect(await memberOfPlan(sql, { guest: personId }, other, start)).toBeNull();
		expect(await memberOfPlan(sql, personId, planId, start)).toBeNull();
		expect(await memberOfPlan(sql, { guest: lead.personId }, planId, start)).toBeNull();
	});

	test('is in no list of members', async () => {
		const { sql } = database;
		const { planId, workshop } = await anOpenPlan();
		const { personId } = await aGuest(sql, workshop, 'parent_carer', start);
		const lists = [await membersOfArea(sql, lead.areaId), await peopleForPlan(sql, lead.areaId, planId)];
		for (const list of lists) {
			expect(list.map((person) => person.id)).toContain(lead.personId);
			expect(list.map((person) => person.id)).not.toContain(personId);
		}
	});

	test('is told why it is over: ended, time up, removed, and nobody once they left', async () => {
		const { sql } = database;
		const { planId, workshop } = await anOpenPlan();
		const one = await aGuest(sql, workshop, 'parent_carer', start);
		const two = await aGuest(sql, workshop, 'professional', start);
		const over = async ({ token }: { token: string }, at = start) => (await guestOf(sql, token, at))?.over;
		expect(await over(one)).toBeNull();
		expect(await over(one, after(60))).toBe('workshop-over');
		await sql`update guest set removed_at = ${start} where person_id = ${two.personId}`;
		expect(await over(two)).toBe('left-workshop');
		expect(await memberOfPlan(sql, { guest: two.personId }, planId, start)).toBeNull();
		const session = await guestOf(sql, two.token, start);
		await expect(joinAsGuest(sql, workshop, taking, session, start)).rejects.toThrow('left-workshop');
		await endGuestSession(sql, (await guestOf(sql, one.token, start))!.sessionId);
		expect(await guestOf(sql, one.token, start)).toBeNull();
		expect(await guestOf(sql, '', start)).toBeNull();
		expect(await guestOf(sql, 'x'.repeat(101), start)).toBeNull();
	});

	test('comes in by code or link, typed in any way, and not when it has ended', async () => {
		const { sql } = database;
		const { planId, workshop } = await anOpenPlan();
		const { code, link } = workshop;
		for (const typed of [code, code.toLowerCase(), ` ${code.slice(0, 3)} ${code.slice(3)}`, link])
			expect((await workshopBehind(sql, typed, start))?.id).toBe(workshop.id);
		for (const wrong of ['', 'CCCCC', '%', `${code}C`, 'null', link.toUpperCase()])
			expect(await workshopBehind(sql, wrong, start)).toBeNull();
		expect(await workshopBehind(sql, code, after(60))).toBeNull();
		await endWorkshop(sql, leaderOf(lead, planId), after(10));
		for (const late of [code, link]) expect(await workshopBehind(sql, late, after(11))).toBeNull();
		await expect(joinAsGuest(sql, workshop, taking, null, after(11))).rejects.toThrow('no-workshop');
	});

	test('does not come in by the code of somebody who was suspended, or of a deleted plan', async () => {
		const { sql } = database;
		const other = await aPerson(sql, lead.areaId, { roles: ['lead'] });
		const planId = await aPlan(sql, other);
		const workshop = await aWorkshop(sql, leaderOf(other, planId), { endsAt: after(60) }, start);
		await sql`update person set status = 'suspended' where id = ${other.personId}`;
		expect(await workshopBehind(sql, workshop.code, start)).toBeNull();
		await sql`update person set status = 'active' where id = ${other.personId}`;
		expect(await workshopBehind(sql, workshop.code, start)).not.toBeNull();
		await sql`update plan set deleted_at = now() where id = ${planId}`;
		expect(await workshopBehind(sql, workshop.code, start)).toBeNull();
	});

	test('agrees to take part, and a young person comes only where two adults are named', async () => {
		const { sql } = database;
		const adults = (await anOpenPlan()).workshop;
		const all = (await anOpenPlan({ youngPeople: true, leads: 'Ben', watches: 'Helen' })).workshop;
		const young = { ...taking, group: 'young_person' } as const;
		await expect(joinAsGuest(sql, all, { ...young, takesPart: false }, null, start)).rejects.toThrow(
			'consent-missing'
		);
		await expect(joinAsGuest(sql, adults, young, null, start)).rejects.toThrow('ask-an-adult');
		const { personId } = await joinAsGuest(sql, all, { ...young, quoteWords: true }, null, start);
		expect(await sql`select quote_words, takes_part from guest where person_id = ${personId}`).toEqual([
			{ quote_words: true, takes_part: true }
		]);
	});
});

describe('a workshop', () => {
	test('is opened by who may, with guests who are no more than they are', async () => {
		const { sql } = database;
		const planId = await aPlan(sql, lead);
		const opening = {
			endsAt: after(60),
			guestsAre: 'editor',
			youngPeople: false,
			leads: '',
			watches: ''
		} as const;
		const facilitator = leaderOf(lead, planId, 'facilitator');
		await expect(openWorkshop(sql, facilitator, opening, start)).rejects.toThrow('not-allowed');
		const editor = { ...facilitator, standing: { ...facilitator.standing, planRoles: ['editor'] as const } };
		await expect(openWorkshop(sql, editor, { ...opening, guestsAre: 'contributor' }, start)).rejects.toThrow(
			'not-allowed'
		);
		await openWorkshop(sql, facilitator, { ...opening, guestsAre: 'contributor' }, start);
	});

	test('has an end later than now and at most a day away', async () => {
		const { sql } = database;
		const planId = await aPlan(sql, lead);
		const by = leaderOf(lead, planId);
		for (const endsAt of [start, after(-1), after(24 * 60 + 1), new Date(NaN)])
			await expect(aWorkshop(sql, by, { endsAt }, start)).rejects.toThrow('workshop-time');
		await aWorkshop(sql, by, { endsAt: after(24 * 60) }, start);
		await expect(extendWorkshop(sql, by, after(24 * 60 + 5), after(10))).rejects.toThrow('workshop-time');
		await extendWorkshop(sql, by, after(90), after(10));
		expect((await workshopOfPlan(sql, planId, after(89)))?.endsAt).toEqual(after(90));
		expect(await workshopOfPlan(sql, planId, after(90))).toBeNull();
	});

	test.each([
		['', ''],
		['Ben Marsh', ''],
		['Ben Marsh', 'ben  marsh ']
	])('with young people needs two different adults: not “%s” and “%s”', async (leads, watches) => {
		const by = leaderOf(lead, await aPlan(database.sql, lead));
		const opening = { youngPeople: true, leads, watches, endsAt: after(60) };
		await expect(aWorkshop(database.sql, by, opening, start)).rejects.toThrow('two-adults');
	});

	test('is one at a time per plan, and the next can be opened when its time is up', async () => {
		const { sql } = database;
		const { planId, workshop } = await anOpenPlan();
		const by = leaderOf(lead, planId);
		await expect(aWorkshop(sql, by, {}, start)).rejects.toThrow('workshop-open');
		const next = await aWorkshop(sql, by, { endsAt: after(120) }, after(60));
		expect(next.id).not.toBe(workshop.id);
		const [old] = await sql`select code, link, ended_at from workshop where id = ${workshop.id}`;
		expect(old).toEqual({ code: null, link: null, ended_at: after(60) });
	});

	test('opened twice at once is opened once', async () => {
		const by = leaderOf(lead, await aPlan(database.sql, lead));
		const opened = await Promise.allSettled([1, 2, 3].map(() => aWorkshop(database.sql, by, {}, start)));
		expect(opened.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
		await closeOver(database.sql, after(24 * 60));
	});

	test('what is done to it stands in the book', async () => {
		const { sql } = database;
		const { planId } = await anOpenPlan();
		await extendWorkshop(sql, leaderOf(lead, planId), after(90), start);
		await endWorkshop(sql, leaderOf(lead, planId), after(5));
		await expect(endWorkshop(sql, leaderOf(lead, planId), after(6))).rejects.toThrow('workshop-over');
		const book = await sql`select what from audit_event where plan_id = ${planId}`;
		expect(book.map(({ what }) => what as string).sort()).toEqual([
			'workshop-ended',
			'workshop-extended',
			'workshop-opened'
		]);
	});
});
