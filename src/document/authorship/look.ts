// What is known while one row of the log is looked at.
import type * as Y from 'yjs';
import type { Hand, Via } from '#domain/voices/voice.ts';
import type { Gone } from './gone.ts';
import type { Ledger } from './ledger.ts';
import type { Come } from './row-change.ts';
import { piecesFrom, type Strand } from './strand.ts';

/** `returned`: a tab brought back, after a restore from a backup, what the backup did not hold; also words of others. */
export type Way = Via | 'returned';

export interface Row {
	readonly seq: number;
	/** When it was written (ms). */
	readonly at: number;
	readonly update: Uint8Array;
	readonly by: Hand;
	readonly way: Way;
}

/** Words that came, and which of them have found whose they are. */
export interface Finding extends Come {
	readonly taken: Uint8Array;
}

/** What is known while a row is looked at. */
export interface Look {
	readonly ledger: Ledger;
	readonly doc: Y.Doc;
	readonly row: Row;
	readonly come: readonly Finding[];
	/** What this row took away. */
	readonly lost: readonly Gone[];
}

/** Gives words that stand the voice of words that went. */
export function giveVoice(ledger: Ledger, strand: Strand, at: number, voices: readonly number[]): void {
	for (const { client, clock, length, at: begins } of piecesFrom(strand, at, at + voices.length))
		for (let step = 0; step < length; step++) {
			const from = step;
			const number = voices[begins - at + from]!;
			while (step + 1 < length && voices[begins - at + step + 1] === number) step++;
			ledger.standing.write(client, clock + from, clock + step + 1, number);
		}
}

/** The same voice, brought back by who restores. */
export function restored(ledger: Ledger, number: number, by: Hand): number {
	const { person, group } = ledger.voice(number);
	return ledger.numberOf({ person, group, via: 'restore', broughtBy: by });
}
