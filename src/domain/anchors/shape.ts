// What an anchor is and what it can point at; what is done with it is in ../anchor.ts.
import type { ActionColumn } from '../action-row.ts';
import type { TextRange } from './plan-words.ts';

/** Words, a section or other block of the text, a row, a cell of a row, a picture, or the whole plan. */
export const anchorKinds = ['text', 'block', 'action', 'cell', 'figure', 'document'] as const;
export type AnchorKind = (typeof anchorKinds)[number];

/**
 * `anchored`: what it was said about stands there, word for word. `edited`: here, but the words are others, or it is not
 * certain. `block-only`: the words are gone, the block or cell around them stands. `detached`: nothing of it stands.
 */
export const anchorStates = ['anchored', 'edited', 'block-only', 'detached'] as const;
export type AnchorState = (typeof anchorStates)[number];

/** Characters of a quotation that are kept; a longer passage is anchored by its beginning. */
export const longestQuote = 4_000;
/** Characters before and after a quotation by which it is known. */
export const contextLength = 32;
/** Characters of a relative position of the shared document, as text. */
export const longestRelative = 200;
/** More of the same words elsewhere than this are not counted. */
export const mostTwins = 2_000;

export interface Anchor {
	readonly kind: AnchorKind;
	/** The top-level block it is or stands in; null in a cell, and in a block without an id. */
	readonly blockId: string | null;
	readonly actionId: string | null;
	readonly column: ActionColumn | null;
	/** Both ends in terms of the shared document; null on frozen text, and on what is no text. */
	readonly relStart: string | null;
	readonly relEnd: string | null;
	/** The words as they were when the comment was written; lines are separated by a newline. Never changes. */
	readonly quoteOriginal: string;
	/** The words as they were last seen with certainty. */
	readonly quoteCurrent: string;
	readonly prefix32: string;
	readonly suffix32: string;
	/** How often the current words stood elsewhere, and how much of what is around them was the same there. */
	readonly twins: number;
	readonly twinContext: number;
	readonly state: AnchorState;
}

/** Something in a plan that can be pointed at. `at` numbers the top-level blocks. */
export type Place =
	| { readonly kind: 'document' }
	| { readonly kind: 'block' | 'figure'; readonly at: number; readonly blockId: string | null }
	| { readonly kind: 'action'; readonly actionId: string }
	| { readonly kind: 'cell'; readonly actionId: string; readonly column: ActionColumn }
	| TextPlace;

/** From one spot to another in the body or in one cell. `at` and `blockId` say in which block it begins. */
export interface TextPlace extends TextRange {
	readonly kind: 'text';
	readonly at: number | null;
	readonly blockId: string | null;
}

export interface Resolved {
	readonly state: AnchorState;
	/** Null when detached. */
	readonly place: Place | null;
	/** Whether it may be remembered: a guess must not become what the next look starts from. */
	readonly sure: boolean;
}

/** Both ends as the shared document says them; made by src/document/anchors. */
export interface Relative {
	readonly relStart: string;
	readonly relEnd: string;
}
