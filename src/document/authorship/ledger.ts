// Whose words stand in a plan, as far as its log was read: for every character the person and group who first wrote it. It is
// made of the log alone, row by row, so it can be made again; kept, it is the same as made anew.
import type { PersonId } from '#domain/ids.ts';
import type { Hand, Voice } from '#domain/voices/voice.ts';
import { GoneWords, type Gone } from './gone.ts';
import type { Piece, Strand } from './strand.ts';
import { Stretches, type Stretch } from './stretches.ts';

/** Words that somebody has just put in: when they take the same words away elsewhere next, they have moved them. */
export interface Fresh extends Strand {
	readonly seq: number;
	readonly by: PersonId;
}

/** A ledger as it is kept. */
export interface KeptLedger {
	readonly seq: number;
	readonly voices: readonly Voice[];
	readonly standing: readonly (readonly [number, readonly Stretch[]])[];
	readonly hands: readonly (readonly [number, Hand])[];
	readonly fresh: readonly Fresh[];
	readonly gone: readonly (Omit<Gone, 'taken' | 'voices' | 'pieces'> & {
		readonly pieces: readonly (readonly [number, number, number])[];
		readonly voices: readonly (readonly [number, number])[];
		readonly taken: readonly (readonly [number, number])[];
	})[];
}

export class Ledger {
	/** Everything up to this row of the log is in it. */
	seq: number;
	/** The number of the voice of each character that stands. */
	readonly standing: Stretches;
	readonly gone: GoneWords;
	/** Who wrote first under which client id. */
	readonly hands: Map<number, Hand>;
	fresh: Fresh[];
	readonly #voices: Voice[] = [];
	readonly #numbers = new Map<string, number>();

	constructor(kept?: KeptLedger) {
		this.seq = kept?.seq ?? 0;
		for (const voice of kept?.voices ?? []) this.numberOf(voice);
		this.standing = new Stretches(kept?.standing);
		this.hands = new Map(kept?.hands);
		this.fresh = [...(kept?.fresh ?? [])];
		this.gone = new GoneWords(
			(kept?.gone ?? []).map((gone) => ({
				...gone,
				pieces: gone.pieces.map(([client, clock, length]): Piece => ({ client, clock, length })),
				voices: spread(gone.voices),
				taken: Uint8Array.from(spread(gone.taken)),
				again: [...gone.again]
			}))
		);
	}

	/** The number under which a voice is kept. */
	numberOf({ person, group, via, broughtBy }: Voice): number {
		const key = JSON.stringify([person, group, via, broughtBy?.person, broughtBy?.group]);
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		this.#numbers.set(key, this.#voices.length);
		return this.#voices.push({ person, group, via, ...(broughtBy ? { broughtBy } : {}) }) - 1;
	}

	voice(number: number): Voice {
		const voice = this.#voices[number];
		if (!voice) throw new Error(`The ledger knows no voice ${number}`);
		return voice;
	}

	keep(): KeptLedger {
		return {
			seq: this.seq,
			voices: this.#voices,
			standing: this.standing.entries(),
			hands: [...this.hands],
			fresh: this.fresh,
			gone: this.gone.list.map((gone) => ({
				...gone,
				pieces: gone.pieces.map(({ client, clock, length }) => [client, clock, length] as const),
				voices: folded(gone.voices),
				taken: folded(gone.taken)
			}))
		};
	}
}

/** A list in which neighbours are often the same, as pairs of a value and how often it follows. */
function folded(values: Iterable<number>): [number, number][] {
	const pairs: [number, number][] = [];
	for (const value of values) {
		const last = pairs.at(-1);
		if (last?.[0] === value) last[1]++;
		else pairs.push([value, 1]);
	}
	return pairs;
}

function spread(pairs: readonly (readonly [number, number])[]): number[] {
	return pairs.flatMap(([value, times]) => Array<number>(times).fill(value));
}
