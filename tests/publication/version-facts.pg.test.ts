// What a published version says beside its words: what changed, who took part, what was put right; and what lies beside its page.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, type PlanId } from '#domain/ids.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { exportFormat } from '#domain/exports/formats.ts';
import { exportPlan, stateToExport } from '#server/exports/export-plan.ts';
import { matchReturned } from '#server/imports/match-returned.ts';
import { readReturned } from '#server/imports/read-returned.ts';
import { docOfFile } from '#server/publication/doc-of-file.ts';
import { planContent } from '#server/plan-log/read.ts';
import { feedbackOf, sayAboutPlan } from '#server/publication/feedback.ts';
import { correct } from '#server/publication/correct.ts';
import { publish } from '#server/publication/publish.ts';
import { publishedVersions } from '#server/publication/read.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writeMissedFiles, writePlanFiles } from '#server/publication/write-files.ts';
import { correctSlip } from '#server/web/correct-slip.ts';
import { hashOf } from '#server/versions/hash.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';
import { aPlanContent, words } from './a-plan.ts';
import { aWrittenPlan, publisher, write } from './a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
let dir: string;
const origin = 'https://plans.example.org';

beforeAll(async () => {
	database = await freshDatabase();
	dir = await mkdtemp(path.join(tmpdir(), 'withus-facts-'));
});
beforeEach(async () => {
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
afterAll(async () => {
	await rm(dir, { recursive: true, force: true });
	await database.drop();
});

const content = aPlanContent({
	doc: [
		{ type: 'heading', attrs: { id: 'one', ref: '', level: 1 }, content: words('Waiting') },
		{ type: 'paragraph', content: words('69% wait to long.') }
	]
});
const aPlan = () => aWrittenPlan(database.sql, lead, content);
const by = (planId: PlanId) => publisher(database.sql, lead, planId);
const read = (planId: PlanId, name: string) => readFile(path.join(dir, 'p', planId, name), 'utf8');
const written = (planId: PlanId) => writePlanFiles(database.sql, { dir, origin }, planId);
const correction = (oldWords: string, newWords: string) => ({ oldWords, newWords, everywhere: false });

test('a new version says what changed, who took part and when it is looked at again; the older one leads to it', async () => {
	const planId = await aPlan();
	await publish(database.sql, { planId, by: await by(planId) });
	await write(database.sql, lead, planId, 'We listen.');
	await publish(database.sql, { planId, by: await by(planId), reviewOn: '2027-03-05' });
	await written(planId);
	const [v1, v2] = [await read(planId, 'v1/index.html'), await read(planId, 'v2/index.html')];
	expect(v2).toContain('What changed since version 1');
	expect(v2).toContain('looked at again by 5 March 2027');
	expect(v2).toContain('fewer than five parent carers');
	expect(v2).toContain(`href="${origin}/say/${planId}?about=section.one"`);
	expect(v1).toContain('There is a newer version of this plan.');
	expect(v1).toContain(`href="/p/${planId}/getting-help-sooner/#section-one"`);
	expect(v1).not.toContain('What changed since');
	expect(v2).toContain(
		`<meta property="og:image" content="${origin}/p/${planId}/getting-help-sooner/v2/preview.png">`
	);
	const png = await readFile(path.join(dir, 'p', planId, 'v2/preview.png'));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	const feed = await read(planId, 'feed.xml');
	expect(feed.match(/<entry>/g)).toHaveLength(2);
	expect(feed).toContain(`href="${origin}/p/${planId}/getting-help-sooner/v2/"`);
	const ofArea = await readFile(path.join(dir, 'a', lead.areaId, 'feed.xml'), 'utf8');
	expect(ofArea).toContain('Getting help sooner: version 2');
	const embed = await read(planId, 'embed.html');
	expect(embed).toContain('We listen.');
	expect(embed).not.toMatch(/<script|href="\/p\/[^"]*#/);
});

test('a slip is put right beside the frozen words: the fingerprints are a chain, and the list says what stood there', async () => {
	const planId = await aPlan();
	const { hash } = await publish(database.sql, { planId, by: await by(planId) });
	const first = await correct(database.sql, {
		planId,
		n: 1,
		words: correction('wait to long', 'wait too long'),
		by: await by(planId)
	});
	await correct(database.sql, { planId, n: 1, words: correction('69%', '68%'), by: await by(planId) });
	const [version] = await publishedVersions(database.sql, planId);
	expect(version?.corrections?.map(({ was }) => was)).toEqual([hash, first]);
	expect(version && hashOf(version.content)).toBe(version?.corrections?.at(-1)?.reads);
	const [kept] = await database.sql<{ hash: string; content: typeof content }[]>`
		select hash, content from version where plan_id = ${planId}`;
	expect([kept?.hash, kept && hashOf(kept.content)]).toEqual([hash, hash]);
	await written(planId);
	const page = await read(planId, 'v1/index.html');
	expect(page).toContain('68% wait too long.');
	expect(page).toContain('<del>69%</del>');
	expect(page).toContain(hash);
	for (const [oldWords, newWords, code] of [
		['nowhere', 'somewhere', 'correction-nowhere'],
		['68%', '68%', 'correction-same'],
		['68% wait too long.', 'Nobody has to wait at all any more.', 'correction-large']
	] as const)
		await expect(
			correct(database.sql, { planId, n: 1, words: correction(oldWords, newWords), by: await by(planId) })
		).rejects.toMatchObject({ code });
	const reader = await aPerson(database.sql, lead.areaId);
	await aRole(database.sql, reader, 'reader', planId);
	const notTheirs = {
		planId,
		n: 1,
		words: correction('68%', '70%'),
		by: await publisher(database.sql, reader, planId)
	};
	await expect(correct(database.sql, notTheirs)).rejects.toMatchObject({ code: 'not-allowed' });
	const book = await database.sql`
		select from audit_event where plan_id = ${planId} and what = 'plan-move-refused' and detail ->> 'act' = 'correct-version'`;
	expect(book.count).toBe(4);
});

test('a correction that a process missed is found by looking', async () => {
	const planId = await aPlan();
	await publish(database.sql, { planId, by: await by(planId) });
	await written(planId);
	await correct(database.sql, { planId, n: 1, words: correction('69%', '68%'), by: await by(planId) });
	await writeMissedFiles(database.sql, { dir, origin });
	expect(await read(planId, 'v1/index.html')).toContain('68%');
});

test('withdrawn, its words are in no page, no feed and nobody’s frame, and the version after it does not quote it', async () => {
	const planId = await aPlan();
	await publish(database.sql, { planId, by: await by(planId) });
	await write(database.sql, lead, planId, 'A word that must go.');
	await publish(database.sql, { planId, by: await by(planId) });
	await write(database.sql, lead, planId, 'Something else.');
	await publish(database.sql, { planId, by: await by(planId) });
	await written(planId);
	expect(await read(planId, 'v3/index.html')).toContain('What changed since version 2');
	await withdraw(database.sql, { planId, n: 3, reason: 'A mistake.', by: await by(planId) });
	await withdraw(database.sql, { planId, n: 2, reason: 'A mistake.', by: await by(planId) });
	await written(planId);
	for (const name of ['index.html', 'v1/index.html', 'embed.html', 'feed.xml', 'v2/withdrawn.html'])
		expect([name, (await read(planId, name)).includes('must go')]).toEqual([name, false]);
	await expect(read(planId, 'v2/preview.png')).rejects.toThrow();
	await withdraw(database.sql, { planId, n: 1, reason: 'All of it.', by: await by(planId) });
	await written(planId);
	expect(await read(planId, 'embed.html')).toContain('Its versions were withdrawn.');
	expect(await read(planId, 'feed.xml')).not.toContain('Getting help sooner');
});

test('anybody says something about a public plan or a part of it; the lead hears of it once, and a flood ends', async () => {
	const planId = await aPlan();
	const wish = {
		planId,
		part: 'section.one',
		words: 'Please say who to ring.',
		group: null,
		warned: false,
		address: `10.0.0.${newId()}`
	};
	await expect(sayAboutPlan(database.sql, wish)).rejects.toMatchObject({ code: 'not-found' });
	await publish(database.sql, { planId, by: await by(planId) });
	await sayAboutPlan(database.sql, wish);
	await sayAboutPlan(database.sql, { ...wish, part: 'section.unknown', group: 'parent_carer' });
	expect((await feedbackOf(database.sql, planId)).map(({ title, group }) => [title, group])).toEqual([
		['', 'parent_carer'],
		['Waiting', null]
	]);
	const told = await database.sql`select from news where kind = 'feedback' and about = ${planId}`;
	expect(told.count).toBe(1);
	const telling = { ...wish, words: 'My son Tom goes to Oak Hill School.' };
	await expect(sayAboutPlan(database.sql, telling)).rejects.toMatchObject({ code: 'looks-private' });
	await sayAboutPlan(database.sql, { ...telling, warned: true });
	await expect(sayAboutPlan(database.sql, { ...wish, words: ' \n ' })).rejects.toMatchObject({
		code: 'feedback-empty'
	});
	const flood = async () => {
		for (let n = 0; n < 30; n++) await sayAboutPlan(database.sql, wish);
	};
	await expect(flood()).rejects.toMatchObject({ code: 'feedback-too-often' });
});

test('a slip is put right in the plan of today too, where the words stand there once', async () => {
	const { sql } = database;
	const planId = await aPlan();
	await publish(sql, { planId, by: await by(planId) });
	const member = (await memberOfPlan(sql, lead.accountId, planId))!;
	const slip = { n: 1, words: correction('wait to long', 'wait too long'), inPlan: true };
	expect(await correctSlip(sql, member, slip)).toBe(true);
	expect(JSON.stringify((await planContent(sql, planId)).content)).toContain('69% wait too long.');
	expect(
		await correctSlip(sql, member, { ...slip, words: correction('69%', '68%'), inPlan: false })
	).toBeNull();
	expect(JSON.stringify((await planContent(sql, planId)).content)).toContain('69% wait too long.');
});

test('a file of a version has what was put right in it, says so, and brings none of it back as a suggestion', async () => {
	const { sql } = database;
	const planId = await aPlan();
	await publish(sql, { planId, by: await by(planId) });
	await correct(sql, { planId, n: 1, words: correction('69%', '68%'), by: await by(planId) });
	const member = (await memberOfPlan(sql, lead.accountId, planId))!;
	const state = await stateToExport(sql, member, '1', 'Larkshire');
	expect(JSON.stringify(state.content)).toContain('68% wait to long.');
	expect(state.facts.state).toContain('one slip put right');
	const text = await exportPlan(sql, member, state, exportFormat('markdown')!, []);
	expect(text.bytes.toString('utf8')).toContain('68%');
	expect(text.bytes.toString('utf8')).not.toContain('69%');
	const word = await exportPlan(sql, member, state, exportFormat('word')!, []);
	const back = await readReturned({ name: word.name, bytes: word.bytes });
	expect(back.stamp).toMatchObject({ planId, putRightIn: 1 });
	const then = await docOfFile(sql, planId, back.stamp!);
	expect((await matchReturned(Y.encodeStateAsUpdate(then!), back)).parts).toEqual([]);
});
