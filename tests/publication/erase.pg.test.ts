// Words removed for privacy from what is frozen: exactly those, everywhere, and nothing else ever changes a frozen version.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, type PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { askerOf } from '#server/comments/asker.ts';
import { startThread } from '#server/comments/say.ts';
import { stateToExport } from '#server/exports/export-plan.ts';
import { planContent } from '#server/plan-log/read.ts';
import { correct } from '#server/publication/correct.ts';
import { publish } from '#server/publication/publish.ts';
import { publishAgreed } from '#server/publication/publish-agreed.ts';
import { publishedVersions } from '#server/publication/read.ts';
import { writePlanFiles } from '#server/publication/write-files.ts';
import { hashOf } from '#server/versions/hash.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { docAt } from '#server/versions/since.ts';
import { eraseWords, lookForWords } from '#server/web/erase-words.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';
import { answer, aPartnership, ask, newestSignOff } from '#tests/server/sign-off/a-partnership.ts';
import { aPlanContent, aRow, words } from './a-plan.ts';
import { aWrittenPlan, write } from './a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
let dir: string;

beforeAll(async () => {
	database = await freshDatabase();
	dir = await mkdtemp(path.join(tmpdir(), 'withus-erased-'));
});
beforeEach(async () => {
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
afterAll(async () => {
	await rm(dir, { recursive: true, force: true });
	await database.drop();
});

const saysTom: PlanContent = aPlanContent({
	doc: [
		{ type: 'heading', attrs: { id: 'one', ref: '', level: 1 }, content: words('What Tom Reed needs') },
		{ type: 'paragraph', attrs: { id: 'p1' }, content: words('We ask tom reed. Tomorrow we reed.') },
		{ type: 'actionTable', attrs: { id: 'table1', title: '' } }
	],
	actions: { row1: aRow({ what: [paragraph('Ring Tom Reed’s school.')], who: [paragraph('Everybody.')] }) }
});
const now = new Date('2026-11-23T12:00:00Z');
const plain = (text: string) => ({ type: 'text', text });
const bold = (text: string) => ({ type: 'text', text, marks: [{ type: 'bold' }] });
const stub = '[words removed for privacy, 23 November 2026]';
const member = async (person: APerson, planId: PlanId): Promise<PlanMember> =>
	(await memberOfPlan(database.sql, person.accountId, planId))!;
const kept = (planId: PlanId) =>
	database.sql<{ id: string; hash: string; content: PlanContent }[]>`
		select id, hash, content from version where plan_id = ${planId} order by epoch, seq, made_at, id`;

test('they go from the plan, all versions, public pages, feeds and corrections; the fingerprints are a chain', async () => {
	const { sql } = database;
	const planId = await aWrittenPlan(sql, lead, saysTom);
	const by = await member(lead, planId);
	const { hash } = await publish(sql, { planId, by });
	await correct(sql, {
		planId,
		n: 1,
		words: { oldWords: 'Tomorrow we', newWords: 'Tommorow we', everywhere: false },
		by
	});
	await write(sql, lead, planId, 'More about Tom Reed.');
	await makeVersion(sql, { areaId: lead.areaId, planId, reason: 'named', by: lead.personId, name: 'Draft' });
	await publish(sql, { planId, by });
	await writePlanFiles(sql, { dir, origin: '' }, planId);

	expect(await lookForWords(sql, by, ' TOM  reed ')).toMatchObject({
		inPlan: 4,
		published: [1, 2],
		versions: 3
	});
	expect(await eraseWords(sql, by, { words: 'Tom Reed', why: 'names-somebody' }, now)).toEqual({
		versions: 3
	});
	await writePlanFiles(sql, { dir, origin: '' }, planId);

	for (const { hash: is, content } of await kept(planId)) {
		expect(hashOf(content)).toBe(is);
		expect(JSON.stringify(content)).not.toMatch(/tom reed/i);
		expect(JSON.stringify(content)).toContain(stub);
	}
	const { content: live } = await planContent(sql, planId);
	expect(JSON.stringify(live)).not.toMatch(/tom reed/i);
	// exactly these words: what stood around them stands there
	const [first] = await kept(planId);
	expect(first?.content.doc[1]).toEqual({
		type: 'paragraph',
		attrs: { id: 'p1' },
		content: words(`We ask ${stub}. Tomorrow we reed.`)
	});
	expect(first?.content.actions.row1).toEqual(
		aRow({ what: [paragraph(`Ring ${stub}’s school.`)], who: [paragraph('Everybody.')] })
	);
	const [v1] = await publishedVersions(sql, planId);
	expect(v1?.erasures?.map(({ was }) => was)).toEqual([hash]);
	expect(v1?.corrections?.[0]).toMatchObject({ was: v1?.hash, reads: v1 && hashOf(v1.content) });
	for (const name of ['index.html', 'v1/index.html', 'v2/index.html', 'feed.xml', 'embed.html'])
		expect([name, /tom reed/i.test(await readFile(path.join(dir, 'p', planId, name), 'utf8'))]).toEqual([
			name,
			false
		]);
	const page = await readFile(path.join(dir, 'p', planId, 'v1/index.html'), 'utf8');
	expect(page).toContain('words were removed from this version for privacy');
	expect(page).toContain(hash);
	const [told] = await sql<{ detail: unknown }[]>`
		select detail from audit_event where plan_id = ${planId} and what = 'words-erased'`;
	expect(told?.detail).toEqual({ versions: 3, why: 'names-somebody' });
});

test('nothing else changes a version that was published: PostgreSQL itself refuses', async () => {
	const { sql } = database;
	const planId = await aWrittenPlan(sql, lead, saysTom);
	const { hash } = await publish(sql, { planId, by: await member(lead, planId) });
	const other = JSON.stringify({ ...saysTom, doc: [] });
	for (const change of [
		sql`update version set content = ${other}::text::jsonb where plan_id = ${planId}`,
		sql`update version set hash = 'another' where plan_id = ${planId}`,
		sql`update version set content = ${other}::text::jsonb, hash = 'another' where plan_id = ${planId}`
	])
		await expect(change).rejects.toThrow('never changed');
	expect((await kept(planId)).map((version) => version.hash)).toEqual([hash]);
});

test('who may not, and words that stand nowhere, are refused; nothing has changed, and the book says so', async () => {
	const { sql } = database;
	const planId = await aWrittenPlan(sql, lead, saysTom);
	await publish(sql, { planId, by: await member(lead, planId) });
	const before = await kept(planId);
	const editor = await aPerson(sql, lead.areaId);
	await aRole(sql, editor, 'editor', planId);
	const wish = { words: 'Tom Reed', why: 'asked' } as const;
	await expect(eraseWords(sql, await member(editor, planId), wish)).rejects.toMatchObject({
		code: 'not-allowed'
	});
	const by = await member(lead, planId);
	await expect(eraseWords(sql, by, { ...wish, words: 'Nobody’s name' })).rejects.toMatchObject({
		code: 'erase-nowhere'
	});
	await expect(eraseWords(sql, by, { ...wish, words: ' a ' })).rejects.toMatchObject({ code: 'erase-short' });
	expect(await kept(planId)).toEqual(before);
	const book = await sql`
		select from audit_event where plan_id = ${planId} and what = 'plan-move-refused' and detail ->> 'act' = 'erase-words'`;
	expect(book.count).toBe(3);
});

test('they go from what people said, suggested and answered, from what is held, and no file, visit or new tab is told them again', async () => {
	const at = await aPartnership(database.sql);
	const { sql, planId, carer } = at;
	await write(sql, at.lead, planId, 'More about Zeb Quill.');
	const { epoch, seq } = await planContent(sql, planId);
	const by = await member(at.lead, planId);
	const thread = await startThread(sql, askerOf(by), {
		...{ id: newId(), words: 'Who asked Zeb Quill?', on: 'plan', internal: false }
	});
	const hunks = JSON.stringify([
		{
			...{ op: 'insert-after', blockId: '', base: null },
			next: [
				{
					type: 'paragraph',
					attrs: { id: 'x' },
					content: [{ type: 'text', text: 'For Zeb ' }, bold('Quill'), plain('.')]
				}
			]
		}
	]);
	await sql`
		insert into held_change (area_id, plan_id, id, person_id, why, hunks, size)
		values (${by.areaId}, ${planId}, ${newId()}, ${by.personId}, 'paused', ${hunks}::text::jsonb, 10)`;
	const proposal = newId();
	await sql`
		insert into proposal (area_id, plan_id, id, person_id, role, voice_group, why)
		values (${by.areaId}, ${planId}, ${proposal}, ${by.personId}, 'lead', 'professional', 'Zeb Quill asked')`;
	await sql`insert into proposal_hunk (plan_id, proposal_id, n, hunks) values (${planId}, ${proposal}, 1, ${hunks}::text::json)`;
	await ask(at);
	await answer(at, at.councillor, 'council');
	await answer(at, carer, 'forum', { answer: 'reservation', words: 'Zeb Quill was not asked.' });
	const agreed = await newestSignOff(at);
	await publishAgreed(sql, { planId, signOff: agreed.id, by });
	await writePlanFiles(sql, { dir, origin: '' }, planId);
	expect(await readFile(path.join(dir, 'p', planId, 'index.html'), 'utf8')).toContain(
		'Zeb Quill was not asked.'
	);

	const found = await lookForWords(sql, by, 'Zeb Quill');
	expect(found.beside).toMatchObject({ comments: 1, suggestions: 2, held: 1, partners: 1 });
	await eraseWords(sql, by, { words: 'Zeb Quill', why: 'asked' }, now);
	await writePlanFiles(sql, { dir, origin: '' }, planId);
	expect(await readFile(path.join(dir, 'p', planId, 'index.html'), 'utf8')).toContain(
		`${stub} was not asked.`
	);

	// every text of every table, but the log and what it is made anew from
	const left = await sql<{ name: string }[]>`
		select table_name as name from information_schema.tables
		where table_schema = current_schema() and table_type = 'BASE TABLE'`;
	for (const { name } of left) {
		const rows = await sql`select from ${sql(name)} as each where each::text ~* 'zeb[^a-z]{1,40}quill'`;
		expect([name, rows.count]).toEqual([name, 0]);
	}
	const [said] = await sql<{ words: string; taken: boolean }[]>`
		select words, taken_out as taken from comment where thread_id = ${thread}`;
	expect(said).toEqual({ words: 'Who asked [[taken-out 2026-11-23]]?', taken: true });
	const [held] = await sql<{ hunks: unknown }[]>`select hunks from held_change where plan_id = ${planId}`;
	expect(JSON.stringify(held?.hunks)).toContain(`For ${stub}`);
	// what the log said before is made anew for nobody
	expect(await docAt(sql, planId, { epoch, seq })).toBeNull();
	const state = await stateToExport(sql, await member(at.lead, planId), '1', 'Larkshire');
	expect(JSON.stringify([state.content, state.facts])).not.toMatch(/zeb quill/i);
	// whoever opens the plan now is sent no byte of it
	const { state: bytes } = await planContent(sql, planId);
	expect(Buffer.from(bytes).toString('latin1')).not.toContain('Zeb Quill');
	// and otherwise the words of a partner still change for nobody
	await expect(sql`update sign_off_answer set words = 'Other' where body_id = ${at.forum}`).rejects.toThrow(
		'never changed'
	);
});
