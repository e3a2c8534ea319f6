// A document as content whose blocks can be found again in another copy of it.
import type * as Y from 'yjs';
import { suggestedBetween, type Keyed, type KeyedPlan, type Part } from '#domain/proposals/hunks-between.ts';
import { keyedBlocks } from '../block-keys.ts';
import { readElement, readPlan } from '../read.ts';
import { rootsOf } from '../roots.ts';

/** A plan as somebody sees it. Blocks that stand in `like` too have the keys they have there. */
export function keyedPlan(doc: Y.Doc, like?: Y.Doc): KeyedPlan {
	const known = new Map(
		like ? keyedBlocks(rootsOf(like).body).map(({ yjs, key }) => [yjs, key] as const) : []
	);
	const blocks = keyedBlocks(rootsOf(doc).body).flatMap(({ element, key, yjs }): Keyed[] => {
		const block = readElement(element);
		return block ? [{ key: known.get(yjs) ?? key, block, stood: known.has(yjs) }] : [];
	});
	return { content: readPlan(doc), blocks };
}

/** What was done on a private copy of a plan, beside the plan it was taken from. */
export function suggestedOn(fork: Y.Doc, base: Y.Doc): Part[] {
	return suggestedBetween(keyedPlan(base), keyedPlan(fork, base));
}
