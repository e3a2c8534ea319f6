// What a reading gathers beside the plan: words without a place, and things a person should look at.
import type { SourceNote } from './reading.ts';
import type { Piece } from './source.ts';

export class Findings {
	readonly unplaced: Piece[] = [];
	readonly notes: SourceNote[] = [];

	/** Keeps words that found no place, as they stood. */
	putAside(why: string, words: string): void {
		if (words.trim() !== '') this.unplaced.push({ why, words });
	}

	/** A notebook for reading the same words a second time (a merged cell): nothing of it is kept. */
	aside(): Findings {
		return new Findings();
	}

	/** Points at something in the plan; nothing is changed. */
	note(says: string, quote: string, target = ''): void {
		this.notes.push({ says, quote, target });
	}

	/** Keeps words of the source that are not part of the plan's text: page furniture, printed column headings. */
	hold(says: string, quote: string, target = '', times = 1): void {
		this.notes.push({ says, quote, target, holds: times });
	}
}
