import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import { hashOf } from '#server/versions/hash.ts';
import type { PlanContent } from '#domain/plan.ts';
import { publish } from '#server/publication/publish.ts';
import { makeVersion, type VersionWish } from '#server/versions/make-version.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aPlanContent } from '#tests/publication/a-plan.ts';
import { aWrittenPlan, publisher, write } from '#tests/publication/a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
let planId: PlanId;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
	planId = await aWrittenPlan(database.sql, lead, aPlanContent());
});
afterAll(() => database.drop());

const make = (reason: VersionWish['reason'], more: Partial<VersionWish> = {}) =>
	makeVersion(database.sql, { areaId: lead.areaId, planId, reason, by: lead.personId, ...more });
const versions = () =>
	database.sql<
		{ id: string; kind: string; reason: string; name: string; content: PlanContent; hash: string }[]
	>`
		select id, kind, reason, name, content, hash from version where plan_id = ${planId} order by seq, made_at`;

test('a version holds the words of this moment, their fingerprint and who had a hand in it', async () => {
	const { id, made, hash } = await make('before-restore');
	await write(database.sql, lead, planId, 'Written afterwards.');
	const [version] = await versions();
	expect([version?.id, made, version?.kind, version?.reason]).toEqual([
		id,
		true,
		'automatic',
		'before-restore'
	]);
	expect(version && hashOf(version.content)).toBe(hash);
	expect(JSON.stringify(version?.content)).not.toContain('Written afterwards');
	const [row] = await database.sql`select contributors from version where id = ${id}`;
	expect(row?.contributors).toEqual([{ person: lead.personId, role: 'lead', group: 'parent_carer' }]);
});

test('no second one is made while nothing has changed; one that a restore needs is kept for good', async () => {
	const first = await make('automatic-left', { by: null });
	const second = await make('before-restore');
	expect([second.id, second.made]).toEqual([first.id, false]);
	expect((await versions()).map(({ reason }) => reason)).toEqual(['before-restore']);
	await write(database.sql, lead, planId, 'More.');
	expect((await make('before-restore')).made).toBe(true);
});

test('a named one is always new, and has no number; publishing counts only what is public', async () => {
	await make('named', { name: 'Before the board meeting' });
	await make('named', { name: 'The same again' });
	const { n } = await publish(database.sql, { planId, by: await publisher(database.sql, lead, planId) });
	expect(n).toBe(1);
	expect((await versions()).map(({ kind, name }) => `${kind} ${name}`.trim())).toEqual([
		'named Before the board meeting',
		'named The same again',
		'published'
	]);
});

test('five at once make one', async () => {
	const made = await Promise.all(Array.from({ length: 5 }, () => make('automatic-idle', { by: null })));
	expect(made.filter((one) => one.made)).toHaveLength(1);
	expect(new Set(made.map(({ id }) => id)).size).toBe(1);
});

test('a plan that does not exist has no version', async () => {
	await expect(
		makeVersion(database.sql, {
			areaId: lead.areaId,
			planId: 'nowhere' as PlanId,
			reason: 'named',
			by: lead.personId
		})
	).rejects.toMatchObject({ code: 'not-found' });
});
