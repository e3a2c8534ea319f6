import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied } from '#domain/diff/applied.ts';
import type { Node, PlanDifference, Step } from '#domain/diff/difference.ts';
import { nodesBetween } from '#domain/diff/nodes-between.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import { wordsBetween } from '#domain/diff/words-between.ts';
import { frozen } from '#domain/version.ts';
import { anyPlanContent } from '#tests/factories.ts';
import { run } from '#tests/fuzz/diff.ts';

const say = (text: string): Node => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const named = (id: string, text = id): Node => ({ ...say(text), attrs: { id } });
const ops = (steps: readonly Step[]): string =>
	steps.map((step) => (step.op === 'changed' && step.moved ? 'moved' : step.op)).join(' ');
const words = (was: string, is: string): string =>
	wordsBetween([{ type: 'text', text: was }], [{ type: 'text', text: is }])
		.map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `{+${text}+}` : `{-${text}-}`))
		.join('');

describe('a comparison', () => {
	test('of any two plans, put into the first, gives the second', () => {
		fc.assert(
			fc.property(anyPlanContent(), anyPlanContent(), (one, other) => {
				const [was, is] = [frozen(one), frozen(other)];
				expect(applied(was, planDifference(was, is))).toEqual(is);
			}),
			{ numRuns: 80 }
		);
	});

	test('of a plan with itself is empty', () => {
		fc.assert(
			fc.property(anyPlanContent(), (one) => {
				const { steps, rows, meta, areas } = planDifference(frozen(one), frozen(one));
				expect([steps.filter(({ op }) => op !== 'same'), rows, meta, areas]).toEqual([[], [], [], []]);
			}),
			{ numRuns: 40 }
		);
	});

	test('is refused by another state', () => {
		const empty = { schema: 2, meta: { title: '' }, areas: {}, doc: [], actions: {} } as never;
		const difference: PlanDifference = planDifference(empty, empty);
		expect(() => applied({ ...(empty as object), doc: [say('x')] } as never, difference)).toThrow();
	});
});

describe('the fuzz', () => {
	test.each<[string, (difference: PlanDifference) => PlanDifference]>([
		[
			'forgets changes inside a cell',
			(all) => ({ ...all, rows: all.rows.map((row) => ({ ...row, cells: [] })) })
		],
		['takes moved things as not moved', (all) => ({ ...all, steps: [...all.steps].sort(byFrom) })],
		['forgets what came', (all) => ({ ...all, steps: all.steps.filter(({ op }) => op !== 'added') })]
	])('sees a comparison that %s', async (_, sabotage) => {
		const { held, figures } = await run({ seed: 1, size: 300, sabotage });
		expect(held).toBe(false);
		expect(figures.wrong).toBeGreaterThan(5);
	});
});

const byFrom = (a: Step, b: Step): number => ('from' in a && 'from' in b ? a.from - b.from : 0);

describe('blocks', () => {
	test('one that moved has moved; nothing else has', () => {
		const was = ['a', 'b', 'c', 'd'].map((id) => named(id));
		const is = ['b', 'c', 'a', 'd'].map((id) => named(id));
		expect(ops(nodesBetween(was, is))).toBe('away same same moved same');
	});

	test('without an id they are known by their words, and by words that are alike', () => {
		const was = [say('We ring every family.'), say('Nurses visit each school once a term.')];
		const is = [say('New.'), say('Nurses visit each school twice a term.'), say('We ring every family.')];
		expect(ops(nodesBetween(was, is))).toBe('added moved same away');
	});

	test('empty lines never move', () => {
		const blank: Node = { type: 'paragraph' };
		expect(ops(nodesBetween([blank, say('x y'), blank], [say('x y'), blank, blank]))).not.toMatch(/\bmoved/);
	});

	test('a paragraph that became a heading is the same one', () => {
		const [step] = nodesBetween(
			[named('a', 'Waiting')],
			[{ ...named('a', 'Waiting'), type: 'heading', attrs: { id: 'a', ref: '', level: 2 } }]
		);
		expect(step).toMatchObject({ op: 'changed', change: { inside: { kind: 'same' } } });
	});

	test('a paragraph that became a list is the same one, anew', () => {
		const line = say('We will ring every family each term');
		const [step] = nodesBetween(
			[line],
			[{ type: 'bulletList', content: [{ type: 'listItem', content: [line] }] }]
		);
		expect(step).toMatchObject({ op: 'changed', change: { inside: { kind: 'anew' } } });
	});
});

describe('words', () => {
	test.each([
		['We ring families.', 'We ring all families.', 'We ring {+all +}families.'],
		['by March 2026', 'by June 2026', 'by {-March-}{+June+} 2026'],
		['the red cat sat', 'the blue dog sat', 'the {-red cat-}{+blue dog+} sat'],
		['don’t wait', 'do not wait', '{-don’t-}{+do not+} wait'],
		['Hi 👩‍👧!', 'Hi 👩‍👧‍👦!', 'Hi {-👩‍👧-}{+👩‍👧‍👦+}!'],
		['cafe\u0301 now', 'cafe now', '{-cafe\u0301-}{+cafe+} now'],
		['', 'All new', '{+All new+}'],
		['All gone', '', '{-All gone-}']
	])('%j → %j', (was, is, expected) => {
		expect(words(was, is)).toBe(expected);
	});

	test('of a very long block are compared by sentences first, and still word by word', () => {
		const sentence = (n: number): string => `Sentence number ${n} says what we do for families here. `;
		const was = Array.from({ length: 900 }, (_, n) => sentence(n)).join('');
		const is = was.replace('number 3 says', 'number 3 tells').replace('number 800 says', 'number 800 shows');
		const pieces = wordsBetween([{ type: 'text', text: was }], [{ type: 'text', text: is }]);
		expect(pieces.filter(({ op }) => op !== 'same').map(({ text }) => text)).toEqual([
			'says',
			'tells',
			'says',
			'shows'
		]);
	});

	test('that only look otherwise are kept, and said', () => {
		const pieces = wordsBetween(
			[{ type: 'text', text: 'We listen first.' }],
			[
				{ type: 'text', text: 'We lis' },
				{ type: 'text', text: 'ten', marks: [{ type: 'bold' }] },
				{ type: 'text', text: ' first.' }
			]
		);
		expect(pieces.map(({ op, text }) => [op, text])).toEqual([
			['same', 'We lis'],
			['restyled', 'ten'],
			['same', ' first.']
		]);
	});
});
