// Words removed from anything that is kept as a value: wherever a text stands in it, as deep as that is.
import { lineWithout, spotsToErase } from './erasure.ts';
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
		Object.entries(value).map(([key, each]) => [key, names.has(key) ? each : inside(each)])
	);
}

/** What stands under these names is nobody's words: it says which place or kind of thing is meant. */
const names: ReadonlySet<string> = new Set([
	...[
		'op',
		'type',
		'kind',
		'marks',
		'id',
		'blockId',
		'actionId',
		'areaId',
		'column',
		'attr',
		'level',
		'covers'
	],
	...[
		'table',
		'rank',
		'ref',
		'due',
		'deletedAt',
		'areas',
		'responsible',
		'mergedInto',
		'src',
		'start',
		'state',
		'relStart',
		'relEnd'
	]
]);

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
