import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextStep, setUpSteps } from '#domain/set-up.ts';
import { addOrganisation, organisationsOf, renameOrganisation } from '#server/areas/organisations.ts';
import { renameArea } from '#server/areas/rename-area.ts';
import { settleStep, stepsDone } from '#server/areas/set-up.ts';
import { areaNameOf } from '#server/plans/area-name.ts';
import { anArea, aPerson, aPlan, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
let owner: APerson;
beforeEach(async () => {
	database = await freshDatabase();
	owner = await aPerson(database.sql, await anArea(database.sql), { roles: ['owner', 'lead'] });
});
afterEach(() => database.drop());

test('each step is done when the tables show it, in any order, and the next one is the first that is not', async () => {
	const { sql } = database;
	const next = async () => nextStep(await stepsDone(sql, owner.areaId));
	expect(await next()).toBe('organisations');
	await addOrganisation(sql, owner, 'Council');
	expect(await next()).toBe('organisations');
	await aPlan(sql, owner);
	await addOrganisation(sql, owner, 'Forum');
	expect(await next()).toBe('groups');
	await settleStep(sql, owner, 'groups');
	await settleStep(sql, owner, 'groups');
	expect(await next()).toBe('people');
	await aPerson(sql, owner.areaId);
	expect(await next()).toBeNull();
});

test('steps can be skipped, area by area', async () => {
	const { sql } = database;
	const other = await anArea(sql, 'Other');
	for (const step of ['organisations', 'groups', 'people'] as const) await settleStep(sql, owner, step);
	expect(nextStep(await stepsDone(sql, owner.areaId))).toBe('plan');
	expect(await stepsDone(sql, other)).toEqual(['name']);
	expect(nextStep(setUpSteps)).toBeNull();
});

test('an organisation stands once, whatever its capitals and however many add it at once', async () => {
	const { sql } = database;
	const answers = await Promise.allSettled(
		['Council', 'COUNCIL', 'council'].map((name) => addOrganisation(sql, owner, name))
	);
	expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
	expect(await organisationsOf(sql, owner.areaId)).toHaveLength(1);
	await addOrganisation(sql, owner, 'Forum');
	const [, forum] = await organisationsOf(sql, owner.areaId);
	await expect(renameOrganisation(sql, owner, forum?.id ?? '', 'Council')).rejects.toThrow(
		'organisation-there'
	);
	await renameOrganisation(sql, owner, forum?.id ?? '', 'FORUM');
	const [, renamed] = await organisationsOf(sql, owner.areaId);
	expect(renamed).toMatchObject({ id: forum?.id, name: 'FORUM', people: 0 });
});

test('another area’s organisation cannot be renamed, and its name may be used here', async () => {
	const { sql } = database;
	const other = await aPerson(sql, await anArea(sql, 'Other'), { roles: ['owner'] });
	await addOrganisation(sql, other, 'Council');
	await addOrganisation(sql, owner, 'Council');
	const [theirs] = await organisationsOf(sql, other.areaId);
	await expect(renameOrganisation(sql, owner, theirs?.id ?? '', 'Mine')).rejects.toThrow('not-found');
	expect(await organisationsOf(sql, other.areaId)).toEqual([theirs]);
});

test('an area is renamed, and that stands in the book', async () => {
	const { sql } = database;
	await renameArea(sql, owner, 'Larkshire and Vale');
	expect(await areaNameOf(sql, owner.areaId)).toBe('Larkshire and Vale');
	expect(await sql`select from audit_event where what = 'area-renamed'`).toHaveLength(1);
});
