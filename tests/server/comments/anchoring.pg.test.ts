// The server looks for open threads again after their plan has changed.
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Anchor } from '#domain/anchor.ts';
import { rangeOf } from '#domain/anchors/plan-words.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import { emptyMeta, schemaVersion, type Block } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { anchorIn, lookForAnchors } from '#document/anchors/anchors-in.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor } from '#document/write.ts';
import { plansToLookAt, restampThreads } from '#server/comments/anchoring.ts';
import { keepAnchored } from '#server/comments/keep-anchored.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';

const line = (id: string, text: string): Block => ({ ...paragraph(text), attrs: { id } });
const heading = (id: string, text: string): Block => ({
	type: 'heading',
	attrs: { id, ref: '', level: 1 },
	content: [{ type: 'text', text }]
});
const content = {
	...{ schema: schemaVersion, meta: { ...emptyMeta, title: 'Our plan' }, areas: {}, actions: {} },
	doc: [
		heading('h1', 'Being heard'),
		line('p1', 'Families told us that letters are hard to read.'),
		heading('h2', 'At school'),
		line('p2', 'Schools said much the same.')
	]
};

let database: FreshDatabase;
let lead: APerson;
let planId: PlanId;

beforeAll(async () => {
	database = await freshDatabase();
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
beforeEach(async () => {
	planId = await aWrittenPlan(database.sql, lead, content);
});
afterAll(() => database.drop());

async function nowDoc(): Promise<Y.Doc> {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, (await planContent(database.sql, planId)).state);
	return doc;
}

async function change(act: (body: Y.XmlFragment, doc: Y.Doc) => void): Promise<void> {
	const doc = await nowDoc();
	const before = Y.encodeStateVector(doc);
	doc.transact(() => act(rootsOf(doc).body, doc));
	const update = Y.encodeStateAsUpdate(doc, before);
	const person = { id: lead.personId, role: 'lead', group: 'parent_carer' } as const;
	await appendToPlan(database.sql, { areaId: lead.areaId, planId, update, kind: 'typed', person });
}

async function aThread(quote: string, resolved = false): Promise<string> {
	const doc = await nowDoc();
	const { words } = lookForAnchors(doc);
	const from = words.all.indexOf(quote);
	const range = rangeOf({ root: words.roots[0]!, from, to: from + quote.length });
	const anchor = anchorIn(doc, { kind: 'text', ...range, blockId: null })!;
	const id = newId<'thread'>();
	await database.sql`
		insert into thread (area_id, id, plan_id, anchor, anchor_state, section_id, internal, was_shown, started_by, resolved_at)
		values (${lead.areaId}, ${id}, ${planId}, ${database.sql.json({ ...anchor })}, 'anchored', 'h1', false, true,
			${lead.personId}, ${resolved ? new Date() : null})`;
	return id;
}

const kept = async (id: string) =>
	(
		await database.sql<{ anchor: Anchor; state: string; section: string | null }[]>`
			select anchor, anchor_state as state, section_id as section from thread where id = ${id}`
	)[0]!;

const textOf = (body: Y.XmlFragment, at: number): Y.XmlText =>
	(body.get(at) as Y.XmlElement).get(0) as Y.XmlText;

test('what was changed is kept, with how it stands; what was not is left alone', async () => {
	const [letters, schools] = [await aThread('letters are hard to read'), await aThread('Schools said')];
	await change((body) => textOf(body, 1).insert('Families told us that letters are '.length, 'very '));
	expect(await plansToLookAt(database.sql)).toContain(planId);
	const before = await kept(schools);
	expect(await restampThreads(database.sql, planId)).toBe(2);
	expect(await kept(letters)).toMatchObject({
		state: 'edited',
		section: 'h1',
		anchor: {
			state: 'edited',
			quoteOriginal: 'letters are hard to read',
			quoteCurrent: 'letters are very hard to read'
		}
	});
	// made under the first heading by the test, and now put where it stands
	expect(await kept(schools)).toEqual({
		...{ state: 'anchored', section: 'h2' },
		anchor: { ...before.anchor, prefix32: ' are very hard to read.At school' }
	});
	expect(await plansToLookAt(database.sql)).not.toContain(planId);
	expect(await restampThreads(database.sql, planId)).toBe(0);
});

test('a thread whose paragraph goes is detached in its section, and comes back with it', async () => {
	const letters = await aThread('letters are hard to read');
	await change((body) => body.delete(1, 1));
	await restampThreads(database.sql, planId);
	expect(await kept(letters)).toMatchObject({
		...{ state: 'detached', section: 'h1' },
		anchor: { quoteOriginal: 'letters are hard to read', quoteCurrent: 'letters are hard to read' }
	});
	await change((body) => body.insert(3, [elementFor(content.doc[1]!)]));
	await restampThreads(database.sql, planId);
	expect(await kept(letters)).toMatchObject({ state: 'anchored', section: 'h2' });
	// and it knows where it is in the shared document again
	await change((body) => textOf(body, 3).insert(0, 'Many. '));
	await change((body) => textOf(body, 3).delete('Many. Families told us that '.length, 3));
	await restampThreads(database.sql, planId);
	expect(await kept(letters)).toMatchObject({ anchor: { quoteCurrent: 'ters are hard to read' } });
});

test('a resolved thread is not looked for, and a plan without threads not at all', async () => {
	const letters = await aThread('letters', true);
	await change((body) => body.delete(1, 1));
	expect(await plansToLookAt(database.sql)).not.toContain(planId);
	expect(await restampThreads(database.sql, planId)).toBe(0);
	expect(await kept(letters)).toMatchObject({ state: 'anchored' });
	expect(await restampThreads(database.sql, 'no-such-plan' as PlanId)).toBe(0);
});

test('by itself, after a change, in a thread of its own; and what was missed is found when it starts', async () => {
	const letters = await aThread('letters are hard to read');
	await change((body) => textOf(body, 1).insert('Families told us that letters'.length, ' of ours'));
	const warned: unknown[] = [];
	const keeper = keepAnchored(database.sql, { log: { warn: (about) => warned.push(about) }, calm: 10 });
	try {
		await expect
			.poll(async () => (await kept(letters)).anchor.quoteCurrent, { timeout: 20_000 })
			.toBe('letters of ours are hard to read');
		await change((body) => body.delete(1, 1));
		await expect.poll(async () => (await kept(letters)).state, { timeout: 20_000 }).toBe('detached');
	} finally {
		await keeper.close();
	}
	expect(warned).toEqual([]);
}, 60_000);
