// What is told to somebody who comes back to a plan.
import { listed, startingBig } from './change-names.ts';
import { formatSince } from './dates.ts';

/** More is no summary any more. */
const mostSentences = 5;

export const sinceWords = {
	title: (at: Date, now: Date) => `What changed since you were here (${formatSince(at, now)})`,
	loading: 'Others have changed this plan. A moment, please.',
	slow: 'Others have changed this plan.',
	all: 'See every change',
	putAway: 'Put this away',
	more: (left: number) => `${startingBig(listed.count(left, 'more change', 'more changes'))}.`
} as const;

/** At most five sentences; the last one says how many there are besides. */
export function inFew(sentences: readonly string[]): string[] {
	if (sentences.length <= mostSentences) return [...sentences];
	const told = sentences.slice(0, mostSentences - 1);
	return [...told, sinceWords.more(sentences.length - told.length)];
}
