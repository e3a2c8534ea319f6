// The easy-read twin in PostgreSQL: who may write it, two people at once, when it is out of date, and what goes with a version.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { introPart } from '#domain/easy-read/twin.ts';
import type { PlanId, VersionId } from '#domain/ids.ts';
import { chooseSet } from '#server/easy-read/choose-set.ts';
import { symbolsFor } from '#server/easy-read/symbol-files.ts';
import { freezeTwin, frozenTwin } from '#server/easy-read/freeze-twin.ts';
import { addOwnPicture, removeOwnPicture } from '#server/easy-read/own-pictures.ts';
import { easyReadFacts } from '#server/easy-read/read-twin.ts';
import { removeFromTwin } from '#server/easy-read/remove-words.ts';
import { confirmPart, promiseTwin, saveLines } from '#server/easy-read/write-twin.ts';
import { memberOfArea } from '#server/accounts/standing.ts';
import { copyPlan } from '#server/plans/look-after.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { write } from '#tests/publication/a-written-plan.ts';
import { aTwin, partsOf, tellWhole, type ATwin } from './a-twin.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const line = (words: string, concept = 'waiting') => ({ words, concept });
const refused = (code: string) => expect.objectContaining({ code });
const partNamed = async (at: ATwin, id: string) => (await partsOf(at)).find((part) => part.id === id)!;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function freeze(at: ATwin): Promise<VersionId> {
	const { sql, planId, lead } = at;
	const { areaId, personId } = lead;
	return sql.begin(async (tx) => {
		const { id } = await makeVersion(tx, { areaId, planId, reason: 'sign-off', by: personId });
		await freezeTwin(tx, { areaId, planId, versionId: id });
		return id;
	});
}

const frozenOf = async ({ sql }: ATwin, versionId: VersionId) => {
	const [row] = await sql<
		{
			content: { parts: { lines: { words: string }[] }[]; meanings: { word: string }[] } | null;
			hash: string | null;
			promised: string | null;
		}[]
	>`select content, hash, promised::text as promised from easy_read_frozen where version_id = ${versionId}`;
	return row;
};

test('editors write, leads confirm, the plan changes, a lead says that nothing changed that matters', async () => {
	const at = await aTwin(database.sql);
	const { sql, planId, lead, editor, reader } = at;
	expect((await partNamed(at, 'first')).state).toBe('missing');
	expect((await partNamed(at, introPart)).state).toBe('not-needed');
	const wish = {
		part: 'first',
		revision: 0,
		lines: [line('  You wait \n less. '), line(' ')],
		confirm: null
	};
	await expect(saveLines(sql, reader, wish)).rejects.toEqual(refused('not-allowed'));
	await saveLines(sql, editor, wish);
	const written = await partNamed(at, 'first');
	expect(written).toMatchObject({ state: 'unchecked', revision: 1, lines: [line('You wait less.')] });
	const seen = { part: 'first', revision: 1, source: written.source };
	await expect(confirmPart(sql, editor, seen)).rejects.toEqual(refused('not-allowed'));
	await expect(
		saveLines(sql, editor, { ...wish, revision: 1, confirm: { source: written.source } })
	).rejects.toEqual(refused('not-allowed'));
	await confirmPart(sql, lead, seen);
	expect(await partNamed(at, 'first')).toMatchObject({ state: 'fits', confirmed: { by: 'Lee Marsh' } });
	expect(await easyReadFacts(sql, planId)).toEqual({
		missing: [],
		stale: [],
		ready: true,
		promisedFor: null
	});

	await write(sql, { ...lead, accountId: lead.accountId!, email: '' }, planId, 'A new sentence.');
	expect((await partNamed(at, 'first')).state).toBe('stale');
	expect((await easyReadFacts(sql, planId)).stale).toEqual(['You wait less']);
	// the page was opened before the sentence came
	await expect(confirmPart(sql, lead, seen)).rejects.toEqual(refused('easy-read-source'));
	await confirmPart(sql, lead, { ...seen, source: (await partNamed(at, 'first')).source });
	expect((await partNamed(at, 'first')).state).toBe('fits');
	// the same lines saved again stay confirmed, others do not
	await saveLines(sql, editor, { ...wish, revision: 1 });
	expect((await partNamed(at, 'first')).state).toBe('fits');
	await saveLines(sql, editor, { ...wish, revision: 2, lines: [line('Other words.')] });
	expect((await partNamed(at, 'first')).state).toBe('unchecked');
	const deeds = await sql<{ what: string }[]>`
		select what from audit_event where plan_id = ${planId} and what like 'easy-read%' order by at, id`;
	expect(deeds.map(({ what }) => what).sort()).toEqual(
		[
			'easy-read-confirmed',
			'easy-read-confirmed',
			'easy-read-saved',
			'easy-read-saved',
			'easy-read-saved'
		].sort()
	);
});

test('two people at once: the second is told, and nothing of the first is lost', async () => {
	const at = await aTwin(database.sql);
	const { sql, lead, editor } = at;
	const wish = (words: string) => ({ part: 'first', revision: 0, lines: [line(words)], confirm: null });
	const both = await Promise.allSettled([
		saveLines(sql, lead, wish('From the lead.')),
		saveLines(sql, editor, wish('From the editor.'))
	]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { code: 'easy-read-changed' }
	});
	expect((await partNamed(at, 'first')).lines).toHaveLength(1);
});

test('what makes no sense is refused', async () => {
	const at = await aTwin(database.sql);
	const { sql, lead, editor } = at;
	const save = (change: object) =>
		saveLines(sql, editor, { part: 'first', revision: 0, lines: [line('Yes.')], confirm: null, ...change });
	await expect(save({ part: 'nowhere' })).rejects.toEqual(refused('not-found'));
	await expect(save({ revision: 5 })).rejects.toEqual(refused('easy-read-changed'));
	await expect(save({ lines: Array(41).fill(line('x')) })).rejects.toEqual(refused('easy-read-lines'));
	await expect(save({ lines: [line('x'.repeat(401))] })).rejects.toEqual(refused('easy-read-long'));
	await expect(save({ lines: [line('x', 'own-elsewhere')] })).rejects.toEqual(refused('easy-read-picture'));
	for (const day of ['', 'tomorrow', '2027-02-30', inDays(-1), inDays(500)])
		await expect(promiseTwin(sql, lead, day)).rejects.toEqual(refused('easy-read-day'));
	await expect(promiseTwin(sql, editor, inDays(9))).rejects.toEqual(refused('not-allowed'));
});

describe('with a version', () => {
	test('goes the whole twin, as it was then, with hard words explained; or the promised day; or nothing', async () => {
		const at = await aTwin(database.sql);
		const { sql, lead } = at;
		expect(await frozenOf(at, await freeze(at))).toBeUndefined();
		await promiseTwin(sql, lead, inDays(30));
		expect(await frozenOf(at, await freeze(at))).toEqual({ content: null, hash: null, promised: inDays(30) });
		await tellWhole(sql, lead, () => 'The NHS and inspectors help you.');
		const version = await freeze(at);
		const first = await frozenOf(at, version);
		expect(first?.content?.meanings.map(({ word }) => word)).toEqual(['inspectors', 'NHS']);
		expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
		await tellWhole(sql, lead, () => 'Other words.');
		await sql.begin((tx) => freezeTwin(tx, { ...lead, planId: at.planId, versionId: version }));
		expect(await frozenOf(at, version)).toEqual(first);
	});

	test('words removed for privacy go from the lines of now and from the frozen ones, and nothing else changes', async () => {
		const at = await aTwin(database.sql);
		const { sql, planId, lead } = at;
		await tellWhole(sql, lead, ({ id }) => `Part ${id}: Tim’s "school" helps.`);
		const version = await freeze(at);
		const before = await frozenOf(at, version);
		const done = await sql.begin((tx) =>
			removeFromTwin(tx, { planId, words: 'Tim’s "school"', stub: '[removed for privacy]' })
		);
		const after = await frozenOf(at, version);
		expect(done).toEqual({
			lines: 2,
			versions: [{ versionId: version, before: before?.hash, after: after?.hash }]
		});
		expect(after?.hash).not.toBe(before?.hash);
		expect(JSON.stringify(after?.content)).toBe(
			JSON.stringify(before?.content).replaceAll('Tim’s \\"school\\"', '[removed for privacy]')
		);
		expect((await partNamed(at, 'first')).lines[0]?.words).toBe('Part first: [removed for privacy] helps.');
		const again = await sql.begin((tx) =>
			removeFromTwin(tx, { planId: 'elsewhere' as PlanId, words: 'Part', stub: 'x' })
		);
		expect(again).toEqual({ lines: 0, versions: [] });
	});
});

test('a picture of one’s own stands for a concept, or is a new one; taken away, its lines say so', async () => {
	const at = await aTwin(database.sql);
	const { sql, editor, reader } = at;
	const src = `/pictures/${'a'.repeat(64)}-80x60.png`;
	const wish = { concept: '', name: 'Our hub', credit: 'Photo by us, free to use', src };
	await expect(addOwnPicture(sql, reader, wish)).rejects.toEqual(refused('not-allowed'));
	await expect(addOwnPicture(sql, editor, { ...wish, src: 'https://example.org/x.png' })).rejects.toEqual(
		refused('bad-request')
	);
	await expect(addOwnPicture(sql, editor, { ...wish, concept: 'nothing' })).rejects.toEqual(
		refused('bad-request')
	);
	const hub = await addOwnPicture(sql, editor, wish);
	expect(await addOwnPicture(sql, editor, { ...wish, concept: 'school' })).toBe('school');
	await saveLines(sql, editor, {
		part: 'first',
		revision: 0,
		lines: [line('Come to the hub.', hub), line('Go to school.', 'school')],
		confirm: null
	});
	await removeOwnPicture(sql, editor, hub);
	await removeOwnPicture(sql, editor, 'school');
	await expect(removeOwnPicture(sql, editor, hub)).rejects.toEqual(refused('not-found'));
	expect(await partNamed(at, 'first')).toMatchObject({
		revision: 2,
		lines: [line('Come to the hub.', ''), line('Go to school.', 'school')]
	});
});

test('a copy of the plan has the same lines and pictures, and nobody has said of it that they fit', async () => {
	const at = await aTwin(database.sql);
	const { sql, planId, lead } = at;
	await tellWhole(sql, lead);
	const concept = await addOwnPicture(sql, lead, {
		...{ concept: '', name: 'Our hub', credit: 'By us' },
		src: `/pictures/${'a'.repeat(64)}-800x600.jpg`
	});
	const maker = (await memberOfArea(sql, lead.accountId, lead.areaId))!;
	const copy = await copyPlan(sql, maker, lead, { title: 'A copy', plainTitle: 'A copy' });
	const [first, second] = [await partsOf(at), await partsOf({ sql, planId: copy })];
	expect(second.map(({ lines }) => lines)).toEqual(first.map(({ lines }) => lines));
	expect(new Set(second.map(({ state }) => state))).toEqual(new Set(['unchecked']));
	expect(
		second.map(({ id }) => id).filter((id) => id !== introPart && first.some((part) => part.id === id))
	).toEqual([]);
	const pictures =
		await sql`select name from easy_read_picture where plan_id = ${copy} and concept = ${concept}`;
	expect(pictures).toMatchObject([{ name: 'Our hub' }]);
	expect((await partsOf({ sql, planId })).every(({ state }) => state === 'fits')).toBe(true);
});

test('the area chooses its drawings: a twin goes out with those of that day, and keeps them', async () => {
	const at = await aTwin(database.sql);
	const { sql, planId, lead } = at;
	await tellWhole(sql, lead);
	const first = await freeze(at);
	await expect(chooseSet(sql, at.editor, 'openmoji-line')).rejects.toEqual(refused('not-allowed'));
	await chooseSet(sql, lead, 'openmoji-line');
	await write(sql, { ...lead, accountId: lead.accountId!, email: '' }, planId, 'And more.');
	await tellWhole(sql, lead);
	const second = await freeze(at);
	expect([(await frozenTwin(sql, first))?.set, (await frozenTwin(sql, second))?.set]).toEqual([
		undefined,
		'openmoji-line'
	]);
	const [plain, lines] = await Promise.all([symbolsFor(['plan']), symbolsFor(['plan'], 'openmoji-line')]);
	expect(lines.get('plan')).not.toBe(plain.get('plan'));
});
