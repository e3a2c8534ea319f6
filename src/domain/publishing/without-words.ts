// Words removed from anything that is kept as a value: wherever a text stands in it, as deep as that is.
import { fewestErased, lineWithout, spotsToErase } from './erasure.ts';
import { inRuns } from './reworded.ts';
import type { TextNode } from '../rich-text.ts';

/** Says a line without them. */
export type Without = (line: string) => string;

/** @param written as words stand where they are kept as HTML; the same words where nothing differs */
export function withoutWords(words: string, stub: string, written: string): Without {
	return (line) => {
		const plain = lineWithout(line, words, stub);
		return written === words ? plain : lineWithout(plain, written, stub);
	};
}

/** The value without them. Runs of a line are read together: marks in the middle of a word hide nothing. */
export function valueWithout(value: unknown, words: string, stub: string, without: Without): unknown {
	if (typeof value === 'string') return without(value);
	if (areRuns(value)) {
		const spots = spotsToErase(words, stub)(value.map(({ text }) => text).join(''), 'plain');
		return spots.length === 0 ? value : inRuns(value, spots);
	}
	const inside = (each: unknown): unknown => valueWithout(each, words, stub, without);
	if (Array.isArray(value)) return value.map(inside);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => {
			if (names.has(key)) return [key, each];
			const reads = inside(each);
			return [key, around.has(key) && typeof reads === 'string' ? withoutPiece(reads, key, words) : reads];
		})
	);
}

/** What stands under these names is nobody's words: it says which place or kind of thing is meant. */
const names: ReadonlySet<string> = new Set(
	(
		'op type kind marks id blockId actionId areaId column attr level covers table rank ref due deletedAt areas responsible ' +
		'mergedInto src start state relStart relEnd'
	).split(' ')
);

/** What stood around words that were quoted, cut off after some letters: the words may be cut there too. */
const around: ReadonlySet<string> = new Set(['prefix32', 'suffix32']);

/** Without a piece of the words, of three letters or more, at the end where the line was cut. */
function withoutPiece(line: string, key: string, words: string): string {
	const [said, whole] = [line.toLowerCase(), words.toLowerCase()];
	for (let length = whole.length - 1; length >= fewestErased; length--) {
		if (key === 'prefix32' && said.startsWith(whole.slice(-length))) return line.slice(length);
		if (key === 'suffix32' && said.endsWith(whole.slice(0, length))) return line.slice(0, -length);
	}
	return line;
}

function areRuns(value: unknown): value is readonly TextNode[] {
	return (
		Array.isArray(value) &&
		value.length > 0 &&
		value.every(
			(each: unknown) =>
				typeof each === 'object' && each !== null && 'text' in each && typeof each.text === 'string'
		)
	);
}
