import { afterAll, beforeAll, expect, test } from 'vitest';
import { may } from '#domain/permissions.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { areasOf, arrivedInPlan, memberOfArea, memberOfPlan } from '#server/accounts/standing.ts';
import { aPerson, aPlan, aRole, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
let larkshire: AreaId;
let owner: APerson;
beforeAll(async () => {
	database = await freshDatabase();
	larkshire = await anArea(database.sql);
	owner = await aPerson(database.sql, larkshire, { name: 'Ada Field', roles: ['owner'] });
});
afterAll(() => database.drop());

test('no such plan, somebody else’s plan, a deleted plan and nonsense are one answer', async () => {
	const { sql } = database;
	const elsewhere = await aPerson(sql, await anArea(sql, 'Wrenshire'), { roles: ['owner', 'lead'] });
	const plan = await aPlan(sql, owner, { sharedWithArea: true });
	const deleted = await aPlan(sql, owner, { deleted: true });
	expect(await memberOfPlan(sql, elsewhere.accountId, plan)).toBeNull();
	expect(await memberOfPlan(sql, owner.accountId, deleted)).toBeNull();
	expect(await memberOfPlan(sql, owner.accountId, 'nosuchplan')).toBeNull();
	expect(await memberOfPlan(sql, owner.accountId, "'; drop table plan; --\0")).toBeNull();
});

test('a role in one plan reaches that plan and no other', async () => {
	const { sql } = database;
	const [mine, other] = [await aPlan(sql, owner), await aPlan(sql, owner)];
	const sam = await aPerson(sql, larkshire, { name: 'Sam Oakley' });
	await aRole(sql, sam, 'editor', mine);
	const member = await memberOfPlan(sql, sam.accountId, mine);
	expect(member).toMatchObject({
		name: 'Sam',
		group: 'parent_carer',
		role: 'editor',
		plan: { id: mine, epoch: 1, state: 'drafting', deleted: false }
	});
	expect(may(member?.standing ?? null, 'edit-plan')).toBe(true);
	expect(await memberOfPlan(sql, sam.accountId, other)).toBeNull();
});

test('whoever comes into a plan with a session is known by one question, and whoever is not as usual is not', async () => {
	const { sql } = database;
	const [mine, other] = [await aPlan(sql, owner), await aPlan(sql, owner)];
	const sam = await aPerson(sql, larkshire, { name: 'Sam Oakley' });
	await aRole(sql, sam, 'editor', mine);
	const now = new Date();
	const { token } = await startSession(sql, sam.accountId, now);
	const come = (plan = mine, with_ = token, at = now) => arrivedInPlan(sql, with_, plan, at);
	const arrived = await come();
	expect(arrived?.member).toEqual(await memberOfPlan(sql, sam.accountId, mine, now));
	expect(
		await sql`select 1 from session where id = ${arrived!.sessionId} and account_id = ${sam.accountId}`
	).toHaveLength(1);
	const later = new Date(now.getTime() + 6 * 60_000);
	for (const none of [come(other), come(mine, ''), come(mine, `${token}x`), come('nosuchplan' as PlanId)])
		expect(await none).toBeNull();
	expect(await come(mine, token, later)).toBeNull();
	await sql`update person set status = 'suspended' where id = ${sam.personId}`;
	expect(await come()).toBeNull();
});

test('an area role of a reader reaches only plans shared with the whole area; a lead’s reaches every plan', async () => {
	const { sql } = database;
	const [shared, kept] = [await aPlan(sql, owner, { sharedWithArea: true }), await aPlan(sql, owner)];
	const reader = await aPerson(sql, larkshire, { roles: ['reader'] });
	const lead = await aPerson(sql, larkshire, { roles: ['lead'] });
	expect((await memberOfPlan(sql, reader.accountId, shared))?.role).toBe('reader');
	expect(await memberOfPlan(sql, reader.accountId, kept)).toBeNull();
	expect((await memberOfPlan(sql, lead.accountId, kept))?.role).toBe('lead');
});

test('the strongest role that counts is the one that writes: an owner who also leads is a lead', async () => {
	const { sql } = database;
	const both = await aPerson(sql, larkshire, { roles: ['reader', 'owner', 'lead'] });
	expect((await memberOfPlan(sql, both.accountId, await aPlan(sql, owner)))?.role).toBe('lead');
	expect((await memberOfArea(sql, both.accountId, larkshire))?.role).toBe('lead');
});

test.each(['suspended', 'removed'] as const)('somebody %s stands nowhere', async (status) => {
	const { sql } = database;
	const gone = await aPerson(sql, larkshire, { status, roles: ['owner', 'lead'] });
	const plan = await aPlan(sql, owner, { sharedWithArea: true });
	await aRole(sql, gone, 'editor', plan);
	expect(await memberOfPlan(sql, gone.accountId, plan)).toBeNull();
	expect(await memberOfArea(sql, gone.accountId, larkshire)).toBeNull();
	expect(await areasOf(sql, gone.accountId)).toEqual([]);
});

test('one account can be somebody in several areas, and areas of others are not listed', async () => {
	const { sql } = database;
	const wrenshire = await anArea(sql, 'Wrenshire again');
	const here = await aPerson(sql, larkshire, { roles: ['reader'] });
	await aPerson(sql, wrenshire, { accountId: here.accountId, group: 'professional', roles: ['lead'] });
	expect(
		(await areasOf(sql, here.accountId)).map((member) => [member.areaName, member.role, member.group])
	).toEqual([
		['Larkshire', 'reader', 'parent_carer'],
		['Wrenshire again', 'lead', 'professional']
	]);
	expect(await memberOfArea(sql, owner.accountId, wrenshire)).toBeNull();
});
