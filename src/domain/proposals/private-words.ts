// The soft check of a suggestion: what somebody brings in, and why. What the plan says already is nothing they tell.
import { privateThings, type PrivateFinding } from '../comments/privacy.ts';
import type { Part } from './hunks-between.ts';

/** The whole of a suggestion is bounded; what lies behind this is not looked at. */
const mostLetters = 200_000;

export function privateInSuggestion({
	why,
	parts
}: {
	readonly why: string;
	readonly parts: readonly Part[];
}): PrivateFinding[] {
	const hunks = parts.flat();
	const known = new Set(privateThings(wordsOf(hunks.map(({ base }) => base))).map(({ quote }) => quote));
	const told = privateThings(wordsOf(hunks.map(({ next }) => next))).filter(({ quote }) => !known.has(quote));
	return [...privateThings(why), ...told];
}

/** Names and places of things, which nobody reads. */
const unread: readonly string[] = [
	'id',
	'type',
	'table',
	'rank',
	'src',
	'guide',
	'deletedAt',
	'due',
	'marks'
];

function wordsOf(values: readonly unknown[]): string {
	return values.map(readable).join('\n').slice(0, mostLetters);
}

function readable(value: unknown): string {
	if (typeof value === 'string') return value;
	// runs of one paragraph belong together, whatever is bold among them
	if (Array.isArray(value)) return value.map(readable).join(value.some(isRun) ? '' : '\n');
	if (typeof value !== 'object' || value === null) return '';
	if (isRun(value)) return value.text;
	return Object.entries(value)
		.filter(([name]) => !unread.includes(name))
		.map(([, each]) => readable(each))
		.join('\n');
}

function isRun(value: unknown): value is { readonly text: string } {
	return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
