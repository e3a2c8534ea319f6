import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AreaId } from '#domain/ids.ts';
import {
	bringBack,
	changeAreaRoles,
	changeOrganisation,
	membersOfArea,
	remove,
	suspend
} from '#server/accounts/members.ts';
import { changePlanRoles, peopleForPlan, shareWithArea } from '#server/accounts/plan-people.ts';
import { memberOfArea, memberOfPlan } from '#server/accounts/standing.ts';
import { aPerson, aPlan, aRole, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
let area: AreaId;
let owner: APerson;
const heard: { kind: string; person?: string; plan?: string }[] = [];
beforeAll(async () => {
	database = await freshDatabase();
	area = await anArea(database.sql);
	owner = await aPerson(database.sql, area, { name: 'Ada Field', roles: ['owner'] });
	await database.sql.listen('withus', (hint) => heard.push(JSON.parse(hint)));
});
afterAll(() => database.drop());

const deedTo = (person: APerson, by = owner) => ({
	areaId: by.areaId,
	by: by.personId,
	person: person.personId
});
const deedsOf = async (what: string) =>
	(
		await database.sql<{ detail: { person: string } }[]>`select detail from audit_event where what = ${what}`
	).map((row) => row.detail.person);

test('roles are changed as a whole, written into the book, and open sockets hear of it', async () => {
	const { sql } = database;
	const sam = await aPerson(sql, area, { roles: ['reader'] });
	await changeAreaRoles(sql, deedTo(sam), ['lead', 'editor']);
	expect([...((await memberOfArea(sql, sam.accountId, area))?.standing.areaRoles ?? [])].sort()).toEqual([
		'editor',
		'lead'
	]);
	expect(await deedsOf('roles-changed')).toContain(sam.personId);
	await expect.poll(() => heard).toContainEqual({ kind: 'access', person: sam.personId });
});

test('an owner says for which organisation somebody speaks; a new one is made, and none is none', async () => {
	const { sql } = database;
	const sam = await aPerson(sql, area);
	const spokenFor = async () =>
		(await membersOfArea(sql, area)).find(({ id }) => id === sam.personId)?.organisation;
	await changeOrganisation(sql, deedTo(sam), 'Larkshire Forum');
	expect(await spokenFor()).toBe('Larkshire Forum');
	await changeOrganisation(sql, deedTo(sam), 'larkshire forum');
	expect((await deedsOf('organisation-changed')).filter((id) => id === sam.personId)).toHaveLength(1);
	await changeOrganisation(sql, deedTo(sam), '');
	expect(await spokenFor()).toBeNull();
	const stranger = await aPerson(sql, await anArea(sql, 'Finchshire'));
	await expect(changeOrganisation(sql, { ...deedTo(stranger), areaId: area }, 'X')).rejects.toThrow(
		'not-found'
	);
});

test('a suspended person stands nowhere and comes back with every role; a removed one comes back with none', async () => {
	const { sql } = database;
	const sam = await aPerson(sql, area, { roles: ['lead'] });
	const plan = await aPlan(sql, owner);
	await suspend(sql, deedTo(sam));
	expect(await memberOfPlan(sql, sam.accountId, plan)).toBeNull();
	await bringBack(sql, deedTo(sam));
	expect((await memberOfPlan(sql, sam.accountId, plan))?.role).toBe('lead');
	await remove(sql, deedTo(sam));
	expect(await memberOfArea(sql, sam.accountId, area)).toBeNull();
	await bringBack(sql, deedTo(sam));
	expect((await memberOfArea(sql, sam.accountId, area))?.standing.areaRoles).toEqual([]);
});

test('the last owner stays: not demoted, suspended or removed, and nothing of the try remains', async () => {
	const { sql } = database;
	const lonely = await aPerson(sql, await anArea(sql, 'Wrenshire'), { roles: ['owner', 'lead'] });
	const deed = deedTo(lonely, lonely);
	await expect(changeAreaRoles(sql, deed, ['lead'])).rejects.toThrow('last-owner');
	await expect(suspend(sql, deed)).rejects.toThrow('last-owner');
	await expect(remove(sql, deed)).rejects.toThrow('last-owner');
	expect((await memberOfArea(sql, lonely.accountId, lonely.areaId))?.standing.areaRoles).toHaveLength(2);
	expect(await sql`select from audit_event where area_id = ${lonely.areaId}`).toHaveLength(0);
});

test('two owners who remove each other at the same moment leave one', async () => {
	const { sql } = database;
	const wren = await anArea(sql, 'Wrenshire too');
	const one = await aPerson(sql, wren, { roles: ['owner'] });
	const two = await aPerson(sql, wren, { roles: ['owner'] });
	const answers = await Promise.allSettled([remove(sql, deedTo(two, one)), remove(sql, deedTo(one, two))]);
	expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
	const owners = (await membersOfArea(sql, wren)).filter((member) => member.status === 'active');
	expect(owners).toHaveLength(1);
});

test('an owner reaches nobody of another area', async () => {
	const { sql } = database;
	const stranger = await aPerson(sql, await anArea(sql, 'Elsewhere'), { roles: ['owner'] });
	await expect(suspend(sql, { ...deedTo(stranger), areaId: area })).rejects.toThrow('not-found');
	expect((await memberOfArea(sql, stranger.accountId, stranger.areaId))?.role).toBe('owner');
});

test('a part in a plan is given, changed and taken, and reaches only people of the area', async () => {
	const { sql } = database;
	const plan = await aPlan(sql, owner);
	const sam = await aPerson(sql, area);
	const deed = { areaId: area, planId: plan, by: owner.personId };
	await changePlanRoles(sql, deed, sam.personId, ['contributor', 'editor']);
	expect((await memberOfPlan(sql, sam.accountId, plan))?.role).toBe('editor');
	await changePlanRoles(sql, deed, sam.personId, ['reader']);
	expect((await memberOfPlan(sql, sam.accountId, plan))?.role).toBe('reader');
	await changePlanRoles(sql, deed, sam.personId, []);
	expect(await memberOfPlan(sql, sam.accountId, plan)).toBeNull();
	await expect.poll(() => heard).toContainEqual({ kind: 'access', plan, person: sam.personId });

	const stranger = await aPerson(sql, await anArea(sql, 'Far away'));
	await expect(changePlanRoles(sql, deed, stranger.personId, ['editor'])).rejects.toThrow('not-found');
});

test('sharing a plan lets the area’s readers in, and stopping lets them out', async () => {
	const { sql } = database;
	const plan = await aPlan(sql, owner);
	const reader = await aPerson(sql, area, { roles: ['reader'] });
	const deed = { areaId: area, planId: plan, by: owner.personId };
	await shareWithArea(sql, deed, true);
	expect((await memberOfPlan(sql, reader.accountId, plan))?.role).toBe('reader');
	await shareWithArea(sql, deed, false);
	expect(await memberOfPlan(sql, reader.accountId, plan)).toBeNull();
});

test('the people of a plan are those of its area, with what each holds in this plan and no other', async () => {
	const { sql } = database;
	const wren = await anArea(sql, 'Small');
	const lead = await aPerson(sql, wren, { name: 'Ben Marsh', roles: ['lead'] });
	const sam = await aPerson(sql, wren, { name: 'Sam Oakley' });
	const [plan, other] = [await aPlan(sql, lead), await aPlan(sql, lead)];
	await aRole(sql, sam, 'editor', plan);
	await aRole(sql, sam, 'lead', other);
	expect(
		(await peopleForPlan(sql, wren, plan)).map(({ name, roles, areaRoles }) => ({ name, roles, areaRoles }))
	).toEqual([
		{ name: 'Ben Marsh', roles: [], areaRoles: ['lead'] },
		{ name: 'Sam Oakley', roles: ['editor'], areaRoles: [] }
	]);
});
