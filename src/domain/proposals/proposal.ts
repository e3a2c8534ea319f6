// Suggestions: what becomes of each, and how much there may be.
import type { Part } from './hunks-between.ts';

/** What became of one part of a suggestion. */
export const partStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export type PartState = (typeof partStates)[number];

/** In one suggestion: parts, and characters of them. */
export const mostParts = 60;
export const largestSuggestion = 150_000;
/** Suggestions of one person in one plan that nobody has answered yet. */
export const mostOpen = 50;
/** Characters in what the proposer says about it, and in the reason of an answer. */
export const longestWhy = 1_000;
export const longestReason = 500;

/** How a part stands to the plan as it is at this moment. */
export type Fit =
	/** It can be put in. */
	| 'fits'
	/** The plan says so already. */
	| 'in-already'
	/** The same words have changed since. */
	| 'changed'
	/** What it is about is not in the plan any more. */
	| 'gone';

/** Where a part belongs: the block or row it is about. */
export function placeOf(part: Part): { readonly blockId: string } | { readonly actionId: string } | null {
	for (const hunk of part) {
		if ('actionId' in hunk) return { actionId: hunk.actionId };
		if ('blockId' in hunk && hunk.blockId !== undefined) return { blockId: hunk.blockId };
	}
	return null;
}
