import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { hashOf } from '#server/publication/hash.ts';
import { keepFiles } from '#server/publication/keep-files.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { readManifest } from '#server/publication/manifest.ts';
import { publish, type Publisher } from '#server/publication/publish.ts';
import { publishedVersions } from '#server/publication/read.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writeAllFiles, writePlanFiles } from '#server/publication/write-files.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, aPlan, aRole, type APerson } from '#tests/people.ts';
import { aPlanContent, aPlanOfRealSize, words } from './a-plan.ts';

let database: FreshDatabase;
/** The folder of this test, and those of other processes in it. */
let dir: string;
const folders: string[] = [];
let lead: APerson;

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

async function aWrittenPlan(content: PlanContent | null = aPlanContent()): Promise<PlanId> {
	const planId = await aPlan(database.sql, lead);
	const person = { id: lead.personId, role: 'lead', group: 'parent_carer' } as const;
	await database.sql.begin((tx) => startPlanLog(tx, { areaId: lead.areaId, planId }, content, person));
	return planId;
}

/** Adds words to the end of the plan, as somebody typing would. */
async function write(planId: PlanId, text: string): Promise<void> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(database.sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(text)]);
	const { body } = rootsOf(doc);
	body.insert(body.length, [paragraph]);
	const person = { id: lead.personId, role: 'lead', group: 'parent_carer' } as const;
	await appendToPlan(database.sql, {
		areaId: lead.areaId,
		planId,
		update: Y.encodeStateAsUpdate(doc, before),
		kind: 'typed',
		person
	});
}

async function publisher(person: APerson, planId: PlanId): Promise<Publisher> {
	const member = await memberOfPlan(database.sql, person.accountId, planId);
	if (!member) throw new Error('This person may not see the plan.');
	return member;
}

async function filesOf(planId: PlanId): Promise<string[]> {
	return (await readdir(path.join(dir, 'p', planId), { recursive: true })).sort();
}

const place = () => ({ dir, origin: '' });

test('publishing freezes the words of this moment; editing goes on and the version stays', async () => {
	const planId = await aWrittenPlan(aPlanOfRealSize());
	const { n, hash, slug } = await publish(database.sql, { planId, by: await publisher(lead, planId) });
	expect([n, slug]).toEqual([1, 'getting-help-sooner-in-larkshire']);
	await write(planId, 'Added afterwards.');
	const [version] = await publishedVersions(database.sql, planId);
	expect(version?.hash).toBe(hash);
	expect(version && hashOf(version.content)).toBe(hash);
	expect(JSON.stringify(version?.content)).not.toContain('Added afterwards');
	expect([version?.areaName, version?.signedOff]).toEqual(['Larkshire', false]);
	const [kept] = await database.sql<
		{ seq: number; epoch: number; schema: number; y_state: Buffer }[]
	>`select seq, epoch, schema, y_state from version where plan_id = ${planId}`;
	expect([kept?.seq, kept?.epoch, kept?.schema]).toEqual([1, 1, 1]);
	const [plan] = await database.sql<{ state: string }[]>`select state from plan where id = ${planId}`;
	expect(plan?.state).toBe('published');
	const [audit] = await database.sql<
		{ what: string; person_id: string }[]
	>`select what, person_id from audit_event where plan_id = ${planId}`;
	expect(audit).toEqual({ what: 'plan-published', person_id: lead.personId });
});

test('the next version has the next number, and the first stays', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	await write(planId, 'More.');
	expect((await publish(database.sql, { planId, by })).n).toBe(2);
	expect((await versionsOfPlan(database.sql, { areaId: lead.areaId, planId })).map(({ n }) => n)).toEqual([
		2, 1
	]);
});

test('ten people who publish at once get one version and nine clear answers', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	const all = await Promise.allSettled(
		Array.from({ length: 10 }, () => publish(database.sql, { planId, by }))
	);
	expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	for (const one of all)
		if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'same-as-published' });
	expect(await database.sql`select n from version where plan_id = ${planId}`).toHaveLength(1);
});

test('while others write, every published version is whole: its hash is that of its words, and numbers have no gaps', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	const writing = (async () => {
		for (let at = 0; at < 12; at++) await write(planId, `Line ${at}.`);
	})();
	await Promise.allSettled(Array.from({ length: 8 }, () => publish(database.sql, { planId, by })));
	await writing;
	await publish(database.sql, { planId, by }).catch((refused: unknown) =>
		expect(refused).toMatchObject({ code: 'same-as-published' })
	);
	const versions = await publishedVersions(database.sql, planId);
	expect(versions.map(({ n }) => n)).toEqual(versions.map((_, at) => at + 1));
	for (const version of versions) expect(hashOf(version.content)).toBe(version.hash);
	expect(versions.at(-1)?.content.doc.at(-1)).toMatchObject({ content: words('Line 11.') });
});

test('a plan without words is not published', async () => {
	for (const content of [
		null,
		aPlanContent({ doc: [] }),
		aPlanContent({ doc: [{ type: 'paragraph', content: words('  ') }] })
	]) {
		const planId = await aWrittenPlan(content);
		const by = await publisher(lead, planId);
		await expect(publish(database.sql, { planId, by })).rejects.toMatchObject({ code: 'nothing-to-publish' });
	}
});

test('only a lead publishes and withdraws, and only in their own area', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	await write(planId, 'More.');
	for (const role of ['editor', 'contributor', 'reader', 'owner'] as const) {
		const person = await aPerson(database.sql, lead.areaId);
		if (role === 'owner') await aRole(database.sql, person, role);
		else await aRole(database.sql, person, role, planId);
		const other = await publisher(person, planId);
		await expect(publish(database.sql, { planId, by: other })).rejects.toMatchObject({ code: 'not-allowed' });
		await expect(withdraw(database.sql, { planId, n: 1, reason: 'x', by: other })).rejects.toMatchObject({
			code: 'not-allowed'
		});
	}
	const elsewhere = await aPerson(database.sql, await anArea(database.sql, 'Fenshire'), { roles: ['lead'] });
	const stranger: Publisher = { ...elsewhere, standing: by.standing };
	await expect(publish(database.sql, { planId, by: stranger })).rejects.toMatchObject({ code: 'not-found' });
	await expect(withdraw(database.sql, { planId, n: 1, reason: 'x', by: stranger })).rejects.toMatchObject({
		code: 'not-found'
	});
	expect(await publishedVersions(database.sql, planId)).toHaveLength(1);
});

test('withdrawing needs a reason, a version, and happens once', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	await expect(withdraw(database.sql, { planId, n: 1, reason: ' \u0000 ', by })).rejects.toMatchObject({
		code: 'reason-missing'
	});
	await expect(withdraw(database.sql, { planId, n: 2, reason: 'x', by })).rejects.toMatchObject({
		code: 'not-found'
	});
	await withdraw(database.sql, { planId, n: 1, reason: 'A figure was wrong.', by });
	await expect(withdraw(database.sql, { planId, n: 1, reason: 'x', by })).rejects.toMatchObject({
		code: 'already-withdrawn'
	});
	const [version] = await versionsOfPlan(database.sql, { areaId: lead.areaId, planId });
	expect(version?.withdrawn?.reason).toBe('A figure was wrong.');
	const again = await publish(database.sql, { planId, by });
	expect(again.n).toBe(2);
});

test('the folder says what the database says, and can be written anew from nothing', async () => {
	const planId = await aWrittenPlan();
	const by = await publisher(lead, planId);
	await publish(database.sql, { planId, by });
	await write(planId, 'More.');
	await publish(database.sql, { planId, by });
	await writePlanFiles(database.sql, place(), planId);
	const files = await filesOf(planId);
	expect(files).toEqual([
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
