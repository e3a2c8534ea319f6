// Words of a family in a plan: written down by one person, changed by nobody else, and removed for privacy for good.
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { insertBlocks } from '#document/write.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import type { Callout } from '#domain/plan.ts';
import { paragraph, plainText } from '#domain/rich-text.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import {
	bringWords,
	changeWords,
	heardAs,
	protectWords,
	quotedIn,
	redactWords
} from '#server/plans/quotations.ts';
import { restore, undoRestore } from '#server/restoring/restore.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { contentOf } from '#server/versions/states.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, anArea, type APerson } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';

let database: FreshDatabase;
let lead: APerson;
let editor: APerson;
let planId: PlanId;
const said = { words: 'Our son Alex waited.\nTwo years.', source: 'A parent carer, 5 March 2026', after: '' };
const now = new Date('2026-03-05T12:00:00Z');

beforeAll(async () => {
	database = await freshDatabase();
	const { sql } = database;
	const area = await anArea(sql);
	lead = await aPerson(sql, area, { roles: ['lead'] });
	editor = await aPerson(sql, area);
	planId = await aWrittenPlan(sql, lead, smallPlan);
	await aRole(sql, editor, 'editor', planId);
});
afterAll(() => database.drop());

async function standingOf(person: APerson): Promise<PlanMember> {
	const member = await memberOfPlan(database.sql, person.accountId, planId);
	if (!member) throw new Error('they see the plan');
	return member;
}

async function boxCalled(id: string): Promise<Callout | undefined> {
	const { content } = await planContent(database.sql, planId);
	return content.doc.find((block): block is Callout => block.type === 'callout' && block.attrs.id === id);
}

const wordsOf = async (id: string): Promise<string> => plainText((await boxCalled(id))?.content ?? []);
const redacting = (box: string, words: string) => ({ box, words, why: 'names-somebody', note: '' }) as const;

test('[G10] only who wrote the words down changes them, and others say beneath how they heard them', async () => {
	const { sql } = database;
	const [author, other] = [await standingOf(editor), await standingOf(lead)];
	const box = await bringWords(sql, author, said);
	expect(await boxCalled(box)).toMatchObject({ attrs: { kind: 'families', source: said.source } });
	await expect(changeWords(sql, other, { box, words: 'Nobody waited.' })).rejects.toMatchObject({
		code: 'quote-not-yours'
	});
	await expect(changeWords(sql, author, { box, words: said.words })).rejects.toMatchObject({
		code: 'quote-same'
	});
	await changeWords(sql, author, { box, words: 'Our son Alex waited for three years.' });
	expect(await wordsOf(box)).toBe('Our son Alex waited for three years.');
	await heardAs(sql, other, { box, words: 'Three years is too long.' });
	const { content } = await planContent(sql, planId);
	const at = content.doc.findIndex((block) => block.type === 'callout' && block.attrs.id === box);
	expect(content.doc[at + 1]).toMatchObject(paragraph('We heard this as: Three years is too long.'));
	expect((await quotedIn(sql, author)).find((each) => each.box === box)?.mine).toBe(true);
	expect((await quotedIn(sql, other)).find((each) => each.box === box)?.mine).toBe(false);
});

test('[G10] what was removed for privacy comes back by no version, no restore and no undo of one', async () => {
	const { sql } = database;
	const [author, leads] = [await standingOf(editor), await standingOf(lead)];
	const box = await bringWords(sql, author, said);
	const { areaId } = leads;
	const { id: versionId } = await makeVersion(sql, {
		areaId,
		planId,
		reason: 'named',
		by: lead.personId,
		name: 'Before'
	});
	const restorer = {
		...{ areaId, planId, standing: leads.standing },
		author: { id: lead.personId, role: leads.role, group: leads.group }
	};
	await expect(redactWords(sql, leads, redacting(box, 'Jo'), now)).rejects.toMatchObject({
		code: 'redact-not-found'
	});
	await redactWords(sql, leads, redacting(box, 'alex'), now);
	const stubbed = 'Our son [words removed for privacy, 5 March 2026] waited.\nTwo years.';
	expect(await wordsOf(box)).toBe(stubbed);
	expect(JSON.stringify(await contentOf(sql, leads.plan, versionId))).not.toContain('Alex waited.');
	const [kept] =
		await sql`select content::text from version where plan_id = ${planId} and reason = 'after-redaction'`;
	expect(String(kept?.['content'])).toContain('words removed for privacy');
	await redactWords(sql, leads, redacting(box, 'two years'), now);
	const { id } = await restore(sql, restorer, { versionId, scope: { kind: 'plan' } }).catch(() => ({
		id: ''
	}));
	expect(await wordsOf(box)).not.toMatch(/Alex|Two years/);
	if (id !== '') await undoRestore(sql, restorer, id);
	expect(await wordsOf(box)).not.toMatch(/Alex|Two years/);
	const book = await sql<{ detail: { why: string } }[]>`
		select detail from audit_event where plan_id = ${planId} and what = 'words-redacted'`;
	expect(book.map(({ detail }) => detail.why)).toEqual(['names-somebody', 'names-somebody']);
	expect(JSON.stringify(await sql`select * from quotation_change`)).not.toContain('Alex');
	// a section that is taken away and brought back brings what is left of the words
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	rootsOf(doc).body.delete(0, rootsOf(doc).body.length);
	const change = { areaId, planId, kind: 'typed', person: restorer.author } as const;
	await appendToPlan(sql, { ...change, update: Y.encodeStateAsUpdate(doc, before) });
	await restore(sql, restorer, { versionId, scope: { kind: 'plan' } });
	expect(await wordsOf(box)).toMatch(/^Our son \[words removed.*\] waited\.\n\[words removed/);
});

test('[G10] a box that came with the plan is protected for everybody, and an older version does not open it again', async () => {
	const { sql } = database;
	const leads = await standingOf(lead);
	const { areaId } = leads;
	const box = newId();
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	const attrs = { id: box, kind: 'inspectors', covers: '' } as const;
	insertBlocks(doc, [{ type: 'callout', attrs, content: [paragraph('Leaders must act.')] }], '');
	const person = { id: lead.personId, role: leads.role, group: leads.group };
	const update = Y.encodeStateAsUpdate(doc, before);
	await appendToPlan(sql, { areaId, planId, update, kind: 'typed', person });
	const { id: versionId } = await makeVersion(sql, {
		areaId,
		planId,
		reason: 'named',
		by: lead.personId,
		name: 'Open'
	});
	await protectWords(sql, leads, { boxes: [box], source: 'A report, May 2024' });
	await expect(protectWords(sql, leads, { boxes: [box], source: 'Another' })).rejects.toMatchObject({
		code: 'quote-already'
	});
	// together with one that is not there nothing is protected
	await expect(protectWords(sql, leads, { boxes: [box, 'never'], source: 'Another' })).rejects.toMatchObject({
		code: 'not-found'
	});
	await expect(changeWords(sql, leads, { box, words: 'Leaders acted.' })).rejects.toMatchObject({
		code: 'quote-not-yours'
	});
	const restorer = { areaId, planId, standing: leads.standing, author: person };
	await restore(sql, restorer, { versionId, scope: { kind: 'plan' } }).catch((thrown: unknown) =>
		expect(thrown).toMatchObject({ code: 'restore-same' })
	);
	expect(await boxCalled(box)).toMatchObject({ attrs: { source: 'A report, May 2024' } });
});

test('a box of another plan is nothing here', async () => {
	const leads = await standingOf(lead);
	for (const box of ['never', ''])
		await expect(redactWords(database.sql, leads, redacting(box, ''), now)).rejects.toMatchObject({
			code: 'not-found'
		});
});
