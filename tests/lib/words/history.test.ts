import { expect, test } from 'vitest';
import { broughtBy, type Brought } from '#domain/diff/brought.ts';
import type { PlanChange } from '#domain/diff/plan-change.ts';
import { sentenceOfBrought, versionName } from '#lib/words/history.ts';
import { inFew } from '#lib/words/since.ts';

const section = (ref: string, title = '') => ({ id: `s${ref}${title}`, ref, title });
const row = (id: string, ref: string, op: 'added' | 'removed' | 'up' | 'back'): PlanChange => ({
	kind: 'row',
	section: section(ref),
	id,
	name: { ref: id, words: '' },
	change: null,
	op
});

test('a version is told in one sentence: what changed, where, and by which groups', () => {
	const changes = [row('A1', '2', 'up'), row('A1', '2', 'up'), row('A2', '2', 'up'), row('A3', '2', 'up')];
	expect(sentenceOfBrought(broughtBy(changes), ['parent_carer', 'professional', 'professional'])).toBe(
		'Three actions changed under 2, by parent carers and professionals.'
	);
	const more = [...changes, row('A9', '1', 'added'), row('A8', '', 'removed'), row('A7', '1', 'back')];
	expect(sentenceOfBrought(broughtBy(more), ['young_person'])).toBe(
		'Two new actions under 1; one action was removed; three actions changed under 2. All by young people.'
	);
});

test('places are named by number or title, three at the most', () => {
	const text = (ref: string, title = ''): PlanChange => ({
		kind: 'text',
		section: section(ref, title),
		op: 'changed',
		what: ['paragraph'],
		from: null,
		before: null,
		steps: []
	});
	const told = sentenceOfBrought(
		broughtBy([text('', 'Waiting times'), text('2'), text('3.1'), text('4'), text('5')])
	);
	expect(told).toBe('Words changed under “Waiting times”, 2, 3.1 and two more sections.');
});

test('each case without changes has its own words', () => {
	const cases: (Brought | null)[] = [null, { first: true }, { unknown: true }, { parts: [] }];
	expect(cases.map((one) => sentenceOfBrought(one, ['professional']))).toEqual([
		'What it changed is being worked out. Look again in a minute.',
		'The first version that was kept.',
		'What it changed could not be worked out.',
		'No words changed since the version before.'
	]);
});

test('a version is called by its name, its number, or its moment', () => {
	const at = new Date('2027-03-05T14:02:00Z');
	expect(versionName({ n: null, name: 'Before the board', at })).toBe('“Before the board”, 5 March 2027');
	expect(versionName({ n: 2, name: '', at })).toBe('Version 2, 5 March 2027');
	expect(versionName({ n: null, name: '', at })).toBe('5 March 2027 at 2:02pm');
});

test('somebody who comes back is told five sentences at the most', () => {
	const sentences = (n: number) => Array.from({ length: n }, (_, at) => `Change ${at + 1}.`);
	const part = { kind: 'rows-changed', count: 9, places: ['1.1', '2'], more: 1 } as const;
	expect(inFew(sentences(5), { parts: [part] })).toEqual(sentences(5));
	expect(inFew(sentences(9), { parts: [part] })).toEqual([
		'Nine actions changed under 1.1, 2 and one more section.'
	]);
	const many = inFew(sentences(40), { parts: Array(7).fill(part) });
	expect([many.length, many.at(-1)]).toEqual([5, 'Some other things changed too.']);
});
