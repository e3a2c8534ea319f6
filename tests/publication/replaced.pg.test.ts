// A plan whose place another one takes: only read, its public pages at their addresses with the way on, and no circle of plans.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { may } from '#domain/permissions.ts';
import type { PlanId } from '#domain/ids.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { deletePlan } from '#server/plans/deleted.ts';
import { possibleSuccessors, successorOf, supersedePlan } from '#server/plans/successor.ts';
import { plansOf } from '#server/plans/listed.ts';
import { sayAboutPlan } from '#server/publication/feedback.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writeMissedFiles, writePlanFiles } from '#server/publication/write-files.ts';
import { moveByHand } from '#server/sign-off/ask.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';
import { aPlanContent } from './a-plan.ts';
import { aWrittenPlan } from './a-written-plan.ts';

let database: FreshDatabase;
let dir: string;
let lead: APerson;

beforeAll(async () => {
	database = await freshDatabase();
	dir = await mkdtemp(path.join(tmpdir(), 'withus-replaced-'));
});
beforeEach(async () => {
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
afterAll(async () => {
	await rm(dir, { recursive: true, force: true });
	await database.drop();
});

const place = () => ({ dir, origin: '' });
const member = async (planId: PlanId, person = lead): Promise<PlanMember> =>
	(await memberOfPlan(database.sql, person.accountId, planId))!;
const read = (planId: PlanId, name: string) => readFile(path.join(dir, 'p', planId, name), 'utf8');
async function published(): Promise<PlanId> {
	const planId = await aWrittenPlan(database.sql, lead, aPlanContent());
	await publish(database.sql, { planId, by: await member(planId) });
	await writePlanFiles(database.sql, place(), planId);
	return planId;
}

test('its pages stay and lead on, it is only read, and it can be written again', async () => {
	const { sql } = database;
	const [old, next] = [await published(), await aWrittenPlan(sql, lead, aPlanContent())];
	const before = await read(old, 'v1/index.html');
	expect(before).toContain('/say/');
	expect((await possibleSuccessors(sql, await member(old))).map(({ id }) => id)).toEqual([next]);
	await supersedePlan(sql, await member(old), next);

	await writeMissedFiles(sql, place());
	for (const name of ['index.html', 'v1/index.html', 'embed.html'])
		expect([name, (await read(old, name)).includes('cannot be read by everybody yet')]).toEqual([name, true]);
	expect(await read(old, 'feed.xml')).toContain('another plan took its place');
	// as soon as the next one is public, the old pages lead there; nobody is asked anything about the old one
	await publish(sql, { planId: next, by: await member(next) });
	await writeMissedFiles(sql, place());
	const page = await read(old, 'v1/index.html');
	expect(page).toContain(`href="/p/${next}/"`);
	expect(page).not.toContain('/say/');
	expect(page.length).toBeGreaterThan(before.length / 2);
	await expect(
		sayAboutPlan(sql, {
			planId: old,
			part: '',
			words: 'Hm',
			group: null,
			warned: false,
			address: '192.0.2.1'
		})
	).rejects.toMatchObject({ code: 'plan-replaced' });

	const now = await member(old);
	expect(now.plan.state).toBe('superseded');
	for (const act of ['edit-plan', 'suggest-change', 'write-comments', 'open-round'] as const)
		expect([act, may(now.standing, act)]).toEqual([act, false]);
	expect(await successorOf(sql, now)).toMatchObject({ address: `/plans/${next}`, plan: next, none: false });
	expect((await plansOf(sql, lead.accountId)).find(({ id }) => id === old)?.state).toBe('superseded');
	// who sees only the old one is led to the public page
	const reader = await aPerson(sql, lead.areaId);
	await aRole(sql, reader, 'reader', old);
	expect(await successorOf(sql, await member(old, reader))).toMatchObject({
		address: `/p/${next}/`,
		title: '',
		plan: null
	});

	await moveByHand(sql, { ...now, planId: old }, 'work-together');
	await writeMissedFiles(sql, place());
	expect(await read(old, 'v1/index.html')).toBe(before);
	expect(await successorOf(sql, await member(old))).toBeNull();
});

test('nothing follows, another one follows, or the one that followed is gone', async () => {
	const { sql } = database;
	const [old, next] = [await published(), await published()];
	await supersedePlan(sql, await member(old), null);
	await writePlanFiles(sql, place(), old);
	expect(await read(old, 'index.html')).toContain('No other plan follows it');
	await supersedePlan(sql, await member(old), next);
	await writePlanFiles(sql, place(), old);
	expect(await read(old, 'index.html')).toContain(`/p/${next}/`);
	await withdraw(sql, { planId: next, n: 1, reason: 'By mistake', by: await member(next) });
	await deletePlan(sql, await member(next));
	await writeMissedFiles(sql, place());
	expect(await read(old, 'index.html')).not.toContain(`/p/${next}/`);
	expect(await successorOf(sql, await member(old))).toMatchObject({ address: null, none: false });
});

test('plans do not follow each other in a circle, nor across areas, nor for who may not say so', async () => {
	const { sql } = database;
	const [one, two, three] = [await published(), await published(), await published()];
	await supersedePlan(sql, await member(one), two);
	await supersedePlan(sql, await member(two), three);
	const refused = async (planId: PlanId, by: APerson, successor: string) =>
		supersedePlan(sql, await member(planId, by), successor).then(
			() => 'done',
			({ code }: { code: string }) => code
		);
	expect(await refused(three, lead, one)).toBe('successor-circle');
	expect(await refused(three, lead, three)).toBe('successor-circle');
	const elsewhere = await aPerson(sql, await anArea(sql), { roles: ['lead'] });
	const theirs = await aWrittenPlan(sql, elsewhere, aPlanContent());
	expect(await refused(three, lead, theirs)).toBe('not-found');
	const editor = await aPerson(sql, lead.areaId);
	await aRole(sql, editor, 'editor', three);
	expect(await refused(three, editor, two)).toBe('not-allowed');
	const owner = await aPerson(sql, lead.areaId, { roles: ['owner'] });
	// two who say so at once: the second names it anew, and no line of plans becomes a ring
	const answers = await Promise.all([refused(three, owner, theirs), refused(three, owner, two)]);
	expect(answers.sort()).toEqual(['not-found', 'successor-circle']);
	expect((await member(three)).plan.state).toBe('published');
	const book = await sql`
		select from audit_event where plan_id = ${three} and what = 'plan-move-refused' and detail ->> 'act' = 'supersede'`;
	expect(book.count).toBe(4);
});
