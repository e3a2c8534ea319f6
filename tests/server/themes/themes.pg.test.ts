// Themes and decisions: sorted by several people at once, published as a copy with a version, and told to those who spoke.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { withdrawComment } from '#server/comments/own-comment.ts';
import { planContent } from '#server/plan-log/read.ts';
import { publishedAnswers } from '#server/publication/read-answers.ts';
import { redactAnswer } from '#server/publication/redact-answer.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { answersTo } from '#server/themes/answers-to.ts';
import { decide } from '#server/themes/decide.ts';
import { callNotReady, callReady, readyMark } from '#server/themes/sign-off.ts';
import { sortThemes } from '#server/themes/sort.ts';
import { readyToGoOut } from '#server/themes/publish-answers.ts';
import { themesOf, undecidedThemes } from '#server/themes/themes.ts';
import { voicesOf } from '#server/themes/voices.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aSorting, changed, type Sorting } from './a-sorting.ts';

let database: FreshDatabase;
let plan: Sorting;
beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	plan = await aSorting(database.sql);
});
afterAll(() => database.drop());

const refused = (code: RefusalCode) => ({ code });
const sorted = async () => {
	const { content } = await planContent(database.sql, plan.planId);
	return voicesOf(database.sql, plan, content);
};
const revisionOf = async (theme: string) => (await themesOf(database.sql, plan.planId, [theme]))[0]!.revision;
const decided = async (by: Awaited<ReturnType<Sorting['sorter']>>, theme: string, is = {}) =>
	decide(database.sql, by, { theme, revision: await revisionOf(theme), decision: { ...changed, ...is } });

describe('what people said', () => {
	test('is every comment others may read and every answer to it, but nothing internal and nothing that waits', async () => {
		const [lead, parent] = [
			await plan.somebody('lead'),
			await plan.somebody('contributor', { group: 'parent_carer' })
		];
		const young = await plan.somebody('contributor', { group: 'young_person' });
		const thread = await plan.begin(parent, 'Ring us.');
		await plan.reply(lead, thread, 'Every month?');
		await plan.begin(lead, 'Among us: no money.', { internal: true });
		await plan.begin(young, 'I wait all day.');
		const voices = await sorted();
		expect(voices.map(({ words, first, group }) => [words, first, group])).toEqual([
			['Ring us.', true, 'parent_carer'],
			['Every month?', false, 'professional']
		]);
	});

	test('that was taken back leaves its theme a stub without words, and does not come back', async () => {
		const parent = await plan.somebody('contributor', { group: 'parent_carer' });
		const by = await plan.sorter('facilitator');
		const thread = await plan.begin(parent, 'Ring us.');
		const theme = await plan.theme(by, 'Calls', [thread]);
		await withdrawComment(database.sql, parent, await plan.firstOf(thread));
		expect(await sorted()).toMatchObject([{ words: '', gone: true, themes: [theme] }]);
		const voices = [{ kind: 'comment', id: await plan.firstOf(thread) }] as const;
		await sortThemes(database.sql, by, { do: 'take-out', theme, voices });
		expect(await sorted()).toEqual([]);
	});
});

describe('sorting', () => {
	test('a voice stands in several themes; put in twice it stands once; themes are split, joined, renamed and deleted', async () => {
		const by = await plan.sorter('editor');
		const parent = await plan.somebody('contributor');
		const threads = [
			await plan.begin(parent, 'One.'),
			await plan.begin(parent, 'Two.'),
			await plan.begin(parent, 'Three.')
		];
		const [one, two, three] = await Promise.all(
			threads.map(async (id) => ({ kind: 'comment' as const, id: await plan.firstOf(id) }))
		);
		const first = await plan.theme(by, '  Calls \n and letters ', threads);
		const second = await plan.theme(by, 'Letters');
		await sortThemes(database.sql, by, { do: 'put', theme: second, voices: [one!, one!] });
		await sortThemes(database.sql, by, { do: 'put', theme: second, voices: [one!] });
		expect((await sorted())[0]!.themes.toSorted()).toEqual([first, second].toSorted());
		expect((await themesOf(database.sql, plan.planId)).map(({ title }) => title)).toEqual([
			'Calls and letters',
			'Letters'
		]);

		await sortThemes(database.sql, by, { do: 'rename', theme: first, revision: 1, title: 'Calls' });
		const third = await sortThemes(database.sql, by, {
			...{ do: 'split', theme: first, revision: 2, title: 'School' },
			voices: [three!]
		});
		expect((await sorted()).map(({ themes }) => themes.length)).toEqual([2, 1, 1]);
		await expect(
			sortThemes(database.sql, by, {
				do: 'split',
				theme: first,
				revision: 3,
				title: 'All',
				voices: [one!, two!]
			})
		).rejects.toMatchObject(refused('every-voice-chosen'));
		await decided(by, first);
		await sortThemes(database.sql, by, {
			do: 'join',
			theme: first,
			revision: await revisionOf(first),
			into: second
		});
		expect(
			(await themesOf(database.sql, plan.planId)).map(({ id, decision }) => [id, decision?.reason])
		).toEqual([
			[second, changed.reason],
			[third, undefined]
		]);
		expect((await sorted()).map(({ themes }) => themes)).toEqual([[second], [second], [third]]);
		await sortThemes(database.sql, by, { do: 'delete', theme: third!, revision: 1 });
		expect((await sorted())[2]!.themes).toEqual([]);
	});

	test('is not for contributors, readers and owners; a facilitator sorts and does not decide', async () => {
		for (const role of ['contributor', 'reader', 'owner'] as const) {
			const by = await plan.sorter(role);
			await expect(plan.theme(by, 'Mine')).rejects.toMatchObject(refused('not-allowed'));
		}
		const by = await plan.sorter('facilitator');
		const theme = await plan.theme(by, 'Calls');
		await expect(decided(by, theme)).rejects.toMatchObject(refused('not-allowed'));
	});

	test('reaches no voice of another plan, and nothing that is internal', async () => {
		const by = await plan.sorter('lead');
		const other = await aSorting(database.sql);
		const elsewhere = await other.begin(await other.somebody('lead'), 'Elsewhere.');
		const inside = await plan.begin(await plan.somebody('lead'), 'Among us.', { internal: true });
		const theme = await plan.theme(by, 'Calls');
		const voices = [await other.firstOf(elsewhere), await plan.firstOf(inside)];
		for (const id of [...voices, newId()])
			await expect(
				sortThemes(database.sql, by, { do: 'put', theme, voices: [{ kind: 'comment', id }] })
			).rejects.toMatchObject(refused('not-found'));
		const theirs = await other.theme(await other.sorter('lead'), 'Theirs');
		await expect(
			sortThemes(database.sql, by, { do: 'delete', theme: theirs, revision: 1 })
		).rejects.toMatchObject(refused('not-found'));
	});
});

describe('two people at once', () => {
	test('who decides or renames on an older page is told, and nothing of the other one is lost', async () => {
		const [one, two] = [await plan.sorter('lead'), await plan.sorter('editor')];
		const theme = await plan.theme(one, 'Calls');
		const decision = (reason: string) => ({ theme, revision: 1, decision: { ...changed, reason } });
		const both = await Promise.allSettled([
			decide(database.sql, one, decision('First.')),
			decide(database.sql, two, decision('Second.'))
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const [stands] = await themesOf(database.sql, plan.planId);
		const winner = both[0].status === 'fulfilled' ? 'First.' : 'Second.';
		expect(stands!.decision!.reason).toBe(winner);
		await expect(
			sortThemes(database.sql, two, { do: 'rename', theme, revision: 1, title: 'Other' })
		).rejects.toMatchObject(refused('theme-changed'));
		await expect(sortThemes(database.sql, two, { do: 'delete', theme, revision: 1 })).rejects.toMatchObject(
			refused('theme-changed')
		);
	});

	test('a theme that is deleted while somebody decides it is gone, and they are told so', async () => {
		const by = await plan.sorter('lead');
		const theme = await plan.theme(by, 'Calls');
		await sortThemes(database.sql, by, { do: 'delete', theme, revision: 1 });
		await expect(decide(database.sql, by, { theme, revision: 1, decision: changed })).rejects.toMatchObject(
			refused('theme-gone')
		);
	});
});

describe('ready for sign-off', () => {
	test('[R45] not while a theme is undecided; the mark stays when one is added, and is taken back', async () => {
		const by = await plan.sorter('lead');
		const theme = await plan.theme(by, 'Calls');
		expect(await undecidedThemes(database.sql, plan.planId)).toEqual([{ id: theme, title: 'Calls' }]);
		await expect(callReady(database.sql, by)).rejects.toMatchObject(refused('not-ready'));
		await decided(by, theme);
		await callReady(database.sql, by);
		expect(await readyMark(database.sql, plan.planId)).toMatchObject({ by: 'Ben', changedSince: false });
		await plan.theme(by, 'Late');
		expect(await readyMark(database.sql, plan.planId)).not.toBeNull();
		await callNotReady(database.sql, by);
		expect(await readyMark(database.sql, plan.planId)).toBeNull();
		await expect(callReady(database.sql, await plan.sorter('editor'))).rejects.toMatchObject(
			refused('not-allowed')
		);
	});
});

describe('published answers', () => {
	const answersNow = async () => publishedAnswers(database.sql, plan.planId);

	test('quote what was written in for others only where they agreed', async () => {
		const by = await plan.sorter('lead');
		const writer = await plan.somebody('facilitator', { group: 'professional', name: 'Gita Moor' });
		const threads = [await plan.begin(writer, 'Ring us.'), await plan.begin(writer, 'Not for others.')];
		const theme = await plan.theme(by, 'Calls', threads);
		await database.sql`
			update comment set channel = 'paper', people = 6, happened_on = '2026-03-05', voice_group = 'parent_carer',
				quote_words = words = 'Ring us.' where thread_id = any(${threads})`;
		await decided(by, theme);
		await plan.publish(by, [theme]);
		expect((await answersNow())[0]!.answers[0]!.quotes).toEqual([
			{ group: 'parent_carer', words: 'Ring us.' }
		]);
	});

	test('are a copy: what is decided or sorted later changes nothing, and is ready to go out with the next version', async () => {
		const by = await plan.sorter('lead');
		const parent = await plan.somebody('contributor', { group: 'parent_carer', name: 'Sam Oakley' });
		const thread = await plan.begin(parent, 'Ring us, please.');
		const theme = await plan.theme(by, 'Calls', [thread]);
		const draft = await plan.theme(by, 'Not decided');
		await expect(plan.publish(by, [draft])).rejects.toMatchObject(refused('theme-gone'));
		await decided(by, theme, {
			part: 'row.one',
			from: await aVersion(),
			reason: '<b>We ring</b> every month.'
		});
		await database.sql`update plan set title = 'Another' where id = ${plan.planId}`;
		const n = await plan.publish(by, [theme]);
		expect(n).toBe(1);
		const before = await answersNow();
		expect(before).toMatchObject([
			{
				n: 1,
				answers: [
					{
						title: 'Calls',
						reason: '<b>We ring</b> every month.',
						part: 'row.one',
						told: [{ group: 'parent_carer', people: null }],
						quotes: [],
						change: { stands: true, changes: [] }
					}
				],
				totals: [{ group: 'parent_carer', people: null }]
			}
		]);
		expect(readyToGoOut(await themesOf(database.sql, plan.planId))).toEqual([]);
		await decided(by, theme, { kind: 'not-now', reason: 'There is no money after all.' });
		expect(await answersNow()).toEqual(before);
		expect(readyToGoOut(await themesOf(database.sql, plan.planId)).map(({ id }) => id)).toEqual([theme]);
		// not a word of the plan is another one, and the answers go out all the same
		expect(await plan.publish(by, [theme])).toBe(2);
		expect((await answersNow()).map(({ n: of, answers }) => [of, answers[0]!.kind])).toEqual([
			[1, 'changed'],
			[2, 'not-now']
		]);

		const id = await plan.firstOf(thread);
		const voices = [{ kind: 'comment', id } as const];
		const told = await answersTo(database.sql, { planId: plan.planId, voices });
		expect(told.get(`comment.${id}`)).toMatchObject([{ theme, title: 'Calls', kind: 'not-now', n: 2 }]);
		const news = await database.sql<{ kind: string; path: string }[]>`
			select kind, path from news where person_id = ${parent.personId}`;
		expect(news).toEqual([
			{ kind: 'comment-answered', path: `/plans/${plan.planId}/answers#theme-${theme}` }
		]);
		await withdraw(database.sql, { planId: plan.planId, n: 2, reason: 'Wrong.', by });
		expect((await answersNow()).map(({ n: of }) => of)).toEqual([1]);
		expect(
			(await answersTo(database.sql, { planId: plan.planId, voices })).get(`comment.${id}`)
		).toMatchObject([{ kind: 'changed', n: 1 }]);
	});

	test('quote only who allowed it; words taken back leave a dated line and count nobody, words said otherwise are not quoted', async () => {
		const by = await plan.sorter('lead');
		const people = await Promise.all(
			Array.from({ length: 6 }, () => plan.somebody('contributor', { group: 'parent_carer' }))
		);
		const threads = await Promise.all(people.map((person, n) => plan.begin(person, `Words ${n}.`)));
		await plan.letQuote(people[0]!.personId);
		await plan.letQuote(people[1]!.personId);
		const theme = await plan.theme(by, 'Calls', threads);
		await decided(by, theme);
		await plan.publish(by, [theme]);
		const shown = async () => (await answersNow())[0]!.answers[0]!;
		expect(await shown()).toMatchObject({ told: [{ group: 'parent_carer', people: 6 }], removed: [] });
		expect((await shown()).quotes.map(({ words }) => words).toSorted()).toEqual(['Words 0.', 'Words 1.']);

		await withdrawComment(database.sql, people[0]!, await plan.firstOf(threads[0]!));
		await database.sql`update comment set words = 'Otherwise.' where id = ${await plan.firstOf(threads[1]!)}`;
		const after = await shown();
		expect(after.told).toEqual([{ group: 'parent_carer', people: 5 }]);
		expect(after.quotes).toEqual([]);
		expect(after.removed).toHaveLength(1);
		await database.sql`delete from comment where id = ${await plan.firstOf(threads[2]!)}`;
		expect((await shown()).told).toEqual([{ group: 'parent_carer', people: null }]);
	});

	test('are changed by a redaction alone, which leaves a dated line and no words, also not in the tables', async () => {
		const by = await plan.sorter('lead');
		const theme = await plan.theme(by, 'Calls');
		await decided(by, theme, { reason: 'Because of Tim.' });
		const n = await plan.publish(by, [theme]);
		const redact = { planId: plan.planId, n, theme, by };
		await expect(
			redactAnswer(database.sql, { ...redact, by: await plan.sorter('editor') })
		).rejects.toMatchObject(refused('not-allowed'));
		await redactAnswer(database.sql, redact);
		expect((await answersNow())[0]!.answers[0]).toMatchObject({
			title: '',
			reason: '',
			redactedAt: expect.any(String) as string
		});
		expect(
			JSON.stringify(await database.sql`select * from answer where plan_id = ${plan.planId}`)
		).not.toContain('Tim');
		await expect(redactAnswer(database.sql, redact)).rejects.toMatchObject(refused('answer-redacted'));
	});

	async function aVersion(): Promise<string> {
		const [version] = await database.sql<
			{ id: string }[]
		>`select id from version where plan_id = ${plan.planId}`;
		if (version) return version.id;
		const { makeVersion } = await import('#server/versions/make-version.ts');
		const { personId } = await plan.somebody('lead');
		const { id } = await makeVersion(database.sql, {
			...{ areaId: plan.areaId, planId: plan.planId, reason: 'named', name: 'Before' },
			by: personId as never
		});
		return id;
	}
});
