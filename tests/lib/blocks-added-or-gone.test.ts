import { Fragment, type Node } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { planSchema } from '#document/prosemirror.ts';
import { blocksAddedOrGone } from '#lib/collab/blocks-added-or-gone.ts';

const line = (words: string): Node => planSchema.node('paragraph', null, [planSchema.text(words)]);
const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map(line) as [Node, Node, Node, Node, Node, Node];
const places = (before: Node[], now: Node[]) =>
	blocksAddedOrGone(Fragment.from(before), Fragment.from(now)).map(({ from, to, blocks }) => [
		from,
		to,
		blocks.map((block) => block.textContent).join('')
	]);

test('a single change, and changes inside blocks alone, are left to the view', () => {
	expect(places([a, b, c], [a, b, c])).toEqual([]);
	expect(places([a, b, c], [a, d, b, c])).toEqual([]);
	expect(places([a, b, c, d], [e, b, f, d])).toEqual([]);
});

test('blocks that come or go beside other changes are drawn one place at a time, the last first', () => {
	expect(places([a, b, c, d], [a, e, b, c, f])).toEqual([[3, 3, 'e']]);
	expect(places([a, b, c, d], [b, c, e, d])).toEqual([
		[9, 9, 'e'],
		[0, 3, '']
	]);
	expect(places([a, b, c, d], [a, e, f, c])).toEqual([
		[9, 12, ''],
		[3, 6, 'ef']
	]);
	expect(places([], [a])).toEqual([]);
});

test('drawing the places and then the rest gives the new document', () => {
	const before = planSchema.node('doc', null, [a, b, c, d]);
	const now = [b, e, c, f];
	let drawn = before;
	for (const { from, to, blocks } of blocksAddedOrGone(before.content, Fragment.from(now)))
		drawn = drawn.replace(from, to, planSchema.node('doc', null, [...blocks]).slice(0));
	expect(drawn.childCount).toBe(now.length);
});
