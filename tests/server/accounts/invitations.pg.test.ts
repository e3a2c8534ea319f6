import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AreaId, PlanId } from '#domain/ids.ts';
import {
	invitationByToken,
	invite,
	openInvitations,
	takeBackInvitation,
	type NewInvitation
} from '#server/accounts/invitations.ts';
import { joinWithAccount, joinWithNewAccount } from '#server/accounts/joining.ts';
import { bringBack, changeAreaRoles, remove, suspend } from '#server/accounts/members.ts';
import { profilesOf, changeProfile } from '#server/accounts/profile.ts';
import { memberOfArea, memberOfPlan } from '#server/accounts/standing.ts';
import { newestMails } from '#server/mail/outbox.ts';
import { aPerson, aPlan, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

const mail = { baseUrl: 'https://plans.example.org', works: true };
const ordinary: NewInvitation = {
	role: 'editor',
	group: 'parent_carer',
	organisation: '',
	email: '',
	name: 'Jo'
};
const jo = {
	name: 'Jo Brook',
	shownAs: 'name',
	password: 'three short words',
	address: '192.0.2.7'
} as const;

let database: FreshDatabase;
let area: AreaId;
let owner: APerson;
let plan: PlanId;
beforeAll(async () => {
	database = await freshDatabase();
	area = await anArea(database.sql);
	owner = await aPerson(database.sql, area, { name: 'Ada Field', roles: ['owner'] });
	plan = await aPlan(database.sql, owner);
});
afterAll(() => database.drop());

async function invited(
	given: Partial<NewInvitation> = {},
	to: 'area' | 'plan' = 'area',
	now = new Date()
): Promise<string> {
	const where = {
		areaName: 'Larkshire',
		...(to === 'plan' ? { plan: { id: plan, title: 'Getting help sooner' } } : {})
	};
	const { path } = await invite(
		database.sql,
		{ ...owner, name: 'Ada Field' },
		where,
		{ ...ordinary, ...given },
		mail,
		now
	);
	return path.replace('/join/', '');
}

test('somebody invited to a plan joins with a new account and stands in that plan only', async () => {
	const { sql } = database;
	const token = await invited({}, 'plan');
	const joined = await joinWithNewAccount(sql, token, { ...jo, email: 'jo@example.org' });
	expect(joined.planId).toBe(plan);
	expect(await memberOfPlan(sql, joined.accountId, plan)).toMatchObject({
		name: 'Jo Brook',
		role: 'editor',
		group: 'parent_carer'
	});
	expect((await memberOfArea(sql, joined.accountId, area))?.standing.areaRoles).toEqual([]);
});

test('a link works once, also when two people press at the same time', async () => {
	const { sql } = database;
	const token = await invited();
	const [one, two] = [await aPerson(sql, await anArea(sql)), await aPerson(sql, await anArea(sql))];
	const answers = await Promise.allSettled(
		[one, two].map((person) => joinWithAccount(sql, token, person.accountId, jo))
	);
	expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await invitationByToken(sql, token)).toBeNull();
});

test('a link ends after fourteen days, when it is taken back, and when its plan is deleted', async () => {
	const { sql } = database;
	const start = new Date('2026-03-01T09:00:00Z');
	const old = await invited({}, 'area', start);
	expect(await invitationByToken(sql, old, new Date('2026-03-15T08:59:00Z'))).not.toBeNull();
	expect(await invitationByToken(sql, old, new Date('2026-03-15T09:00:00Z'))).toBeNull();

	const back = await invited({ name: 'taken back' });
	const [open] = await openInvitations(sql, area, null);
	await takeBackInvitation(sql, owner, { id: open?.id ?? '', planId: null });
	expect(await invitationByToken(sql, back)).toBeNull();
	await expect(joinWithNewAccount(sql, back, { ...jo, email: 'late@example.org' })).rejects.toThrow(
		'link-expired'
	);

	const gone = await aPlan(sql, owner);
	const { path } = await invite(
		sql,
		{ ...owner, name: 'Ada' },
		{ areaName: 'Larkshire', plan: { id: gone, title: '' } },
		ordinary,
		mail
	);
	await sql`update plan set deleted_at = now() where id = ${gone}`;
	expect(await invitationByToken(sql, path.replace('/join/', ''))).toBeNull();
});

test('the invitation is mailed when there is an address, and the mail is all that knows the link', async () => {
	const token = await invited({ email: 'kim@example.org' }, 'plan');
	const [sent] = await newestMails(database.sql);
	expect(sent).toMatchObject({
		to: 'kim@example.org',
		subject: 'Ada Field invites you to write a plan together'
	});
	expect(sent?.body).toContain(`https://plans.example.org/join/${token}`);
	const rows = await database.sql<{ id: string }[]>`select id from invitation`;
	expect(rows.map((row) => row.id)).not.toContain(token);
});

test('who has an account signs in first; the form does not take over an address', async () => {
	const { sql } = database;
	await aPerson(sql, area, { email: 'known@example.org' });
	const token = await invited();
	await expect(joinWithNewAccount(sql, token, { ...jo, email: 'KNOWN@example.org' })).rejects.toThrow(
		'have-account'
	);
	expect(await invitationByToken(sql, token)).not.toBeNull();
});

test('an account that is somebody here already gets the new part and stays who they are', async () => {
	const { sql } = database;
	const reader = await aPerson(sql, area, { name: 'Lee Ford', group: 'professional', roles: ['reader'] });
	await joinWithAccount(sql, await invited({ role: 'editor' }, 'plan'), reader.accountId, jo);
	expect(await memberOfPlan(sql, reader.accountId, plan)).toMatchObject({
		personId: reader.personId,
		group: 'professional',
		role: 'editor'
	});
	expect((await profilesOf(sql, reader.accountId))[0]?.name).toBe('Lee Ford');
});

test('a suspended person does not come back by a link, a removed one only by an invitation to the area', async () => {
	const { sql } = database;
	const suspended = await aPerson(sql, area, { status: 'suspended' });
	const removed = await aPerson(sql, area, { status: 'removed' });
	await expect(joinWithAccount(sql, await invited(), suspended.accountId, jo)).rejects.toThrow(
		'suspended-here'
	);
	await expect(joinWithAccount(sql, await invited({}, 'plan'), removed.accountId, jo)).rejects.toThrow(
		'suspended-here'
	);
	await joinWithAccount(sql, await invited(), removed.accountId, jo);
	expect(await memberOfArea(sql, removed.accountId, area)).not.toBeNull();
});

test('[R16] a young person is shown by group only, whatever the form or a later change says', async () => {
	const { sql } = database;
	const token = await invited({ group: 'young_person' });
	const { accountId } = await joinWithNewAccount(sql, token, {
		...jo,
		email: 'young@example.org',
		shownAs: 'name'
	});
	expect((await memberOfArea(sql, accountId, area))?.name).toBe('Young person');
	await changeProfile(sql, accountId, area, { name: 'Robin Hale', shownAs: 'name' });
	const [profile] = await profilesOf(sql, accountId);
	expect(profile).toMatchObject({ shownAs: 'group', seenAs: 'Young person' });
});

test('organisations are made once per area, whatever capitals they are typed in', async () => {
	const { sql } = database;
	await invited({ organisation: 'Larkshire NHS' });
	await invited({ organisation: 'larkshire nhs' });
	const rows = await sql`select from organisation where area_id = ${area} and lower(name) = 'larkshire nhs'`;
	expect(rows).toHaveLength(1);
});

test('links of somebody who was stopped or removed do not work, so nobody comes back through their own', async () => {
	const { sql } = database;
	const boss = await aPerson(sql, area, { roles: ['owner'] });
	const { path } = await invite(
		sql,
		{ ...boss, name: 'Boss' },
		{ areaName: 'Larkshire' },
		{ ...ordinary, role: 'owner' },
		mail
	);
	const token = path.replace('/join/', '');
	const deed = { areaId: area, by: owner.personId, person: boss.personId };
	await suspend(sql, deed);
	expect(await invitationByToken(sql, token)).toBeNull();
	await expect(
		joinWithNewAccount(sql, token, { ...jo, email: 'boss-again@example.org' })
	).rejects.toMatchObject({ code: 'link-expired' });
	expect((await openInvitations(sql, area, null)).map(({ role }) => role)).not.toContain('owner');
	await bringBack(sql, deed);
	expect(await invitationByToken(sql, token)).not.toBeNull();
	await changeAreaRoles(sql, deed, ['reader']);
	expect(await invitationByToken(sql, token)).toBeNull();
	await changeAreaRoles(sql, deed, ['owner']);
	expect(await openInvitations(sql, area, null)).toContainEqual(expect.objectContaining({ role: 'owner' }));
	await remove(sql, deed);
	expect(await invitationByToken(sql, token)).toBeNull();
});

test('who was removed does not come back by an older link to their address', async () => {
	const { sql } = database;
	const gone = await aPerson(sql, area, { email: 'gone@example.org', roles: ['reader'] });
	const token = await invited({ email: 'Gone@example.org' });
	await remove(sql, { areaId: area, by: owner.personId, person: gone.personId });
	await expect(joinWithAccount(sql, token, gone.accountId, jo)).rejects.toMatchObject({
		code: 'link-expired'
	});
});
