import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, type PlanId } from '#domain/ids.ts';
import { keepFiles } from '#server/publication/keep-files.ts';
import { readManifest } from '#server/publication/manifest.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writeAllFiles, writePlanFiles } from '#server/publication/write-files.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aPlanContent } from './a-plan.ts';
import { aWrittenPlan as writtenPlan, publisher as publisherOf, write as writeIn } from './a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
/** The folder of this test, and those of other processes in it. */
let dir: string;
const folders: string[] = [];

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	dir = await aFolder();
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
afterEach(async () => {
	for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
afterAll(() => database.drop());

async function aFolder(): Promise<string> {
	folders.push(await mkdtemp(path.join(tmpdir(), 'withus-published-')));
	return folders.at(-1) ?? '';
}

async function filesOf(planId: PlanId): Promise<string[]> {
	return (await readdir(path.join(dir, 'p', planId), { recursive: true })).sort();
}

const place = () => ({ dir, origin: '' });
const aWrittenPlan = () => writtenPlan(database.sql, lead, aPlanContent());
const write = (planId: PlanId, text: string) => writeIn(database.sql, lead, planId, text);
const publisher = (person: APerson, planId: PlanId) => publisherOf(database.sql, person, planId);

test('the folder says what the database says, and can be written anew from nothing', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	await write(planId, 'More.');
	await publish(database.sql, { planId, by });
	await writePlanFiles(database.sql, place(), planId);
	const files = await filesOf(planId);
	expect(files).toEqual([
		'embed.html',
		'embed.html.br',
		'embed.html.gz',
		'entries.json',
		'feed.xml',
		'feed.xml.br',
		'feed.xml.gz',
		'index.html',
		'index.html.br',
		'index.html.gz',
		'manifest.json',
		'v1',
		'v1/index.html',
		'v1/index.html.br',
		'v1/index.html.gz',
		'v2',
		'v2/index.html',
		'v2/index.html.br',
		'v2/index.html.gz'
	]);
	await rm(dir, { recursive: true });
	await writeAllFiles(database.sql, place());
	expect(await filesOf(planId)).toEqual(files);
	expect(await readManifest(dir, planId)).toMatchObject({ current: 2, slug: 'getting-help-sooner' });
});

test('a withdrawn page is deleted with its compressed copies; the version before it is the current one again', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	await write(planId, 'More.');
	await publish(database.sql, { planId, by });
	await writePlanFiles(database.sql, place(), planId);
	await withdraw(database.sql, { planId, n: 2, reason: 'A figure was wrong.', by });
	await writePlanFiles(database.sql, place(), planId);
	expect((await filesOf(planId)).filter((name) => name.startsWith('v2/'))).toEqual([
		'v2/withdrawn.html',
		'v2/withdrawn.html.br',
		'v2/withdrawn.html.gz'
	]);
	expect((await readManifest(dir, planId))?.current).toBe(1);
	await withdraw(database.sql, { planId, n: 1, reason: 'This one too.', by });
	await writePlanFiles(database.sql, place(), planId);
	expect((await filesOf(planId)).filter((name) => name.includes('index'))).toEqual([]);
	expect((await readManifest(dir, planId))?.current).toBeNull();
});

test('ten writers of one folder leave it whole, without halves of files', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	const writers = Array.from({ length: 6 }, () => writePlanFiles(database.sql, place(), planId));
	await withdraw(database.sql, { planId, n: 1, reason: 'x', by });
	await Promise.all([...writers, writePlanFiles(database.sql, place(), planId)]);
	const files = await filesOf(planId);
	expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
	expect(files.filter((name) => name.includes('index'))).toEqual([]);
});

test('a folder of somebody else is left alone; one of a plan that is gone is removed', async () => {
	const planId = await aWrittenPlan();
	await publish(database.sql, { planId, by: await publisher(lead, planId) });
	await writePlanFiles(database.sql, place(), planId);
	await mkdir(path.join(dir, 'p', 'photos'), { recursive: true });
	await writeFile(path.join(dir, 'p', 'photos', 'cat.txt'), 'cat');
	await mkdir(path.join(dir, 'p', 'gone'), { recursive: true });
	await writeFile(
		path.join(dir, 'p', 'gone', 'manifest.json'),
		JSON.stringify({ plan: 'gone', versions: {} })
	);
	await writeAllFiles(database.sql, place());
	expect(await readdir(path.join(dir, 'p'))).toEqual(expect.arrayContaining(['photos', planId]));
	expect(await readdir(path.join(dir, 'p'))).not.toContain('gone');
});

test('two processes with folders of their own hear of it: published and withdrawn within two seconds', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	const errors: unknown[] = [];
	const log = { error: (about: { err: unknown }) => void errors.push(about.err) };
	const both = [dir, await aFolder()];
	const keepers = both.map((folder) => keepFiles(database.sql, { dir: folder, origin: '', log }));
	await Promise.all(keepers.map(({ ready }) => ready));
	try {
		await publish(database.sql, { planId, by });
		await expect
			.poll(
				async () =>
					(await Promise.all(both.map((folder) => readManifest(folder, planId)))).map((m) => m?.current),
				{ timeout: 2000 }
			)
			.toEqual([1, 1]);
		await withdraw(database.sql, { planId, n: 1, reason: 'x', by });
		await expect
			.poll(
				async () =>
					(await Promise.all(both.map((folder) => readManifest(folder, planId)))).map((m) => m?.current),
				{ timeout: 2000 }
			)
			.toEqual([null, null]);
	} finally {
		await Promise.all(keepers.map((keeper) => keeper.close()));
	}
	expect(errors).toEqual([]);
});

test('a hint that was missed is found by looking', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	const keeper = keepFiles(database.sql, { dir, origin: '', log: { error: () => undefined }, every: 50 });
	await keeper.ready;
	try {
		// as another program would, without a hint
		await publish(database.sql, { planId, by });
		await expect.poll(async () => (await readManifest(dir, planId))?.current).toBe(1);
		await database.sql`update publication set withdrawn_at = now(), withdrawn_reason = 'x' where plan_id = ${planId}`;
		await expect.poll(async () => (await readManifest(dir, planId))?.current).toBeNull();
	} finally {
		await keeper.close();
	}
});

test('an id that nobody has is nothing to write and nothing to fail over', async () => {
	await writePlanFiles(database.sql, place(), newId<'plan'>());
	expect(await readdir(dir)).toEqual([]);
});
