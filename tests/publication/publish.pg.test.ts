import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { movePlanAlone } from '#server/plan-state.ts';
import { hashOf } from '#server/versions/hash.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { publish, type Publisher } from '#server/publication/publish.ts';
import { publishedVersions } from '#server/publication/read.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';
import { aPlanContent, aPlanOfRealSize, words } from './a-plan.ts';
import { aWrittenPlan as writtenPlan, publisher as publisherOf, write as writeIn } from './a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
afterAll(() => database.drop());

const aWrittenPlan = (content: PlanContent | null = aPlanContent()) =>
	writtenPlan(database.sql, lead, content);
const write = (planId: PlanId, text: string) => writeIn(database.sql, lead, planId, text);
const publisher = (person: APerson, planId: PlanId) => publisherOf(database.sql, person, planId);

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
	expect([kept?.seq, kept?.epoch, kept?.schema]).toEqual([1, 1, schemaVersion]);
	const [plan] = await database.sql<{ state: string }[]>`select state from plan where id = ${planId}`;
	expect(plan?.state).toBe('published');
	const [audit] = await database.sql<
		{ what: string; person_id: string }[]
	>`select what, person_id from audit_event where plan_id = ${planId} and what <> 'plan-moved'`;
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

test.each([0, -1, 1.5, 2, 2 ** 31, 1e15, NaN])(
	'a version %d that never was cannot be withdrawn',
	async (n) => {
		const planId = await aWrittenPlan();
		const by = await publisher(lead, planId);
		await publish(database.sql, { planId, by });
		await expect(withdraw(database.sql, { planId, n, reason: 'A slip.', by })).rejects.toMatchObject({
			code: 'not-found'
		});
	}
);

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
	// nothing of it is public any more: a lead says first that it is written again
	await expect(publish(database.sql, { planId, by })).rejects.toMatchObject({ code: 'not-now' });
	await movePlanAlone(database.sql, { areaId: lead.areaId, planId, act: 'work-together', by });
	const again = await publish(database.sql, { planId, by });
	expect(again.n).toBe(2);
});
