// The words of one block then and now.
import type { Mark, TextNode } from '../rich-text.ts';
import { editsBetween, type Edit } from '../word-edits.ts';
import type { Piece } from './difference.ts';

/** A word with its accents, a gap, a picture sign with all that belongs to it, or one other character. */
const tokenPattern =
	/\s+|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*|\p{RI}\p{RI}|\p{Extended_Pictographic}(?:[\u200d\ufe0f\p{M}\p{Emoji_Modifier}]|\p{Extended_Pictographic})*|[\s\S]\p{M}*/gu;
/** Above so many comparisons whole sentences are compared first, and then the words in those that differ. */
const mostComparisons = 250_000;
/** Two changes with no more than this between them are read as one. */
const shortGap = 3;

/** Joined, the pieces that are not added are the first text, and those that are not removed the second. */
export function wordsBetween(was: readonly TextNode[], is: readonly TextNode[]): Piece[] {
	const [before, after] = [tokensOf(was), tokensOf(is)];
	const [takeBefore, takeAfter] = [taking(was), taking(is)];
	const pieces: Piece[] = [];
	let at = 0;
	const keep = (until: number): void => {
		const length = lengthOf(before.slice(at, until));
		pieces.push(...keptPieces(takeBefore(length), takeAfter(length)));
	};
	for (const { from, to, put } of readable(before, wordEdits(before, after))) {
		keep(from);
		const removed = takeBefore(lengthOf(before.slice(from, to)));
		pieces.push(...removed.map((run): Piece => ({ op: 'removed', ...run })));
		pieces.push(...takeAfter(lengthOf(put)).map((run): Piece => ({ op: 'added', ...run })));
		at = to;
	}
	keep(before.length);
	return pieces;
}

function tokensOf(nodes: readonly TextNode[]): string[] {
	return (
		nodes
			.map(({ text }) => text)
			.join('')
			.match(tokenPattern) ?? []
	);
}

function lengthOf(tokens: readonly string[]): number {
	return tokens.reduce((sum, token) => sum + token.length, 0);
}

function wordEdits(before: readonly string[], after: readonly string[]): Edit[] {
	if (before.length * after.length <= mostComparisons) return editsBetween(before, after);
	const [then, now] = [sentences(before), sentences(after)];
	const edits: Edit[] = [];
	/** Sentences and words that are dealt with: of the first text, and of the second one. */
	let [thenDone, nowDone, wordsDone] = [0, 0, 0];
	for (const { from, to, put } of editsBetween(then.map(joined), now.map(joined))) {
		wordsDone += then.slice(thenDone, from).flat().length;
		nowDone += from - thenDone;
		const gone = then.slice(from, to).flat();
		const come = now.slice(nowDone, nowDone + put.length).flat();
		for (const edit of editsBetween(gone, come))
			edits.push({ from: edit.from + wordsDone, to: edit.to + wordsDone, put: edit.put });
		[thenDone, nowDone, wordsDone] = [to, nowDone + put.length, wordsDone + gone.length];
	}
	return edits;
}

function joined(tokens: readonly string[]): string {
	return tokens.join('');
}

function sentences(tokens: readonly string[]): string[][] {
	const found: string[][] = [];
	let open = true;
	for (const token of tokens) {
		if (open) found.push([]);
		found.at(-1)!.push(token);
		open = /^[.!?]$/.test(token);
	}
	return found;
}

/** Single words that happen to be the same between two rewritten ones only make it harder to read. */
function readable(before: readonly string[], edits: readonly Edit[]): Edit[] {
	const merged: Edit[] = [];
	for (const edit of edits) {
		const last = merged.at(-1);
		const gap = last ? before.slice(last.to, edit.from) : [];
		const tiny = gap.join('').trim().length <= shortGap;
		if (last && tiny && rewrites(last) && rewrites(edit))
			merged[merged.length - 1] = {
				from: last.from,
				to: edit.to,
				put: [...last.put, ...gap, ...edit.put]
			};
		else merged.push(edit);
	}
	return merged;
}

function rewrites({ from, to, put }: Edit): boolean {
	return to > from && put.length > 0;
}

interface Run {
	readonly text: string;
	readonly marks: readonly Mark[];
}

/** Gives the next so many characters with how they look. */
function taking(nodes: readonly TextNode[]): (length: number) => Run[] {
	let [node, at] = [0, 0];
	return (length) => {
		const runs: Run[] = [];
		for (let left = length; left > 0;) {
			const { text, marks = [] } = nodes[node]!;
			const part = text.slice(at, at + left);
			if (part !== '') runs.push({ text: part, marks });
			left -= part.length;
			at += part.length;
			if (at === text.length) [node, at] = [node + 1, 0];
		}
		return runs;
	};
}

/** The same words twice: where they look otherwise, that is said. */
function keptPieces(was: readonly Run[], is: readonly Run[]): Piece[] {
	const pieces: Piece[] = [];
	let [then, now, thenAt, nowAt] = [0, 0, 0, 0];
	while (then < was.length && now < is.length) {
		const [old, young] = [was[then]!, is[now]!];
		const length = Math.min(old.text.length - thenAt, young.text.length - nowAt);
		const text = old.text.slice(thenAt, thenAt + length);
		pieces.push(
			sameMarks(old.marks, young.marks)
				? { op: 'same', text, marks: old.marks }
				: { op: 'restyled', text, was: old.marks, marks: young.marks }
		);
		[thenAt, nowAt] = [thenAt + length, nowAt + length];
		if (thenAt === old.text.length) [then, thenAt] = [then + 1, 0];
		if (nowAt === young.text.length) [now, nowAt] = [now + 1, 0];
	}
	return pieces;
}

export function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
	return one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
}
