// Words that are no longer in the plan, and whose they were: an undo, a paste or a restore may bring them back.
import type { PersonId } from '#domain/ids.ts';
import { joined, type Piece, type Strand } from './strand.ts';
import type { Lost } from './row-change.ts';
import type { Stretch } from './stretches.ts';

/** What one person took away from one text, in one row or letter by letter. */
export interface Gone extends Strand {
	/** The row that took it, the newest where there were several. */
	seq: number;
	/** When that row was written (ms). */
	at: number;
	readonly by: PersonId;
	text: string;
	pieces: readonly Piece[];
	/** Taken away letter by letter: it was never one whole. */
	readonly byLetter: boolean;
	/** The number of each character's voice. */
	voices: readonly number[];
	within: readonly string[];
	/** 1: stands elsewhere in the plan again. 2: an undo has put it back in its place. Both: 3. */
	taken: Uint8Array;
	/** Who has moved the same words at the same time, and has had them once. */
	again: PersonId[];
}

/** So many characters are remembered, the newest. */
export const mostGone = 1_000_000;
/** What stands elsewhere again is remembered for so many more rows, for those who moved the same words at the same time. */
const rowsMore = 500;
/** Letters taken away one by one are remembered as one run up to this length. */
const longestByLetter = 400;

const shelfBits = 6;
const shelfOf = (client: number, clock: number) => `${client}:${clock >> shelfBits}`;

export class GoneWords {
	/** Oldest first. */
	list: Gone[];
	/** By client and 64 clocks at a time, newest last. */
	readonly #places = new Map<string, { clock: number; length: number; at: number; gone: Gone }[]>();
	readonly #lastOf = new Map<PersonId, Gone>();

	constructor(kept: Gone[] = []) {
		this.list = kept;
		for (const gone of kept) this.#keep(gone);
	}

	add(gone: Gone, { before, behind }: Pick<Lost, 'before' | 'behind'>): void {
		const last = this.#lastOf.get(gone.by);
		if (
			last?.byLetter &&
			gone.byLetter &&
			last.text.length + gone.text.length <= longestByLetter &&
			last.within[0] === gone.within[0]
		) {
			if (behind !== null && behind === firstOf(last)) return this.#join(last, gone, gone, last);
			if (before !== null && before === lastOf(last)) return this.#join(last, gone, last, gone);
		}
		this.list.push(gone);
		this.#keep(gone);
	}

	/** Where a character is remembered. */
	find(client: number, clock: number): { readonly gone: Gone; readonly at: number } | null {
		const places = this.#places.get(shelfOf(client, clock));
		const place = places?.findLast((each) => each.clock <= clock && clock < each.clock + each.length);
		return place ? { gone: place.gone, at: place.at + clock - place.clock } : null;
	}

	/** Lets go of what stands elsewhere again, and of the oldest when it is too much. */
	forget(seq: number): void {
		let characters = 0;
		const kept: Gone[] = [];
		for (const gone of this.list.toReversed()) {
			characters += gone.text.length;
			const over = characters > mostGone;
			const done = gone.seq < seq - rowsMore && gone.taken.every((bits) => bits !== 0);
			if (!over && !done) kept.push(gone);
		}
		this.list = kept.reverse();
		this.#places.clear();
		this.#lastOf.clear();
		for (const gone of this.list) this.#keep(gone);
	}

	#join(into: Gone, newer: Gone, first: Gone, second: Gone): void {
		const { text, pieces } = joined(first, second);
		const [voices, taken] = [
			[...first.voices, ...second.voices],
			Uint8Array.from([...first.taken, ...second.taken])
		];
		Object.assign(into, { text, pieces, voices, taken, seq: newer.seq, at: newer.at });
		this.#place(into);
	}

	#keep(gone: Gone): void {
		this.#place(gone);
		this.#lastOf.set(gone.by, gone);
	}

	/** The newest place of a character counts, so nothing has to be taken away. */
	#place(gone: Gone): void {
		let at = 0;
		for (const { client, clock, length } of gone.pieces) {
			for (let shelf = clock >> shelfBits; shelf <= (clock + length - 1) >> shelfBits; shelf++) {
				const name = shelfOf(client, shelf << shelfBits);
				const places = this.#places.get(name);
				if (places) places.push({ clock, length, at, gone });
				else this.#places.set(name, [{ clock, length, at, gone }]);
			}
			at += length;
		}
	}
}

/** The voices of a run of characters, one number each. */
export function numbersOf(stretches: readonly Stretch[]): number[] {
	return stretches.flatMap(([from, to, number]) => Array<number>(to - from).fill(number));
}

function firstOf({ pieces }: Strand): string {
	const first = pieces[0]!;
	return `${first.client}:${first.clock}`;
}

function lastOf({ pieces }: Strand): string {
	const last = pieces.at(-1)!;
	return `${last.client}:${last.clock + last.length - 1}`;
}
