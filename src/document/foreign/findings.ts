// What a reading gathers beside the plan: words without a place, and things a person should look at.
import type { Piece } from './source.ts';

/** Something a person should look at. The plan itself was not changed because of it. */
export interface SourceNote {
	/** What is odd, in a plain sentence. */
	readonly says: string;
	/** The words it is about, as they stand in the source. */
	readonly quote: string;
	/** A block or row id; empty when it is about the whole document. */
	readonly target: string;
	/** How often these words stood in the source and now stand only here (page furniture, printed column headings). */
	readonly holds?: number;
}

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
