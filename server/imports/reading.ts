// What was understood of a document: the plan, what found no place in it, and what a person should look at.
import type { PlanContent } from '#domain/plan.ts';
import type { SourceNote } from '#document/foreign/findings.ts';
import type { Piece } from '#document/foreign/source.ts';

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
