import type { ValueChange } from './difference.ts';

type Value = string | number | null;

/** The values that differ between two records; null for one that is not there. */
export function valuesBetween(
	was: Readonly<Record<string, Value | undefined>>,
	is: Readonly<Record<string, Value | undefined>>
): ValueChange[] {
	return [...new Set([...Object.keys(was), ...Object.keys(is)])]
		.filter((key) => was[key] !== is[key])
		.map((key) => ({ key, was: was[key] ?? null, is: is[key] ?? null }));
}
