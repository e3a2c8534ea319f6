// The checker of easy read, its pictures, and the words a part of a plan says.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hintsFor } from '#domain/easy-read/check-line.ts';
import { concepts } from '#domain/easy-read/concepts.ts';
import { conceptsFor, searchConcepts } from '#domain/easy-read/find-concept.ts';
import { symbolSetIds, symbolSets } from '#domain/easy-read/symbol-set.ts';
import { hardWords, hardWordsIn } from '#domain/easy-read/hard-words.ts';
import { partsOfPlan } from '#domain/easy-read/parts-of-plan.ts';
import { afterStep, isReady, readStep, stateOfPart, tidyLines } from '#domain/easy-read/twin.ts';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { hintWords } from '#lib/words/easy-read.ts';

const kinds = (words: string, concept = 'school') => hintsFor({ words, concept }).map(({ kind }) => kind);

describe('a line', () => {
	test.each([
		['We will answer the phone.', []],
		['You and your family choose.', []],
		['Your plan comes by 3 May 2027.', []],
		['The clinic opens at 9.30 on Mondays.', []],
		['We ring you, and we write to you, and we visit you.', ['ideas']],
		['We ring you. Then we write.', ['sentences']],
		['We will make sure that every child who needs help at school gets help from us this year.', ['long']],
		['Families co-produce the plan.', ['hard-word']],
		['The FQZ decides.', ['letters']],
		['The NHS helps.', ['hard-word']],
		['40% of plans were late.', ['percent']],
		['We saw 1,250 children.', ['number']],
		['We saw 30 children.', []],
		['Your plan is written by a worker.', ['passive']],
		['I am tired, and I am worried.', []],
		['', []]
	])('%s', (words, expected) => {
		expect(kinds(words)).toEqual(expected);
	});

	test('is asked for a picture, and every hint is said in kind words', () => {
		const hints = hintsFor({
			words: 'The FQZ co-produces 40% of 1,250 plans; they are done; and more and more.',
			concept: ''
		});
		expect(hints.map(({ kind }) => kind)).toContain('no-picture');
		for (const hint of hints) expect(hintWords(hint)).toMatch(/^[A-Z“\d].*[.?]$/);
	});
});

test('a hard word is found in any of its forms, whole words only, the longest first', () => {
	expect(hardWordsIn('Co-produced in a SEN Support room').map(({ word }) => word)).toEqual([
		'co-production',
		'SEN Support'
	]);
	expect(hardWordsIn('An education, health and care plan')[0]?.word).toBe('EHC plan');
	expect(hardWordsIn('Sendings of the nhsx, laptops')).toEqual([]);
	for (const { word, says } of hardWords) {
		expect(says, word).toMatch(/^[A-Z].*\.$/);
		for (const sentence of says.split(/(?<=\.) /))
			expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(15);
	}
});

test('lines go up and down, come and go, and a step from outside that makes no sense does nothing', () => {
	const lines = ['a', 'b', 'c'];
	expect(afterStep(lines, { do: 'up', at: 1 }, '')).toEqual(['b', 'a', 'c']);
	expect(afterStep(lines, { do: 'down', at: 1 }, '')).toEqual(['a', 'c', 'b']);
	expect(afterStep(lines, { do: 'up', at: 0 }, '')).toEqual(lines);
	expect(afterStep(lines, { do: 'remove', at: 2 }, '')).toEqual(['a', 'b']);
	expect(afterStep(lines, { do: 'remove', at: 9 }, '')).toEqual(lines);
	expect(afterStep(lines, { do: 'add' }, '')).toEqual([...lines, '']);
	expect(afterStep(Array(40).fill('x'), { do: 'add' }, '')).toHaveLength(40);
	expect(readStep('down-12')).toEqual({ do: 'down', at: 12 });
	expect(['down', 'up--1', 'add-1', 'up-1234', ''].map(readStep)).toEqual([null, null, null, null, null]);
	expect(
		tidyLines([
			{ words: '  a \n b ', concept: ' yes' },
			{ words: ' ', concept: 'no' }
		])
	).toEqual([{ words: 'a b', concept: 'yes' }]);
});

test('a part is missing, unchecked, out of date or fits', () => {
	const part = { lines: 2, needed: true, confirmed: 'a', source: 'a' };
	expect(stateOfPart(part)).toBe('fits');
	expect(stateOfPart({ ...part, source: 'b' })).toBe('stale');
	expect(stateOfPart({ ...part, confirmed: null })).toBe('unchecked');
	expect(stateOfPart({ ...part, lines: 0 })).toBe('missing');
	expect(stateOfPart({ ...part, lines: 0, needed: false })).toBe('not-needed');
	expect(isReady(['fits', 'not-needed'])).toBe(true);
	expect(isReady(['not-needed'])).toBe(false);
	expect(isReady(['fits', 'stale'])).toBe(false);
});

describe('the parts of a plan', () => {
	const plan = largerPlan();
	const parts = partsOfPlan(plan);

	test('each word stands in one part', () => {
		expect(parts[0]).toMatchObject({ id: 'plan', title: 'Putting it right together' });
		const some = parts
			.flatMap(({ words }) => words.split('\n'))
			.filter((line) => line.includes('case workers'));
		expect(some.length).toBeGreaterThan(0);
		expect(
			parts.filter(({ words }) => words.includes('I know who to ring, and she rings back.'))
		).toHaveLength(1);
		expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
	});

	test('a changed row changes its part only; spaces and bold change nothing', () => {
		const row = Object.entries(plan.actions).find(([, { ref }]) => ref === 'B1')!;
		const otherwise = (text: string) =>
			partsOfPlan({
				...plan,
				actions: {
					...plan.actions,
					[row[0]]: {
						...row[1],
						timescale: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] }]
					}
				}
			});
		const changed = otherwise('By March 2029').filter(({ words }, at) => words !== parts[at]?.words);
		expect(changed.map(({ ref }) => ref)).toEqual(['2.3']);
		expect(otherwise('All four  by March\n2027')).toEqual(parts);
	});
});

describe('pictures', () => {
	test.each(symbolSetIds)(
		'%s: every concept has a drawing that holds no program and loads nothing, and none is shipped for nothing',
		(set) => {
			const folder = new URL(`../../../static/symbols/${symbolSets[set].folder}/`, import.meta.url);
			const files = readdirSync(folder).filter((name) => name.endsWith('.svg'));
			expect(files.map((name) => name.replace('.svg', '')).sort()).toEqual(
				concepts.map(({ id }) => id).sort()
			);
			for (const file of files) {
				const drawing = readFileSync(new URL(file, folder), 'utf8');
				expect(drawing, file).toMatch(/^<svg [^>]*viewBox="0 0 72 72"/);
				expect(drawing.length, file).toBeGreaterThan(200);
				expect(drawing, file).not.toMatch(/<script|<style|<image|href|url\(|\son\w+=|<!|<foreignObject/i);
			}
			const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0);
			expect(bytes).toBeLessThan(450_000);
			expect(readFileSync(new URL('LICENSE.txt', folder), 'utf8')).toContain('Attribution-ShareAlike 4.0');
		}
	);

	test('are found by a sentence and by what somebody types', () => {
		expect(concepts.length).toBeGreaterThan(119);
		expect(conceptsFor('You wait a long time for a letter.').map(({ id }) => id)).toEqual(
			expect.arrayContaining(['waiting', 'letter'])
		);
		expect(searchConcepts('scho', concepts)[0]?.id).toBe('school');
		expect(searchConcepts('sign language', concepts).map(({ id }) => id)).toEqual(['sign-language']);
		expect(searchConcepts('xyz', concepts)).toEqual([]);
		expect(searchConcepts(' ', concepts)).toHaveLength(concepts.length);
		expect(new Set(concepts.map(({ name }) => name)).size).toBe(concepts.length);
	});
});
