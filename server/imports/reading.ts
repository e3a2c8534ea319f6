// What was understood of a document: the plan, what found no place in it, and what a person should look at.
import type { PlanContent } from '#domain/plan.ts';
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

export interface ReadingCounts {
	readonly areas: number;
	readonly subAreas: number;
	readonly tables: number;
	readonly rows: number;
	readonly callouts: number;
	readonly unplaced: number;
	readonly notes: number;
}

export interface Reading {
	readonly content: PlanContent;
	readonly unplaced: readonly Piece[];
	readonly notes: readonly SourceNote[];
	readonly counts: ReadingCounts;
}
