// Where words may be that are no longer as they were: between what stood before and after them, or where most of them stand.
import type { Anchor } from './shape.ts';
import { rootAt, type PlanWords, type Root, type Stretch } from './plan-words.ts';

/** Of the context, so much is looked for. */
const edge = 16;
/** Less says nothing. */
const leastEdge = 8;
/** A run of a quotation that is long enough to stand for it. */
const share = 0.6;
const leastRun = 10;
/** So many beginnings of runs are tried. */
const tries = 40;

/** What stands between the words before and the words after; with nothing in it when they have met. */
export function betweenContext(
	words: PlanWords,
	{ prefix32, suffix32 }: Anchor,
	length: number
): Stretch | null {
	const [before, after] = [prefix32.slice(-edge), suffix32.slice(0, edge)];
	if (before.length < leastEdge || after.length < leastEdge) return null;
	const { all } = words;
	const found: Stretch[] = [];
	for (let at = all.indexOf(before); at !== -1 && found.length < 2; at = all.indexOf(before, at + 1)) {
		const from = at + before.length;
		const to = all.indexOf(after, from);
		const root = rootAt(words, at);
		if (to !== -1 && to - from <= 3 * length + 60 && to + after.length <= root.end)
			found.push({ root, from, to });
	}
	// twice the same around it says nothing of which
	return found.length === 1 ? found[0]! : null;
}

/** Where the longest part of the words still stands in one piece; null when it is less than most of them. */
export function longestRun(words: PlanWords, quote: string, anchor: Anchor): Stretch | null {
	const { all } = words;
	const least = Math.max(leastRun, Math.ceil(quote.length * share));
	if (quote.length < least) return null;
	const step = Math.max(1, Math.floor((quote.length - least) / tries));
	const seed = Math.max(leastRun, least - step);
	let best: (Stretch & { readonly home: boolean }) | null = null;
	for (let start = 0; start + seed <= quote.length; start += step) {
		const part = quote.slice(start, start + seed);
		for (let at = all.indexOf(part), n = 0; at !== -1 && n < 8; at = all.indexOf(part, at + 1), n++) {
			const root = rootAt(words, at);
			const [back, on] = [sameBack(all, root, at, quote, start), sameOn(all, root, at, quote, start)];
			const run = { root, from: at - back, to: at + on, home: isOf(root, anchor) };
			const longer = run.to - run.from - (best ? best.to - best.from : least - 1);
			if (longer > 0 || (longer === 0 && best && run.home && !best.home)) best = run;
		}
	}
	return best && { root: best.root, from: best.from, to: best.to };
}

function sameBack(all: string, { start }: Root, at: number, quote: string, from: number): number {
	let same = 0;
	while (same < from && at - same > start && all[at - same - 1] === quote[from - same - 1]) same++;
	return same;
}

function sameOn(all: string, { end }: Root, at: number, quote: string, from: number): number {
	let same = 0;
	while (from + same < quote.length && at + same < end && all[at + same] === quote[from + same]) same++;
	return same;
}

function isOf(root: Root, { actionId, column }: Anchor): boolean {
	return root.actionId === actionId && root.column === column;
}
