// Whether what came in stands between the neighbours that it names. Yjs never asks: somebody who names two neighbours in the
// wrong order ("right of the third letter, left of the second") gets in, and replicas then put it in different places, for
// good, depending on how their letters are stored (found by the fuzz of frames).
import * as Y from 'yjs';

/** Neighbours usually stand side by side; whoever was away for long may have some words between them. */
const usual = 64;

export class Neighbours {
	readonly #doc: Y.Doc;
	/** Where each item of a list stands, by its first; made only for lists in which neighbours are far apart. */
	readonly #places = new Map<Y.Item, Map<unknown, number>>();

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	/** Whether an item does not stand right of the one neighbour that it names and left of the other. */
	areCrossed(item: Y.Item): boolean {
		const { origin, rightOrigin } = item;
		if (origin === null || rightOrigin === null) return false;
		return !this.#stands(item, 'left', origin) || !this.#stands(item, 'right', rightOrigin);
	}

	#stands(item: Y.Item, side: 'left' | 'right', wanted: Y.ID): boolean {
		let at = item[side];
		for (let step = 0; at !== null && step < usual; step++, at = at[side]) if (holds(at, wanted)) return true;
		if (at === null) return false;
		const places = this.#placesAround(item);
		const place = places.get(Y.getItem(this.#doc.store, wanted));
		if (place === undefined) return false;
		return side === 'left' ? place < places.get(item)! : place > places.get(item)!;
	}

	#placesAround(item: Y.Item): Map<unknown, number> {
		let first = item;
		while (first.left !== null) first = first.left;
		const known = this.#places.get(first);
		if (known) return known;
		const places = new Map<unknown, number>();
		for (let at: Y.Item | null = first; at !== null; at = at.right) places.set(at, places.size);
		this.#places.set(first, places);
		return places;
	}
}

function holds({ id, length }: Y.Item, wanted: Y.ID): boolean {
	return id.client === wanted.client && id.clock <= wanted.clock && wanted.clock < id.clock + length;
}
