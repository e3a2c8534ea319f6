import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cell, mergeRow, moveRow, removeRow, restoreRow, setDue } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import type { Group } from '#domain/groups.ts';
import type { PlanPart } from '#domain/diff/plan-part.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { PlanId } from '#domain/ids.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import { planContent } from '#server/plan-log/read.ts';
import { placesAtOnce, storyOf, type Story } from '#server/story/story.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { tellVersions } from '#server/versions/tell-versions.ts';
import { thinVersions } from '#server/versions/thin-versions.ts';
import { watchPlan } from '#server/versions/watch-plan.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aPlanContent, aRow, words } from '#tests/publication/a-plan.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
let parent: APerson;
let young: APerson;
let planId: PlanId;

const heading = (id: string, ref: string, title: string) =>
	({ type: 'heading', attrs: { id, ref, level: 2 }, content: words(title) }) as const;
const table = (id: string) => ({ type: 'actionTable', attrs: { id, title: '' } }) as const;
const content: PlanContent = aPlanContent({
	doc: [
		heading('wait', '1', 'Waiting'),
		{ ...paragraph('Families wait too long.'), attrs: { id: 'long' } },
		table('first'),
		heading('school', '2', 'School'),
		table('second')
	],
	actions: {
		ring: aRow({ table: 'first', ref: 'A1', what: [paragraph('Ring every family.')] }),
		room: aRow({ table: 'first', ref: 'A2', rank: 'a1', what: [paragraph('Open a second room.')] }),
		door: aRow({ table: 'second', ref: 'A3', what: [paragraph('Put a name on the door.')] })
	}
});

beforeAll(async () => {
	database = await freshDatabase();
	const area = await anArea(database.sql);
	const person = (name: string, group: Group) =>
		aPerson(database.sql, area, { name, group, shownAs: 'name', roles: ['lead'] });
	lead = await person('Ben Marsh', 'professional');
	parent = await person('Cora Penn', 'parent_carer');
	young = await person('Robin Ash', 'young_person');
});
beforeEach(async () => {
	planId = await aWrittenPlan(database.sql, lead, content);
});
afterAll(() => database.drop());

const groupOf = (who: APerson): Group =>
	who === lead ? 'professional' : who === parent ? 'parent_carer' : 'young_person';

async function change(by: APerson, act: (doc: Y.Doc) => void, kind: RowKind = 'typed'): Promise<void> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(database.sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => act(doc));
	const update = Y.encodeStateAsUpdate(doc, before);
	const person = { id: by.personId, role: 'editor', group: groupOf(by) } as const;
	await appendToPlan(database.sql, { areaId: lead.areaId, planId, update, kind, person });
}
const say = (id: string, more: string) => (doc: Y.Doc) => {
	const line = cell(doc, id, 'what').get(0) as Y.XmlElement;
	const text = line.get(0) as Y.XmlText;
	text.insert(text.length, more);
};
const keep = (name = '') =>
	makeVersion(database.sql, {
		areaId: lead.areaId,
		planId,
		reason: name === '' ? 'automatic-active' : 'named',
		by: name === '' ? null : lead.personId,
		name
	});
async function toldAll(): Promise<void> {
	while ((await tellVersions(database.sql, planId)) > 0);
}
const watch = () => watchPlan(database.sql, planId, { now: Date.now() });
const story = (part: PlanPart, chapter = 0): Promise<Story> =>
	storyOf(database.sql, { areaId: lead.areaId, planId }, part, chapter);
const row = (id: string): PlanPart => ({ kind: 'row', id });
const sentences = ({ steps }: Story) =>
	steps.map(({ to, changes }) => [to?.name ?? 'now', ...changes.map(({ sentence }) => sentence)]);
const whoIn = ({ steps }: Story) =>
	steps.map(({ ways }) =>
		ways.map(({ way, hands }) => [
			way,
			...hands.map(({ group, people }) => [group, ...people.map(({ name }) => name)].join(' '))
		])
	);

async function aLongLife(): Promise<void> {
	await keep('begun');
	await change(parent, say('ring', ' Ask them first.'));
	await keep('asked');
	await change(lead, say('door', ' In big letters.'));
	await keep('door');
	await change(young, (doc) => moveRow(doc, 'ring', { table: 'second' }));
	await keep('moved');
	await change(lead, (doc) => mergeRow(doc, 'room', 'ring'));
	await keep('together');
	await change(lead, (doc) => removeRow(doc, 'ring', new Date()));
	await keep('gone');
	await change(parent, (doc) => restoreRow(doc, 'ring'), 'restore');
	await change(lead, (doc) => setDue(doc, 'door', '2027-01-01'));
}

test('an action has a step wherever something became of it, in sentences, and none where others changed', async () => {
	await aLongLife();
	const expected = [
		['begun', 'There is one new action under 1: A1.'],
		['asked', '“What are we going to do?” of A1 has changed.'],
		['moved', 'A1 moved from 1 to 2.'],
		['together', 'A2 was put together with A1.'],
		['gone', expect.stringMatching(/^One action under 2 was removed: A1/)],
		['now', expect.stringMatching(/brought back: A1/)]
	];
	// the versions nobody has told of yet are compared; those that are told name it themselves
	const before = await story(row('ring'));
	expect(sentences(before).map((step) => step.slice(0, 2))).toEqual(expected);
	await toldAll();
	const after = await story(row('ring'));
	expect(sentences(after)).toEqual(sentences(before));
	expect([after.title, after.chapters, after.unreadable]).toEqual([
		'A1 · Ring every family. Ask them first.',
		1,
		false
	]);
	expect(after.steps.map(({ stood, stands }) => [stood, stands])).toEqual([
		...[
			[false, true],
			[true, true],
			[true, true],
			[true, true],
			[true, false],
			[false, true]
		]
	]);
	expect(after.steps[1]?.changes[0]?.html).toContain('<ins>');
	expect(sentences(await story({ kind: 'section', id: 'school' })).map(([name]) => name)).toEqual([
		...['begun', 'door', 'moved', 'together', 'gone', 'now']
	]);
	expect(await story(row('nowhere'))).toMatchObject({ steps: [], title: null });
	const another = await aWrittenPlan(database.sql, lead, aPlanContent());
	expect(await storyOf(database.sql, { areaId: lead.areaId, planId: another }, row('ring'), 0)).toMatchObject(
		{ steps: [], title: null }
	);
});

test('who asked is who wrote in it, and by which way: before and after the log was walked along, and when versions went', async () => {
	await aLongLife();
	const expected = [
		[['import', 'parent_carer Ben Marsh']],
		[['typed', 'parent_carer Cora Penn']],
		[['typed', 'young_person']],
		[['typed', 'professional Ben Marsh']],
		[['typed', 'professional Ben Marsh']],
		[['restore', 'parent_carer Cora Penn']]
	];
	expect(whoIn(await story(row('ring')))).toEqual(expected);
	await watch();
	await toldAll();
	expect(whoIn(await story(row('ring')))).toEqual(expected);
	// a version in between went with age: those around it are told together
	await database.sql`update version set kind = 'automatic', name = '', reason = 'automatic-active' where plan_id = ${planId} and name in ('asked', 'door', 'moved')`;
	await database.sql`update version set made_at = '2020-01-01 10:00:00+00'::timestamptz + seq * interval '1 second' where plan_id = ${planId}`;
	await thinVersions(database.sql);
	await toldAll();
	const thinned = await story(row('ring'));
	expect(thinned.steps).toHaveLength(expected.length - 1);
	expect(whoIn(thinned)[1]).toEqual([['typed', 'parent_carer Cora Penn', 'young_person']]);
	// a log that was walked along before anybody noted: only who wrote at all
	await database.sql`update plan_watched set touched_from = seq where plan_id = ${planId}`;
	await database.sql`delete from plan_touch`;
	const old = await story(row('ring'));
	expect(old.steps.map(({ anywhere }) => anywhere)).toEqual(old.steps.map(() => true));
	expect(whoIn(old)[1]).toEqual([
		['typed', 'parent_carer Cora Penn', 'young_person', 'professional Ben Marsh']
	]);
});

test('a young person is never named, whatever they chose, in no step and in nothing the page is given', async () => {
	await keep('begun');
	await change(young, say('ring', ' Text them too.'));
	await keep('texted');
	await change(young, (doc) => rootsOf(doc).meta.set('title', 'Ours'));
	await change(young, say('ring', ' And listen.'));
	for (const noted of [false, true]) {
		if (noted) await watch();
		const told = JSON.stringify([await story(row('ring')), await story({ kind: 'section', id: 'wait' })]);
		expect(told).toContain('young_person');
		expect(told).not.toMatch(/Robin|Ash/);
		expect(told).not.toContain(young.personId);
	}
});

test('what was taken down is not shown, and what it changed is told with the next one', async () => {
	const { sql } = database;
	await keep('begun');
	await change(lead, say('ring', ' SECRET'));
	const { id } = await keep('slip');
	await change(lead, say('ring', ' today.'));
	await keep('after');
	await toldAll();
	await sql`update version set kind = 'published', reason = 'published', n = 1 where id = ${id}`;
	await sql`
		insert into publication (area_id, plan_id, version_id, n, slug, area_name, published_by, withdrawn_at, withdrawn_by, withdrawn_reason)
		values (${lead.areaId}, ${planId}, ${id}, 1, 'x', 'Larkshire', ${lead.personId}, now(), ${lead.personId}, 'It named somebody.')`;
	expect(sentences(await story(row('ring'))).map(([name]) => name)).toEqual(['begun', 'after']);
	await sql`update version set schema = 99 where id = ${id}`;
	await sql`delete from publication where version_id = ${id}`;
	const newer = await story(row('ring'));
	expect([newer.unreadable, newer.steps.length]).toEqual([true, 2]);
});

test('a long story comes in chapters, and a chapter that is not there is the last', async () => {
	for (let n = 0; n <= placesAtOnce; n++) {
		await change(lead, say('ring', ` ${n}.`));
		await keep(`version ${n}`);
	}
	const [first, last] = [await story(row('ring'), 1), await story(row('ring'), 7)];
	expect([first.chapter, first.chapters, first.steps.length]).toEqual([1, 2, placesAtOnce]);
	expect([last.chapter, last.steps.length, last.steps[0]?.to?.name]).toEqual([
		2,
		1,
		`version ${placesAtOnce}`
	]);
});
