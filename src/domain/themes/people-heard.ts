// How many people stand behind some voices, and what of that may be said aloud: a small number can tell who somebody is (R54).
import { groups, type Group } from '../groups.ts';

/** Fewer than so many are never told as a number. */
export const smallestTold = 5;

interface Heard {
	readonly group: Group;
	readonly people: number;
	readonly person: string;
	readonly gone: boolean;
}
export type HeardByGroup = Readonly<Record<Group, number>>;

/** Somebody who says three things is one person; an entry from paper or a meeting speaks for as many as it says. */
export function peopleHeard(voices: readonly Heard[]): HeardByGroup {
	const counts: Record<Group, number> = { parent_carer: 0, young_person: 0, professional: 0 };
	const known = new Set<string>();
	for (const { group, people, person, gone } of voices) {
		if (gone) continue;
		if (people > 1) counts[group] += people;
		else if (!known.has(`${group} ${person}`)) {
			known.add(`${group} ${person}`);
			counts[group]++;
		}
	}
	return counts;
}

/** A number, or that it is small; a group nobody of which spoke is not named. */
export interface ToldCount {
	readonly group: Group;
	/** Null: fewer than five; of all themes together: not told as a number. */
	readonly people: number | null;
}

export function toldCounts(heard: HeardByGroup): ToldCount[] {
	return groups.flatMap((group) =>
		heard[group] === 0 ? [] : [{ group, people: heard[group] < smallestTold ? null : heard[group] }]
	);
}

/** For those who sort, who read every voice with its group: numbers of adults, but of young people none that is small. */
export function toldToSorters(heard: HeardByGroup): ToldCount[] {
	return groups.flatMap((group) => {
		if (heard[group] === 0) return [];
		const hides = group === 'young_person' && heard[group] < smallestTold;
		return [{ group, people: hides ? null : heard[group] }];
	});
}

/**
 * Everybody who was heard, told so that nothing hidden can be worked out from it: where any theme hides the number of a group,
 * the whole number of that group would give it away by taking the others from it (and "fewer than five" of four themes is one
 * each), so the group is named without a number. The sum of all groups is never told.
 */
export function toldTotals(all: HeardByGroup, themes: readonly HeardByGroup[]): ToldCount[] {
	return groups.flatMap((group) => {
		if (all[group] === 0) return [];
		const hides = themes.some((theme) => theme[group] > 0 && theme[group] < smallestTold);
		return [{ group, people: hides || all[group] < smallestTold ? null : all[group] }];
	});
}

/**
 * Which of the quotable voices may be quoted: of a group that is told as "fewer than five", one voice at most, or counting the
 * quotes would be counting the people.
 */
export function quotesToShow<Quote extends { readonly group: Group }>(
	quotes: readonly Quote[],
	heard: HeardByGroup,
	most = 6
): Quote[] {
	const shown = new Map<Group, number>();
	return quotes
		.filter(({ group }) => {
			const before = shown.get(group) ?? 0;
			if (heard[group] < smallestTold && before > 0) return false;
			shown.set(group, before + 1);
			return true;
		})
		.slice(0, most);
}
