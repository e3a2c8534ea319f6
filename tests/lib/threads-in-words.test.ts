// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { paragraph, type RichText } from '#domain/rich-text.ts';
import { chosenInReading } from '#lib/collab/chosen-place.ts';
import { withThreads, type MarkedRange } from '#lib/reading/threads-in-words.ts';

const range = (id: string, from: [number, number], to: [number, number], words: string): MarkedRange => ({
	...{ id, words, unsure: false },
	...{ from: { line: from[0], offset: from[1] }, to: { line: to[0], offset: to[1] } }
});
const cell: RichText = [
	paragraph('Ring every family.'),
	paragraph(''),
	{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Then write.')] }] }
];
/** The words of each run with the threads on them. */
const runs = (blocks: readonly unknown[]): string[] =>
	[...JSON.stringify(blocks).matchAll(/"text":"([^"]*)"(?:,"threads":"([^"]*)")?/g)].map(
		([, text, threads]) => (threads ? `${text} [${threads}]` : text!)
	);

describe('words of a cell with marks', () => {
	test('are cut where marks begin and end, also over lines and each other', () => {
		expect(
			runs(
				withThreads(cell, [
					range('a', [0, 5], [0, 10], 'every'),
					range('b', [0, 8], [1, 4], 'ry family.\nThen')
				])
			)
		).toEqual(['Ring ', 'eve [a]', 'ry [a b]', ' family. [b]', 'Then [b]', ' write.']);
	});

	test('that changed since are not marked in the wrong place', () => {
		expect(runs(withThreads(cell, [range('a', [0, 5], [0, 10], 'other')]))).toEqual([
			'Ring every family.',
			'Then write.'
		]);
		expect(withThreads(cell, [])).toBe(cell);
	});
});

describe('words chosen in a cell that is read', () => {
	const element = document.createElement('div');
	element.innerHTML =
		'<div class="cell" data-row="r1" data-column="what"><div class="words"><p>Ring <b>every</b> family.</p><p></p><ul><li><p>Then write.</p></li></ul></div></div><p>outside</p>';
	document.body.append(element);
	const [first, , second] = element.querySelectorAll('.cell p');
	const choose = (from: Node, start: number, to: Node, end: number): Selection => {
		document.getSelection()!.setBaseAndExtent(from, start, to, end);
		return document.getSelection()!;
	};

	test('are a place of that cell', () => {
		const bold = first!.querySelector('b')!.firstChild!;
		expect(chosenInReading(choose(bold, 1, bold, 4))).toEqual({
			...{ kind: 'text', actionId: 'r1', column: 'what', at: null, blockId: null },
			...{ from: { line: 0, offset: 6 }, to: { line: 0, offset: 9 } }
		});
		expect(chosenInReading(choose(bold, 0, second!.firstChild!, 4))).toMatchObject({
			from: { line: 0, offset: 5 },
			to: { line: 1, offset: 4 }
		});
	});

	test('are none when nothing is chosen, or more than a cell', () => {
		expect(chosenInReading(choose(first!, 0, first!, 0))).toBeNull();
		expect(chosenInReading(choose(first!, 0, element.lastElementChild!, 1))).toBeNull();
		expect(chosenInReading(null)).toBeNull();
	});
});
