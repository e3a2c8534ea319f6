// What others did in the last seconds, gathered into as few words as possible: "Sam and one other edited “You wait too long”."
import { liveWords as words } from '#lib/words/live.ts';
import type { PlanPlace } from '#lib/collab/places.ts';

interface Edited {
	readonly place: PlanPlace;
	/** The tabs that wrote here; the server does not say whose they are. */
	readonly writers: Set<number>;
	/** Whose carets were here when it began. */
	readonly names: ReadonlySet<string>;
}

/** More places than this are not named one by one. */
const mostPlaces = 2;

export interface Asks {
	/** Which places are wanted now. Asked when it is said, so that it costs nothing while others type. */
	readonly wanted: () => (place: PlanPlace) => boolean;
	readonly nameOf: (place: PlanPlace) => string;
	/** Whose carets are in a place now. */
	readonly whoIsAt: (place: PlanPlace) => readonly string[];
}

export class NewsOfOthers {
	readonly #asks: Asks;
	#edited = new Map<string, Edited>();

	constructor(asks: Asks) {
		this.#asks = asks;
	}

	add(place: PlanPlace, writers: readonly number[]): void {
		const key = `${place.section} ${place.row}`;
		const known = this.#edited.get(key);
		const edited = known ?? { place, writers: new Set(), names: new Set(this.#asks.whoIsAt(place)) };
		for (const writer of writers) edited.writers.add(writer);
		this.#edited.set(key, edited);
	}

	/** What is to be said now; nothing when none of it is wanted. Afterwards it is no news any more. */
	readonly take = (): string => {
		const { wanted, nameOf } = this.#asks;
		const isWanted = wanted();
		const edited = [...this.#edited.values()].filter(({ place }) => isWanted(place));
		this.#edited = new Map();
		if (edited.length > mostPlaces) {
			const names = new Set(edited.flatMap((each) => this.#namesFor(each)));
			return words.editedMany([...names], edited.length);
		}
		return edited.map((each) => words.edited(this.#namesFor(each), nameOf(each.place))).join(' ');
	};

	/** Who was there. When more people were there than wrote, nobody can say who it was. */
	#namesFor({ place, writers, names }: Edited): string[] {
		const now = this.#asks.whoIsAt(place);
		const most = Math.max(1, writers.size);
		const all = new Set([...names, ...now]);
		if (all.size <= most) return [...all];
		return now.length <= most ? [...now] : [];
	}
}
