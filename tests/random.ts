// Chance with a seed: the same seed gives the same choices.
import * as Y from 'yjs';

export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0 || 1;
	}

	/** A whole number from 0 to below. (Mulberry32.) */
	below(limit: number): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	}

	/** True in so many of a hundred. */
	percent(share: number): boolean {
		return this.below(1_000) < share * 10;
	}

	pick<T>(from: readonly T[]): T {
		return from[this.below(from.length)]!;
	}
}

/** Ids decide ties, so they come from the seed too, until the answer is called. */
export function seededIds(chance: Chance): () => void {
	const random = crypto.getRandomValues;
	const seeded = (into: Uint8Array): Uint8Array => into.map(() => chance.below(256));
	Object.defineProperty(crypto, 'getRandomValues', { value: seeded, configurable: true, writable: true });
	return () =>
		Object.defineProperty(crypto, 'getRandomValues', { value: random, configurable: true, writable: true });
}

/** Yjs decides by client ids who stands first of two who type at one place, so they come from the seed as well. */
export function clientIdOf(chance: Chance): number {
	return 1 + chance.below(2 ** 31);
}

export function seededDoc(chance: Chance): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientIdOf(chance);
	return doc;
}
