// A small slip in a version that is public, put right without a new version. The frozen words stay; this stands beside them and
// everybody can read what was changed.
import type { PlanContent } from '../plan.ts';
import { reworded, type Spot, type SpotsOf } from './reworded.ts';

export interface WordsPutRight {
	readonly oldWords: string;
	readonly newWords: string;
	/** Wherever the words stand; otherwise they must stand once. */
	readonly everywhere: boolean;
}

/** A correction is a slip of the pen: longer than this, or more of them, is a new version. */
export const longestCorrection = 120;
export const mostLettersChanged = 12;
export const mostCorrections = 20;
/** Places one correction may reach. */
export const mostPlaces = 20;

export type CorrectionFault =
	| 'correction-empty'
	| 'correction-same'
	| 'correction-large'
	| 'correction-nowhere'
	| 'correction-many'
	| 'correction-quoted';

/** One line, spaces as one: how words are compared and kept. */
export function oneLine(words: string): string {
	return words.replaceAll('\u0000', '').toWellFormed().replaceAll(/\s+/g, ' ').trim();
}

/** Why this is no small slip, whatever the plan says; null when it may be one. */
export function faultOfWords({ oldWords, newWords }: WordsPutRight): CorrectionFault | null {
	if (oldWords === '' || newWords === '') return 'correction-empty';
	if (oldWords === newWords) return 'correction-same';
	if (Math.max(oldWords.length, newWords.length) > longestCorrection) return 'correction-large';
	return lettersBetween(oldWords, newWords) > mostLettersChanged ? 'correction-large' : null;
}

/** Why this cannot be put right in these words; null when it can. */
export function faultOfCorrection(content: PlanContent, correction: WordsPutRight): CorrectionFault | null {
	const fault = faultOfWords(correction);
	if (fault) return fault;
	const found = { plain: 0, quoted: 0, removed: 0 };
	reworded(content, (line, where) => {
		found[where] += spotsIn(line, correction).length;
		return [];
	});
	// what a family or an inspector said stays as they said it, with its slips
	if (found.plain === 0) return found.quoted > 0 ? 'correction-quoted' : 'correction-nowhere';
	if (found.quoted > 0 && correction.everywhere) return 'correction-quoted';
	return found.plain > (correction.everywhere ? mostPlaces : 1) ? 'correction-many' : null;
}

/** The words as they are public: with everything that was put right, one after the other. */
export function corrected(content: PlanContent, corrections: readonly WordsPutRight[]): PlanContent {
	return corrections.reduce((now, correction) => reworded(now, spotsToCorrect(correction)), content);
}

export function spotsToCorrect(correction: WordsPutRight): SpotsOf {
	return (line, where) => (where === 'plain' ? spotsIn(line, correction) : []);
}

/** Whole words only: "on" is not in "one". */
function spotsIn(line: string, { oldWords, newWords }: WordsPutRight): Spot[] {
	const pattern = oldWords.split(' ').map(escaped).join('\\s+');
	const before = /^[\p{L}\p{N}]/u.test(oldWords) ? '(?<![\\p{L}\\p{N}])' : '';
	const after = /[\p{L}\p{N}]$/u.test(oldWords) ? '(?![\\p{L}\\p{N}])' : '';
	return [...line.matchAll(new RegExp(before + pattern + after, 'gu'))].map(({ 0: found, index }) => ({
		from: index,
		to: index + found.length,
		by: newWords
	}));
}

function escaped(word: string): string {
	return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Letters to put in, take away or change to get from one to the other. */
export function lettersBetween(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
		row = next;
	}
	return row[b.length]!;
}
