import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import type { Group, ShownAs } from '#domain/groups.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { noteVisit } from '#server/plans/listed.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { nameVersion } from '#server/versions/name-version.ts';
import { beginVisit, contentSince, putAwayNews, sinceLastVisit } from '#server/versions/since.ts';
import { contentOf, faultOfPair, inOrder, stateCalled } from '#server/versions/states.ts';
import { linesAtOnce, timeLine } from '#server/versions/time-line.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aPlanContent } from '#tests/publication/a-plan.ts';
import { aWrittenPlan, publisher, write } from '#tests/publication/a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
let planId: PlanId;

beforeAll(async () => {
	database = await freshDatabase();
	lead = await aPerson(database.sql, await anArea(database.sql), { name: 'Ben Marsh', roles: ['lead'] });
});
beforeEach(async () => {
	planId = await aWrittenPlan(database.sql, lead, aPlanContent());
});
afterAll(() => database.drop());

const plan = () => ({ id: planId, areaId: lead.areaId });
const line = (more: { onlyNamed?: boolean; after?: string } = {}) =>
	timeLine(database.sql, { areaId: lead.areaId, planId, ...more });
const keep = (name = '') =>
	makeVersion(database.sql, {
		areaId: lead.areaId,
		planId,
		reason: name === '' ? 'automatic-idle' : 'named',
		by: name === '' ? null : lead.personId,
		name
	});
/** As if this person had written the last change. */
const wroteLast = async (is: { name: string; group: Group; shownAs: ShownAs }) => {
	const person = await aPerson(database.sql, lead.areaId, is);
	await database.sql`
		update plan_update set person_id = ${person.personId}, voice_group = ${is.group}, role = 'editor'
		where plan_id = ${planId} and seq = (select seq from plan_head where plan_id = ${planId})`;
	return person;
};

test('adults are shown as they chose, and young people by their group alone, whatever they chose', async () => {
	for (const is of [
		{ name: 'Cora Penn', group: 'parent_carer', shownAs: 'first-name' },
		{ name: 'Priya Nair', group: 'parent_carer', shownAs: 'group' },
		{ name: 'Dev Rowan', group: 'professional', shownAs: 'name' },
		{ name: 'Robin Ash', group: 'young_person', shownAs: 'name' }
	] as const) {
		await write(database.sql, lead, planId, `Words of ${is.group}.`);
		await wroteLast(is);
	}
	await keep();
	const { lines } = await line();
	expect(lines[0]?.hands).toEqual([
		{ group: 'parent_carer', people: [expect.anything(), { name: 'Cora', role: 'editor' }] },
		{ group: 'young_person', people: [] },
		{ group: 'professional', people: [{ name: 'Dev Rowan', role: 'editor' }] }
	]);
	expect(JSON.stringify(lines)).not.toMatch(/Robin|Priya|Penn/);
});

test('it is read page by page, newest first; with names only; and a place that is none of this plan is the start', async () => {
	const { sql } = database;
	await keep('Beginning');
	await sql`
		insert into version (area_id, id, plan_id, kind, reason, content, hash, schema, epoch, seq, made_at, brought)
		select area_id, 'many' || many || plan_id, plan_id, 'automatic', 'automatic-idle', content, 'h' || many, schema, 1, 1000 + many,
			made_at + many * interval '1 minute', '{"parts":[]}'
		from version, generate_series(1, ${linesAtOnce + 5}) as many where plan_id = ${planId}`;
	const first = await line();
	expect([first.lines.length, first.more]).toEqual([linesAtOnce, true]);
	const second = await line({ after: first.lines.at(-1)!.id });
	expect([second.lines.length, second.more, second.lines.at(-1)?.name]).toEqual([6, false, 'Beginning']);
	expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(linesAtOnce + 6);
	expect(first.lines[0]?.before).toBe(first.lines[1]?.id);
	expect((await line({ onlyNamed: true })).lines.map(({ name }) => name)).toEqual(['Beginning']);
	expect((await line({ after: 'nowhere' })).lines[0]?.id).toBe(first.lines[0]?.id);
});

test('a version of another plan, of another area or of nobody is none of this plan', async () => {
	const { sql } = database;
	const mine = (await keep()).id;
	const another = await aWrittenPlan(sql, lead, aPlanContent());
	const wish = { areaId: lead.areaId, planId: another, reason: 'automatic-idle', by: null } as const;
	const others = (await makeVersion(sql, wish)).id;
	const stranger = await aPerson(sql, await anArea(sql, 'Othershire'), { roles: ['lead'] });
	const found = async (name: string) => (await stateCalled(sql, plan(), name))?.id ?? null;
	expect([await found(mine), await found(others), await found('nowhere'), await found("'; --")]).toEqual([
		mine,
		null,
		null,
		null
	]);
	expect(await contentOf(sql, plan(), others)).toBeNull();
	expect(await stateCalled(sql, { id: planId, areaId: stranger.areaId }, mine)).toBeNull();
	const state = (await stateCalled(sql, plan(), mine))!;
	expect([
		faultOfPair(mine, mine, [state]),
		faultOfPair(mine, others, [state]),
		faultOfPair(mine, 'now', [state]),
		faultOfPair(mine, 'now', [{ ...state, schema: schemaVersion + 1 }])
	]).toEqual(['version-same', 'version-unknown', null, 'version-newer']);
	const member = (await memberOfPlan(sql, lead.accountId, planId))!;
	await expect(nameVersion(sql, member, others, { name: 'Mine?', note: '' })).rejects.toMatchObject({
		code: 'not-found'
	});
});

test('a name can be given later and changed; what has one is never thinned, and the book says who did it', async () => {
	const { sql } = database;
	const { id } = await keep();
	const member = (await memberOfPlan(sql, lead.accountId, planId))!;
	await nameVersion(sql, member, id, { name: 'Before the board', note: 'Agreed by all.' });
	await nameVersion(sql, member, id, { name: 'Before the summer', note: '' });
	const { lines } = await line({ onlyNamed: true });
	expect(lines.map(({ kind, name, reason }) => [kind, name, reason])).toEqual([
		['named', 'Before the summer', 'automatic-idle']
	]);
	const book = await sql`select what from audit_event where plan_id = ${planId} and what like 'version%'`;
	expect(book).toHaveLength(2);
});

test('a version that was taken down stays in the line, and cannot be read or compared', async () => {
	const by = await publisher(database.sql, lead, planId);
	await publish(database.sql, { planId, by });
	await withdraw(database.sql, { planId, n: 1, reason: 'It named somebody.', by });
	const [taken] = (await line()).lines;
	expect([taken?.n, taken?.withdrawn]).toEqual([1, true]);
	expect(await stateCalled(database.sql, plan(), taken!.id)).toBeNull();
});

test('two that are ticked are compared in the order of time', async () => {
	const [first] = [await keep('One')];
	await write(database.sql, lead, planId, 'More.');
	const second = await keep('Two');
	expect(await inOrder(database.sql, plan(), [second.id, first.id])).toEqual([first.id, second.id]);
	expect(await inOrder(database.sql, plan(), ['x', first.id])).toEqual(['x', first.id]);
});

test('who comes back is told from where they stopped; not on a first visit, not of their own words, not once it is put away', async () => {
	const { sql } = database;
	const cora = await aPerson(sql, lead.areaId, { name: 'Cora Penn', roles: ['lead'] });
	const me = { areaId: lead.areaId, planId, personId: cora.personId };
	const come = async (daysLater = 0) => {
		if (daysLater > 0)
			await sql`update plan_visit set seen_at = seen_at - interval '1 day' where plan_id = ${planId}`;
		await beginVisit(sql, me);
		const [head] = await sql<
			{ epoch: number; seq: number }[]
		>`select epoch, seq from plan_head where plan_id = ${planId}`;
		await noteVisit(sql, { ...me, ...head! });
		return sinceLastVisit(sql, me);
	};
	expect(await come()).toBeNull();
	await write(sql, lead, planId, 'Seen already.');
	await come();
	await write(sql, lead, planId, 'Somebody rings back.');
	const since = await come(1);
	expect(since?.seq).toBe(2);
	const was = JSON.stringify(await contentSince(sql, planId, since!));
	expect(was).toContain('Seen already.');
	expect(was).not.toContain('Somebody rings back.');
	// a reload is no new visit
	expect((await come())?.seq).toBe(2);
	await putAwayNews(sql, me);
	await write(sql, lead, planId, 'While they look.');
	expect(await come()).toBeNull();
	// the next day, and only they have written since
	await come(1);
	await putAwayNews(sql, me);
	await write(sql, lead, planId, 'My own.');
	await sql`update plan_update set person_id = ${cora.personId} where plan_id = ${planId} and seq = 5`;
	expect(await come(1)).toBeNull();
});

test('when what they saw cannot be made from the log, the nearest version before it has to do', async () => {
	const { sql } = database;
	const { id } = await keep();
	await write(sql, lead, planId, 'Lost in the log.');
	await write(sql, lead, planId, 'And more.');
	await sql`update version set y_state = null where plan_id = ${planId}`;
	await sql`delete from plan_update where plan_id = ${planId} and seq = 2`;
	const content = await contentSince(sql, planId, { at: new Date(), epoch: 1, seq: 2, version: id });
	expect(content).toEqual(await contentOf(sql, plan(), id));
	expect(await contentSince(sql, planId, { at: new Date(), epoch: 1, seq: 2, version: null })).toBeNull();
});
