import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueWithout, withoutWords } from '#domain/publishing/without-words.ts';
import { paragraph } from '#domain/rich-text.ts';
import {
	corrected,
	faultOfCorrection,
	lettersBetween,
	longestCorrection,
	type WordsPutRight
} from '#domain/publishing/correction.ts';
import { spotsToErase, timesIn } from '#domain/publishing/erasure.ts';
import { partsOf } from '#domain/publishing/feedback.ts';
import { dayOfReview } from '#domain/publishing/review-day.ts';
import { reworded } from '#domain/publishing/reworded.ts';
import type { Block } from '#domain/plan.ts';
import { hashOf } from '#server/versions/hash.ts';
import { anyPlanContent } from '#tests/factories.ts';
import { aPlanContent, aRow, words } from '#tests/publication/a-plan.ts';

const slip = (oldWords: string, newWords: string, everywhere = false): WordsPutRight => ({
	oldWords,
	newWords,
	everywhere
});
const saying = (...lines: string[]) => aPlanContent({ doc: lines.map((line) => paragraph(line)) });
const quoted = (line: string): Block => ({
	type: 'callout',
	attrs: { id: 'box', kind: 'families', covers: '', source: 'A parent, May' },
	content: [paragraph(line)]
});

describe('putting a slip right', () => {
	test('changes these letters, keeps the marks around them, and nothing else', () => {
		const plan = aPlanContent({
			doc: [
				{
					type: 'paragraph',
					content: [
						{ type: 'text', text: 'We he' },
						{ type: 'text', text: 'lp yuo', marks: [{ type: 'bold' }] },
						{ type: 'text', text: ' today.' }
					]
				}
			]
		});
		const right = corrected(plan, [slip('help yuo', 'help you')]);
		expect(right.doc).toEqual([
			{
				type: 'paragraph',
				content: words('We help you today.')
			}
		]);
		expect(right.meta).toEqual(plan.meta);
	});
	test('asks for words that stand there once, whole, and not in anybody’s quoted words', () => {
		const plan = saying('One on one.', 'It is on time.', 'It is on hold.');
		expect(faultOfCorrection(plan, slip('It is on time', 'It is in time'))).toBeNull();
		expect(faultOfCorrection(plan, slip('on', 'in'))).toBe('correction-many');
		expect(faultOfCorrection(plan, slip('on', 'in', true))).toBeNull();
		expect(faultOfCorrection(plan, slip('On', 'In'))).toBe('correction-nowhere');
		expect(faultOfCorrection(plan, slip('it is', 'it was'))).toBe('correction-nowhere');
		const box = aPlanContent({ doc: [quoted('He waited to yeers.')] });
		expect(faultOfCorrection(box, slip('to yeers', 'two years'))).toBe('correction-quoted');
		expect(corrected(box, [slip('to yeers', 'two years', true)])).toEqual(box);
	});
	test('is small: a few letters, in a few words', () => {
		const plan = saying('a'.repeat(200));
		expect(faultOfCorrection(plan, slip('', 'x'))).toBe('correction-empty');
		expect(faultOfCorrection(plan, slip('x', 'x'))).toBe('correction-same');
		expect(faultOfCorrection(plan, slip('a'.repeat(longestCorrection + 1), 'b'))).toBe('correction-large');
		expect(faultOfCorrection(plan, slip('we promise to help', 'we hope to think of it'))).toBe(
			'correction-large'
		);
	});
	test('letters between two words are counted as Levenshtein did', () => {
		expect(lettersBetween('69%', '68%')).toBe(1);
		expect(lettersBetween('kitten', 'sitting')).toBe(3);
		expect(lettersBetween('', 'abc')).toBe(3);
	});
});

describe('words removed for privacy', () => {
	const stub = '[removed]';
	test('a stub stands wherever they stood: titles, cells, removed rows, quotations, over marks', () => {
		const plan = aPlanContent({
			meta: { ...aPlanContent().meta, plainTitle: 'About Tom Reed' },
			doc: [
				quoted('Tom  reed waited.'),
				{
					type: 'paragraph',
					content: [
						{ type: 'text', text: 'To' },
						{ type: 'text', text: 'm Reed', marks: [{ type: 'bold' }] }
					]
				}
			],
			actions: {
				one: aRow({ what: [paragraph('Ask Tom Reed’s school.')], deletedAt: '2026-01-01T00:00:00Z' })
			}
		});
		expect(timesIn(plan, 'tom reed')).toBe(4);
		const now = reworded(plan, spotsToErase('tom reed', stub));
		expect(JSON.stringify(now)).not.toMatch(/tom|reed/i);
		expect(JSON.stringify(now).split(stub).length - 1).toBe(4);
	});
	test('“Sam” is not taken out of “same”', () => {
		expect(timesIn(saying('The same Sam.'), 'Sam')).toBe(1);
	});
	test('whatever is erased, nothing else changes: without the words the plan is the very same', () => {
		fc.assert(
			fc.property(anyPlanContent(), fc.string({ minLength: 3, maxLength: 12 }), (plan, erased) => {
				fc.pre(erased.trim().length >= 3);
				const now = reworded(plan, spotsToErase(erased, stub));
				if (timesIn(plan, erased) === 0) expect(hashOf(now)).toBe(hashOf(plan));
				else expect(hashOf(now)).not.toBe(hashOf(plan));
			})
		);
	});
});

test('sections and actions are named as readers see them, in the order of the plan', () => {
	const plan = aPlanContent({
		doc: [
			{ type: 'heading', attrs: { id: 'one', ref: '1', level: 1 }, content: words('1 Leaders should act') },
			{ type: 'plainTitle', content: words('You get help') },
			{ type: 'actionTable', attrs: { id: 'table1', title: '' } }
		],
		actions: {
			b: aRow({ rank: 'a1', what: [paragraph('Later.')] }),
			a: aRow({ rank: 'a0', ref: 'A1', what: [paragraph('First.')] }),
			gone: aRow({ what: [paragraph('Gone.')], deletedAt: '2026-01-01T00:00:00Z' })
		}
	});
	expect(partsOf(plan)).toEqual([
		{ part: 'section.one', title: '1 You get help' },
		{ part: 'row.a', title: 'A1 First.' },
		{ part: 'row.b', title: 'Later.' }
	]);
});

test('a day of review is a day that comes, within three years', () => {
	const now = new Date('2026-11-23T12:00:00Z');
	expect(
		['', '2027-02-28', '2026-11-23', '2027-02-30', '2030-01-01', 'soon'].map((day) => dayOfReview(day, now))
	).toEqual([null, '2027-02-28', undefined, undefined, undefined, undefined]);
});

describe('words removed from a kept value', () => {
	const out = (value: unknown) =>
		valueWithout(value, 'Tom Reed', '[gone]', withoutWords('Tom Reed', '[gone]', 'Tom Reed'));
	test('go from every text, also from runs with marks in the middle of them, and from where a line was cut', () => {
		const [plain, bold] = [{ text: 'For Tom ' }, { text: 'Reed', marks: [{ type: 'bold' }] }];
		expect(out({ next: [{ type: 'paragraph', content: [plain, bold] }], why: 'tom  reed asked' })).toEqual({
			next: [{ type: 'paragraph', content: [{ text: 'For [gone]' }] }],
			why: '[gone] asked'
		});
		expect(out({ prefix32: 'm Reed said that', suffix32: 'was told by Tom Re' })).toEqual({
			prefix32: ' said that',
			suffix32: 'was told by '
		});
	});
	test('leave names of places and kinds, and what only looks like them', () => {
		const value = {
			op: 'Tom Reed',
			id: 'Tom Reed',
			level: 2,
			words: 'Tomorrow we reed.',
			done: true,
			none: null
		};
		expect(out(value)).toEqual(value);
	});
});
