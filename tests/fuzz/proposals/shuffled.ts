import type { Part } from '#domain/proposals/hunks-between.ts';
import type { Chance } from '#tests/random.ts';

/** As it comes back from the network and the database: keys in another order. And people do not answer from top to bottom. */
export function shuffled(parts: readonly Part[], chance: Chance): Part[] {
	const kept = JSON.parse(
		JSON.stringify(parts, (_key, value: unknown) =>
			typeof value === 'object' && value !== null && !Array.isArray(value)
				? Object.fromEntries(Object.entries(value).toReversed())
				: value
		)
	) as Part[];
	return kept
		.map((part) => ({ part, at: chance.below(1_000) }))
		.sort((a, b) => a.at - b.at)
		.map(({ part }) => part);
}
