// What is told to somebody who comes back to a plan.
import type { Brought } from '#domain/diff/brought.ts';
import { formatSince } from './dates.ts';
import { sentencesOfBrought } from './history.ts';

/** More is no summary any more. */
const mostSentences = 5;

export const sinceWords = {
	title: (at: Date, now: Date) => `What changed since you were here (${formatSince(at, now)})`,
	loading: 'Others have changed this plan. A moment, please.',
	slow: 'Others have changed this plan.',
	all: 'See every change',
	putAway: 'Put this away',
	more: 'Some other things changed too.'
} as const;

/**
 * At most five sentences. Where there are more changes, all of them are counted by kind and place, instead of the first few told
 * and the rest left out.
 */
export function inFew(sentences: readonly string[], brought: Brought): string[] {
	if (sentences.length <= mostSentences) return [...sentences];
	const kinds = sentencesOfBrought(brought);
	if (kinds.length <= mostSentences) return kinds;
	const told = kinds.slice(0, mostSentences - 1);
	return [...told, sinceWords.more];
}
