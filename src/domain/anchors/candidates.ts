// Where the words of a quotation stand, and how much of what is around them is as it was.
import { contextLength, mostTwins, type Anchor } from './shape.ts';
import { idOf } from './parts.ts';
import { rootAt, type PlanWords, type Root, type Stretch } from './plan-words.ts';

export type Context = Pick<Anchor, 'blockId' | 'actionId' | 'column' | 'prefix32' | 'suffix32'>;

export interface Candidate extends Stretch {
	/** Characters right before and right after it that are as they were. */
	readonly before: number;
	readonly after: number;
	/** It stands in the same block, or in the same cell. */
	readonly home: boolean;
	readonly score: number;
}

const worthOfHome = 12;
/** To begin or end a body or cell, as it did. */
const worthOfEdge = 4;

/** What a context counts that is just as it was. Where the root begins or ends, it is short, and that is part of it. */
export function fullContext(context: string): number {
	return context.length + (context.length < contextLength ? worthOfEdge : 0);
}

/** Best first. */
export function candidates(words: PlanWords, quote: string, context: Context): Candidate[] {
	if (quote === '') return [];
	const { all } = words;
	const found: Candidate[] = [];
	for (
		let from = all.indexOf(quote);
		from !== -1 && found.length <= mostTwins;
		from = all.indexOf(quote, from + 1)
	) {
		const to = from + quote.length;
		const root = rootAt(words, from);
		const before = sameBefore(all, root, from, context.prefix32);
		const after = sameAfter(all, root, to, context.suffix32);
		const home = isHome(words, root, from, context);
		found.push({ root, from, to, before, after, home, score: before + after + (home ? worthOfHome : 0) });
	}
	return found.sort((a, b) => b.score - a.score || a.from - b.from);
}

function sameBefore(all: string, { start }: Root, from: number, prefix: string): number {
	let same = 0;
	while (same < prefix.length && from - same > start && all[from - same - 1] === prefix.at(-1 - same)) same++;
	return same === prefix.length && from - same === start ? fullContext(prefix) : same;
}

function sameAfter(all: string, { end }: Root, to: number, suffix: string): number {
	let same = 0;
	while (same < suffix.length && to + same < end && all[to + same] === suffix[same]) same++;
	return same === suffix.length && to + same === end ? fullContext(suffix) : same;
}

/** Whether a place stands in the block or cell where an anchor was. */
function isHome(
	{ content }: PlanWords,
	root: Root,
	position: number,
	{ blockId, actionId, column }: Context
): boolean {
	if (actionId !== null || root.actionId !== null)
		return root.actionId === actionId && root.column === column;
	const line = root.lines.findLast(({ start }) => start <= position);
	return blockId !== null && line !== undefined && idOf(content.doc[line.at]) === blockId;
}
