// Which words changed between two texts, and whether two people's changes can stand beside each other.

/** In place of the tokens `from` up to, not including, `to` stand others. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly put: readonly string[];
}

/** Above so many comparisons what lies between the first and the last difference counts as one change. */
const mostComparisons = 1_000_000;

/** Words and the spaces between them. Joined, they are the text; no character is ever cut in half. */
export function wordsOf(text: string): string[] {
	return text.match(/\s+|\S+/g) ?? [];
}

/** The fewest changes that make one list of tokens out of another. */
export function editsBetween(base: readonly string[], next: readonly string[]): Edit[] {
	let start = 0;
	while (start < base.length && start < next.length && base[start] === next[start]) start++;
	let end = 0;
	const room = Math.min(base.length, next.length) - start;
	while (end < room && base[base.length - 1 - end] === next[next.length - 1 - end]) end++;
	const before = base.slice(start, base.length - end);
	const after = next.slice(start, next.length - end);
	if (before.length === 0 && after.length === 0) return [];
	if (before.length * after.length > mostComparisons)
		return [{ from: start, to: start + before.length, put: after }];
	return between(before, after, start);
}

/** A word that stays counts for more than a gap that stays: or a word would go and come again for the sake of the space beside it. */
function weightOf(token: string): number {
	return token.slice(token.indexOf('\n') + 1).trim() === '' ? 1 : 2;
}

/** Along the heaviest common subsequence. */
function between(base: readonly string[], next: readonly string[], offset: number): Edit[] {
	const width = next.length + 1;
	const longest = new Uint16Array((base.length + 1) * width);
	const weights = base.map(weightOf);
	for (let i = base.length - 1; i >= 0; i--)
		for (let k = next.length - 1; k >= 0; k--)
			longest[i * width + k] =
				base[i] === next[k]
					? longest[(i + 1) * width + k + 1]! + weights[i]!
					: Math.max(longest[(i + 1) * width + k]!, longest[i * width + k + 1]!);
	const edits: Edit[] = [];
	let [i, k] = [0, 0];
	while (i < base.length || k < next.length) {
		const [from, put] = [i, k];
		while ((i < base.length || k < next.length) && !(i < base.length && base[i] === next[k])) {
			const skip = i < base.length ? longest[(i + 1) * width + k]! : -1;
			const take = k < next.length ? longest[i * width + k + 1]! : -1;
			if (skip >= take) i++;
			else k++;
		}
		if (i > from || k > put) edits.push({ from: from + offset, to: i + offset, put: next.slice(put, k) });
		while (i < base.length && k < next.length && base[i] === next[k]) {
			i++;
			k++;
		}
	}
	return edits;
}

/** Two changes with nothing between them that stayed: they stand side by side, or people have to look. */
export type Touching = 'beside' | 'conflict';

/** Base with both changes in it; null where they touch the same words. */
export function mergeEdits(
	base: readonly string[],
	theirs: readonly Edit[],
	mine: readonly Edit[],
	touching: Touching = 'beside'
): string[] | null {
	const meet = touching === 'conflict' ? touch : overlap;
	// what both did alike is done
	const own =
		touching === 'conflict' ? mine.filter((edit) => !theirs.some((other) => same(edit, other))) : mine;
	if (own.some((edit) => theirs.some((other) => meet(edit, other)))) return null;
	// at one place theirs, which stand there already, come first
	const all = [...theirs, ...own].sort((a, b) => a.from - b.from || a.to - b.to);
	const merged: string[] = [];
	let at = 0;
	for (const { from, to, put } of all) {
		merged.push(...base.slice(at, from), ...put);
		at = Math.max(at, to);
	}
	return [...merged, ...base.slice(at)];
}

function overlap(one: Edit, other: Edit): boolean {
	return one.from < other.to && other.from < one.to;
}

function touch(one: Edit, other: Edit): boolean {
	return one.from <= other.to && other.from <= one.to;
}

function same(one: Edit, other: Edit): boolean {
	return one.from === other.from && one.to === other.to && one.put.join('\n') === other.put.join('\n');
}
