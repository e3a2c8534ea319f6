import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { Keeper } from '#server/versions/keeper.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { thinVersions } from '#server/versions/thin-versions.ts';
import { watchPlan } from '#server/versions/watch-plan.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { FakeClock } from '#tests/doubles/clock.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aPlanOfRealSize } from '#tests/publication/a-plan.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';

const minute = 60_000;
let database: FreshDatabase;
let lead: APerson;
let planId: PlanId;
let clock: FakeClock;
let keeper: Keeper;
let trouble: unknown[];

beforeAll(async () => {
	database = await freshDatabase();
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
beforeEach(async () => {
	await database.sql`delete from plan where not exists (select from publication where plan_id = plan.id)`;
	clock = new FakeClock();
	trouble = [];
	keeper = aKeeper();
	planId = await aWrittenPlan(database.sql, lead, aPlanOfRealSize());
	await saidNow();
});
afterAll(() => database.drop());

/** A process, as far as history goes. */
function aKeeper(sql = database.sql): Keeper {
	return new Keeper({
		sql,
		clock,
		watcher: {
			watch: async (plan, look) => (await watchPlan(sql, plan, look)).kept,
			rest: () => Promise.resolve()
		},
		onTrouble: (cause) => trouble.push(cause)
	});
}

/** The last change was made at this moment of the test's clock. */
async function saidNow(): Promise<void> {
	await database.sql`
		update plan_update set at = ${new Date(clock.now())}
		where plan_id = ${planId} and seq = (select seq from plan_head where plan_id = ${planId})`;
}

async function change(act: (roots: ReturnType<typeof rootsOf>) => void): Promise<void> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(database.sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => act(rootsOf(doc)));
	const update = Y.encodeStateAsUpdate(doc, before);
	const person = { id: lead.personId, role: 'lead', group: 'parent_carer' } as const;
	await appendToPlan(database.sql, { areaId: lead.areaId, planId, update, kind: 'typed', person });
	await saidNow();
}

const say = (...words: string[]) =>
	change(({ body }) => {
		const paragraphs = words.map((text) => {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(text)]);
			return paragraph;
		});
		body.insert(body.length, paragraphs);
	});

async function look(by = keeper): Promise<void> {
	await by.look();
	expect(trouble).toEqual([]);
}

const history = async () =>
	(
		await database.sql<{ reason: string; seq: number; last: string; at: Date }[]>`
			select reason, seq, made_at as at, content -> 'doc' -> -1 -> 'content' -> 0 ->> 'text' as last
			from version where plan_id = ${planId} order by seq, made_at`
	).map(({ reason, seq, last, at }) => ({ reason, seq, last, ago: (clock.now() - at.getTime()) / minute }));
const kept = async () => (await history()).map(({ reason, seq }) => `${seq} ${reason}`);

test('after ten idle minutes what stands there is kept, once, as of the moment of its last change', async () => {
	await say('Families ring once.');
	clock.pass(9 * minute);
	await look();
	expect(await kept()).toEqual([]);
	clock.pass(minute);
	await look();
	clock.pass(60 * minute);
	await look();
	expect(await history()).toEqual([
		{ reason: 'automatic-idle', seq: 2, last: 'Families ring once.', ago: 70 }
	]);
});

test('what is too much for one look is looked at in several, and the moment is the same', async () => {
	for (let n = 0; n < 5; n++) await say(...Array.from({ length: 45 }, () => 'word '.repeat(3_900)));
	await say('Families ring once.');
	let looks = 0;
	const counted = new Proxy(database.sql, {
		get: (sql, name) => {
			if (name === 'begin') looks++;
			return Reflect.get(sql, name) as unknown;
		}
	});
	const looked = await watchPlan(counted, planId, { now: clock.now() + 10 * minute });
	expect(looked).toEqual({ kept: 1, looked: true });
	expect(looks).toBeGreaterThan(1);
	expect(await history()).toEqual([
		{ reason: 'automatic-idle', seq: 7, last: 'Families ring once.', ago: 0 }
	]);
});

test('while people write on and on, it is kept every thirty minutes', async () => {
	for (let minutes = 0; minutes < 65; minutes += 5) {
		await say(`After ${minutes} minutes.`);
		await look();
		clock.pass(5 * minute);
	}
	expect((await history()).map(({ reason, last }) => [reason, last])).toEqual([
		['automatic-active', 'After 25 minutes.'],
		['automatic-active', 'After 55 minutes.']
	]);
});

test('when the last person leaves it is kept at once, and nothing more comes of the ten minutes after', async () => {
	await say('Goodbye for today.');
	keeper.left(planId);
	await look();
	clock.pass(30 * minute);
	await look();
	expect(await kept()).toEqual(['2 automatic-left']);
});

test('a server that was away finds the same moments later: none is lost, and none is made twice', async () => {
	await say('Morning.');
	clock.pass(25 * minute);
	await say('Before noon.');
	clock.pass(240 * minute);
	await say('Afternoon.');
	clock.pass(11 * minute);
	const [one, other] = [aKeeper(), aKeeper()];
	await Promise.all([look(one), look(other), look()]);
	await Promise.all([look(one), look(other)]);
	expect((await history()).map(({ reason, last, ago }) => [reason, last, ago])).toEqual([
		['automatic-idle', 'Morning.', 276],
		['automatic-idle', 'Before noon.', 251],
		['automatic-idle', 'Afternoon.', 11]
	]);
});

test('while the database is away nothing is kept; when it is back it is', async () => {
	await say('Written before the cable was cut.');
	clock.pass(10 * minute);
	const gone = Object.assign((() => Promise.reject(new Error('away'))) as unknown as typeof database.sql, {
		begin: () => Promise.reject(new Error('away'))
	});
	const cut = aKeeper(gone);
	cut.left(planId);
	await cut.look();
	expect([trouble.length, await kept()]).toEqual([1, []]);
	trouble = [];
	await look();
	expect(await kept()).toEqual(['2 automatic-idle']);
});

test('before a change that takes a third of the text away, what stood there is kept; the author waits for nothing', async () => {
	await say('One more sentence.');
	await change(({ body }) => body.delete(0, body.length));
	await look();
	expect((await history()).map(({ reason, seq, last }) => [reason, seq, last])).toEqual([
		['before-deletion', 2, 'One more sentence.']
	]);
});

test('five rows at once are a large deletion, four are not; a row that is new and not yet shown is none', async () => {
	const remove = (from: number, to: number) =>
		change(({ actions }) => {
			for (const row of [...actions.values()].slice(from, to))
				if (row instanceof Y.Map) row.set('deletedAt', '2027-01-01T00:00:00.000Z');
		});
	await remove(0, 4);
	await look();
	expect(await kept()).toEqual([]);
	await remove(4, 9);
	await look();
	expect(await kept()).toEqual(['2 before-deletion']);
});

test('the table of many actions is a large deletion too, and one that moved is none', async () => {
	const tableAt = (body: Y.XmlFragment) =>
		body.toArray().findIndex((block) => block instanceof Y.XmlElement && block.nodeName === 'actionTable');
	await change(({ body }) => {
		const at = tableAt(body);
		const copy = (body.get(at) as Y.XmlElement).clone();
		body.delete(at);
		body.insert(body.length, [copy]);
	});
	await look();
	expect(await kept()).toEqual([]);
	await change(({ body }) => body.delete(tableAt(body)));
	clock.pass(11 * minute);
	await look();
	expect(await kept()).toEqual(['2 before-deletion', '3 automatic-idle']);
});

test('what was typed and taken back again makes no version of its own', async () => {
	clock.pass(10 * minute);
	await look();
	await say('A slip.');
	await change(({ body }) => body.delete(body.length - 1));
	clock.pass(10 * minute);
	await look();
	expect(await kept()).toEqual(['1 automatic-idle']);
});

test('each version says what it brought and who had a hand in it, beside the one before; anew when one comes between', async () => {
	clock.pass(10 * minute);
	await look();
	await say('First.');
	clock.pass(11 * minute);
	await say('Second.');
	await makeVersion(database.sql, {
		areaId: lead.areaId,
		planId,
		reason: 'named',
		by: lead.personId,
		name: 'Both'
	});
	await look();
	const told = await database.sql<{ reason: string; brought: unknown; contributors: unknown[] }[]>`
		select reason, brought, contributors from version where plan_id = ${planId} order by seq`;
	const texts = { parts: [expect.objectContaining({ kind: 'texts', count: 1 })] };
	expect(told.map(({ reason, brought }) => [reason, brought])).toEqual([
		['automatic-idle', { first: true }],
		['automatic-idle', texts],
		['named', texts]
	]);
	expect(told.map(({ contributors }) => contributors.length)).toEqual([1, 1, 1]);
});

test('history thins with age: all for two days, then one an hour, one a day, one a week; what was wished for stays', async () => {
	clock.pass(10 * minute);
	await look();
	const { sql } = database;
	// Friday, 15 January 2027, midday
	const now = new Date('2027-01-15T12:00:00Z');
	await sql`update version set made_at = ${new Date('2027-01-15T11:59:00Z')} where plan_id = ${planId}`;
	const add = (at: string, reason = 'automatic-idle', kind = 'automatic') => sql`
		insert into version (area_id, id, plan_id, kind, reason, name, content, hash, schema, epoch, seq, made_at, brought)
		select area_id, ${at}, plan_id, ${kind}, ${reason}, ${at}, content, ${at}, schema, 0,
			extract(epoch from ${at}::timestamptz)::bigint, ${at}::timestamptz, '{"parts":[]}'
		from version where plan_id = ${planId} and name = ''`;
	for (const at of ['2027-01-14T09:05Z', '2027-01-14T09:25Z']) await add(at);
	for (const at of ['2027-01-10T09:05Z', '2027-01-10T09:25Z', '2027-01-10T09:55Z', '2027-01-10T10:05Z'])
		await add(at);
	await add('2027-01-09T09:10Z', 'before-deletion');
	await add('2027-01-09T09:50Z');
	for (const at of ['2026-12-01T08:00Z', '2026-12-01T15:00Z', '2026-12-02T08:00Z']) await add(at);
	for (const at of ['2025-06-02T08:00Z', '2025-06-04T08:00Z', '2025-06-09T08:00Z']) await add(at);
	await add('2025-06-03T08:00Z', 'before-restore');
	await add('2025-06-03T09:00Z', 'named', 'named');
	expect(await thinVersions(sql, now)).toBe(5);
	const left = await sql<{ name: string; told: boolean }[]>`
		select name, brought is not null as told from version where plan_id = ${planId} and name <> '' order by name`;
	expect(left.map(({ name, told }) => `${name} ${told ? 'told' : 'anew'}`)).toEqual([
		'2025-06-03T08:00Z anew',
		'2025-06-03T09:00Z told',
		'2025-06-04T08:00Z told',
		'2025-06-09T08:00Z told',
		'2026-12-01T15:00Z anew',
		'2026-12-02T08:00Z told',
		'2027-01-09T09:10Z told',
		'2027-01-10T09:55Z anew',
		'2027-01-10T10:05Z told',
		'2027-01-14T09:05Z told',
		'2027-01-14T09:25Z told'
	]);
	expect(await thinVersions(sql, now)).toBe(0);
});
