// Words removed for privacy from what is frozen: a stub with the day stands where they stood, and nothing else is touched.
import type { PlanContent } from '../plan.ts';
import { reworded, type Spot, type SpotsOf } from './reworded.ts';

/** Fewer letters than this would be found all over a plan. */
export const fewestErased = 3;
export const longestErased = 500;

/** Finds these words wherever they stand: spaces and capital letters may differ; "Sam" is not in "same". */
export function spotsToErase(words: string, stub: string): SpotsOf {
	const pattern = patternOf(words);
	return (line) => spotsIn(line, pattern, stub);
}

/** How often they stand there. */
export function timesIn(content: PlanContent, words: string): number {
	const pattern = patternOf(words);
	let times = 0;
	reworded(content, (line) => {
		times += spotsIn(line, pattern, '').length;
		return [];
	});
	return times;
}

/** A line of plain words without them. */
export function lineWithout(line: string, words: string, stub: string): string {
	let at = 0;
	let now = '';
	for (const { from, to, by } of spotsIn(line, patternOf(words), stub)) {
		now += line.slice(at, from) + by;
		at = to;
	}
	return now + line.slice(at);
}

function spotsIn(line: string, pattern: RegExp, stub: string): Spot[] {
	return [...line.matchAll(pattern)].map(({ 0: found, index }) => ({
		from: index,
		to: index + found.length,
		by: stub
	}));
}

function patternOf(words: string): RegExp {
	const trimmed = words.trim();
	const before = /^[\p{L}\p{N}]/u.test(trimmed) ? '(?<![\\p{L}\\p{N}])' : '';
	const after = /[\p{L}\p{N}]$/u.test(trimmed) ? '(?![\\p{L}\\p{N}])' : '';
	const inner = trimmed
		.split(/\s+/)
		.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
		.join('\\s+');
	return new RegExp(before + inner + after, 'giu');
}
