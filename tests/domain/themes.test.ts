// Sorting what people said: numbers that hide who somebody is, decisions that say why, and what stands in the way of an agreement.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groups, type Group } from '#domain/groups.ts';
import { blockersOfSignOff } from '#domain/themes/blockers.ts';
import { byGroup, byTopic, type ShownAnswer } from '#domain/themes/answers.ts';
import {
	peopleHeard,
	quotesToShow,
	smallestTold,
	toldCounts,
	toldToSorters,
	toldTotals,
	type HeardByGroup
} from '#domain/themes/people-heard.ts';
import { suggestedWords } from '#domain/themes/suggested-words.ts';
import { decisionFaults, isSentence, readVoice, voiceName, type Decision } from '#domain/themes/theme.ts';
import { paragraph } from '#domain/rich-text.ts';

const heardBy = (
	person: string,
	group: Group = 'parent_carer',
	is: { people?: number; gone?: boolean } = {}
) => ({
	person,
	group,
	people: 1,
	gone: false,
	...is
});

describe('people who were heard', () => {
	test('somebody who spoke often is one person, and words that were taken back count nobody', () => {
		const voices = [heardBy('a'), heardBy('a'), heardBy('b'), heardBy('c', 'young_person', { gone: true })];
		expect(peopleHeard(voices)).toEqual({ parent_carer: 2, young_person: 0, professional: 0 });
	});

	test('an entry from paper or a meeting speaks for as many as it says, also twice by the same writer', () => {
		const voices = [
			heardBy('dee', 'parent_carer', { people: 7 }),
			heardBy('dee', 'parent_carer', { people: 6 })
		];
		expect(peopleHeard(voices).parent_carer).toBe(13);
	});

	test('[R54] fewer than five are never told as a number, and who did not speak is not named', () => {
		expect(toldCounts({ parent_carer: 7, young_person: 4, professional: 0 })).toEqual([
			{ group: 'parent_carer', people: 7 },
			{ group: 'young_person', people: null }
		]);
	});

	test('those who sort read numbers of adults, but no small one of young people', () => {
		expect(toldToSorters({ parent_carer: 1, young_person: 4, professional: 0 })).toEqual([
			{ group: 'parent_carer', people: 1 },
			{ group: 'young_person', people: null }
		]);
		expect(toldToSorters({ parent_carer: 0, young_person: 5, professional: 0 })).toEqual([
			{ group: 'young_person', people: 5 }
		]);
	});

	const anyHeard = (): fc.Arbitrary<HeardByGroup> =>
		fc.record({
			parent_carer: fc.integer({ min: 0, max: 9 }),
			young_person: fc.integer({ min: 0, max: 9 }),
			professional: fc.integer({ min: 0, max: 9 })
		});
	const sumOf = (themes: readonly HeardByGroup[]): HeardByGroup => {
		const sum = (group: Group) => themes.reduce((all, theme) => all + theme[group], 0);
		return {
			parent_carer: sum('parent_carer'),
			young_person: sum('young_person'),
			professional: sum('professional')
		};
	};
	const page = (themes: readonly HeardByGroup[]) =>
		JSON.stringify([themes.map(toldCounts), toldTotals(sumOf(themes), themes)]);

	test('[R54] nothing that is shown, taken together, gives away a hidden number: any other small one would look the same', () => {
		fc.assert(
			fc.property(fc.array(anyHeard(), { minLength: 1, maxLength: 6 }), (themes) => {
				const shown = page(themes);
				themes.forEach((theme, at) => {
					for (const group of groups) {
						if (theme[group] === 0 || theme[group] >= smallestTold) continue;
						for (let other = 1; other < smallestTold; other++) {
							const otherwise = themes.map((each, n) => (n === at ? { ...each, [group]: other } : each));
							expect(page(otherwise)).toBe(shown);
						}
					}
				});
			})
		);
	});

	test('where every number of a group is shown, so is their whole number', () => {
		const themes = [
			{ parent_carer: 6, young_person: 5, professional: 2 },
			{ parent_carer: 5, young_person: 0, professional: 9 }
		];
		expect(toldTotals({ parent_carer: 8, young_person: 5, professional: 10 }, themes)).toEqual([
			{ group: 'parent_carer', people: 8 },
			{ group: 'young_person', people: 5 },
			{ group: 'professional', people: null }
		]);
	});

	test('counting quotes is no way to count people: one of a small group, and not more than a page can hold', () => {
		const quotes = [
			...['a', 'b', 'c'].map((words) => ({ group: 'young_person' as const, words })),
			...Array.from({ length: 9 }, (_, n) => ({ group: 'parent_carer' as const, words: String(n) }))
		];
		const shown = quotesToShow(quotes, { parent_carer: 9, young_person: 3, professional: 0 });
		expect(shown.filter(({ group }) => group === 'young_person')).toHaveLength(1);
		expect(shown).toHaveLength(6);
	});
});

describe('a decision', () => {
	const decision: Decision = {
		kind: 'changed',
		reason: '',
		decider: 'The board',
		owner: '',
		decidedOn: '2026-11-22',
		part: null,
		from: null,
		to: null
	};
	const faults = (is: Partial<Decision>) => decisionFaults({ ...decision, ...is }, '2026-11-22');

	test('that changed something needs no reason; who decided, and a day that has come, it always needs', () => {
		expect(faults({})).toEqual([]);
		expect(faults({ decider: ' ' })).toEqual(['decider']);
		expect(faults({ decidedOn: '2026-11-23' })).toEqual(['decidedOn']);
		expect(faults({ decidedOn: 'soon' })).toEqual(['decidedOn']);
	});

	test('[R45] “not now” and “cannot” are said in a whole sentence, “cannot” with who answers for it, “partly” in a few words', () => {
		expect(faults({ kind: 'not-now', reason: 'No money' })).toEqual(['reason']);
		expect(faults({ kind: 'not-now', reason: 'There is no money this year.' })).toEqual([]);
		expect(faults({ kind: 'cannot', reason: 'The law says otherwise.' })).toEqual(['owner']);
		expect(faults({ kind: 'cannot', reason: '', owner: 'The council' })).toEqual(['reason']);
		expect(faults({ kind: 'partly' })).toEqual(['reason']);
		expect(faults({ kind: 'partly', reason: 'Only in schools' })).toEqual([]);
	});

	test('a sentence has words and an end', () => {
		expect(['We have no rooms.', 'Why would we?', '“We have no rooms.”'].map(isSentence)).toEqual([
			true,
			true,
			true
		]);
		expect(['No.', '. . .', 'We have no rooms', ''].map(isSentence)).toEqual([false, false, false, false]);
	});
});

test('a voice has a name in forms, and nothing else is one', () => {
	const voice = { kind: 'proposal', id: 'abc' } as const;
	expect(readVoice(voiceName(voice))).toEqual(voice);
	expect(['', 'comment', 'comment.', 'theme.abc', 'comment.a.b', 'comment.<b>'].map(readVoice)).toEqual(
		Array.from({ length: 6 }, () => null)
	);
});

test('of a suggestion the new words are listed', () => {
	const text = (words: string) => [{ type: 'text', text: words } as const];
	const parts = [
		[
			{ op: 'text', blockId: 'b', base: text('Old.'), next: text('New  words.') },
			{ op: 'delete', blockId: 'c', base: paragraph('Gone.'), next: null }
		],
		[{ op: 'insert-after', blockId: 'b', base: null, next: [paragraph('More.')] }]
	] as const;
	expect(suggestedWords(parts)).toBe('New words.\nMore.');
});

test('[R45] every theme without a decision stands in the way of an agreement', () => {
	const theme = { id: 'one', title: 'Parking' };
	expect(blockersOfSignOff({ undecided: [theme] })).toEqual([{ kind: 'theme-undecided', theme }]);
	expect(blockersOfSignOff({ undecided: [] })).toEqual([]);
});

test('answers stand by topic, those without one last, and by the groups that spoke', () => {
	const answer = (theme: string, id: string, group: Group): ShownAnswer => ({
		...{ n: 1, theme, title: theme, kind: 'changed', reason: '', decider: '', owner: '', decidedOn: '' },
		...{ topic: { id, title: id }, told: [{ group, people: null }], quotes: [], removed: [] },
		...{ part: null, change: null, redactedAt: null }
	});
	const answers = [
		answer('a', '', 'parent_carer'),
		answer('b', 'one', 'young_person'),
		answer('c', 'one', 'parent_carer')
	];
	expect(byTopic(answers).map(({ id, answers: of }) => [id, of.map(({ theme }) => theme)])).toEqual([
		['one', ['b', 'c']],
		['', ['a']]
	]);
	expect(byGroup(answers).map(({ group, answers: of }) => [group, of.length])).toEqual([
		['parent_carer', 2],
		['young_person', 1]
	]);
});
