import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaVersion } from '#domain/plan.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { compare, comparingLimits } from '#server/versions/compare.ts';
import { contentOf, faultOfPair, offeredStates } from '#server/versions/states.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { aPlanContent } from '#tests/publication/a-plan.ts';
import { aWrittenPlan, publisher, write } from '#tests/publication/a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;

beforeAll(async () => {
	database = await freshDatabase();
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
});
afterAll(() => database.drop());

/** A plan with two published versions, and a sentence more than both. */
async function aPlanWithVersions() {
	const { sql } = database;
	const id = await aWrittenPlan(sql, lead, aPlanContent());
	const by = await publisher(sql, lead, id);
	await publish(sql, { planId: id, by });
	await write(sql, lead, id, 'Nobody waits alone.');
	await publish(sql, { planId: id, by });
	await write(sql, lead, id, 'Somebody rings back.');
	return { plan: { id, areaId: lead.areaId }, by };
}

test('two versions are compared in a process of their own, and each of them with now', async () => {
	const { plan } = await aPlanWithVersions();
	const sentences = async (from: string, to: string) => {
		const [was, is] = [await contentOf(database.sql, plan, from), await contentOf(database.sql, plan, to)];
		const { sections } = await compare(was!, is!);
		return sections
			.flatMap(({ changes }) => changes.map(({ html }) => html.replaceAll(/<[^>]+>/g, '')))
			.join();
	};
	expect(await sentences('1', '2')).toContain('Nobody waits alone.');
	expect(await sentences('1', '2')).not.toContain('Somebody rings back.');
	expect(await sentences('2', 'now')).toContain('Somebody rings back.');
	expect(await sentences('now', '1')).toContain('removed: Nobody waits alone.');
});

test('a version is named by its number, and one that was withdrawn is not there any more', async () => {
	const { plan, by } = await aPlanWithVersions();
	const states = await offeredStates(database.sql, plan);
	expect(states.map(({ n, schema }) => [n, schema])).toEqual([
		[2, schemaVersion],
		[1, schemaVersion]
	]);
	const faults = (pairs: [string, string][]) => pairs.map(([from, to]) => faultOfPair(from, to, states));
	expect(
		faults([
			['1', 'now'],
			['2', '1'],
			['1', '1'],
			['now', 'now'],
			['3', 'now'],
			['1', '01'],
			['', 'now'],
			['1', 'x']
		])
	).toEqual([null, null, 'version-same', 'version-same', ...Array(4).fill('version-unknown')]);
	expect(faultOfPair('1', 'now', [{ ...states[1]!, schema: schemaVersion + 1 }])).toBe('version-newer');
	await withdraw(database.sql, { planId: plan.id, n: 1, reason: 'It named somebody.', by });
	expect((await offeredStates(database.sql, plan)).map(({ n }) => n)).toEqual([2]);
	expect(await contentOf(database.sql, plan, '1')).toBeNull();
	// nor is the version of another plan, nor this one asked for from another area
	expect(
		await contentOf(database.sql, { ...plan, areaId: 'elsewhere' as typeof plan.areaId }, '2')
	).toBeNull();
});

test('what takes too long, or too much memory, is stopped and said', async () => {
	const content = aPlanContent();
	const slow = compare(content, content, { ...comparingLimits, milliseconds: 1 });
	await expect(slow).rejects.toMatchObject({ code: 'compare-slow' });
	const greedy = compare(content, content, { ...comparingLimits, residentBytes: 1_000 });
	await expect(greedy).rejects.toMatchObject({ code: 'compare-slow' });
	const wordy = compare(content, { ...content, doc: [] }, { ...comparingLimits, answerBytes: 10 });
	await expect(wordy).rejects.toMatchObject({ code: 'compare-slow' });
});
