// A Word file that somebody edited and sent back, as what stands in it: lines, boxes and tables, with the names of the places of the
// plan that our own file put there. A place may have been lost on the way, copied, or carried elsewhere.
import type { ActionColumn } from '../action-row.ts';
import type { RichText, TextNode } from '../rich-text.ts';
import type { PlaceKey } from './exported-plan.ts';
import type { WordStamp } from './word-stamp.ts';

export interface ReturnedHeading {
	readonly kind: 'heading';
	readonly places: readonly PlaceKey[];
	readonly level: number;
	readonly words: readonly TextNode[];
}

export interface ReturnedWords {
	readonly kind: 'words';
	readonly places: readonly PlaceKey[];
	/** One paragraph, or one list. */
	readonly content: RichText;
}

export interface ReturnedBox {
	readonly kind: 'box';
	readonly places: readonly PlaceKey[];
	readonly content: RichText;
}

export interface ReturnedRow {
	readonly places: readonly PlaceKey[];
	readonly ref: string;
	readonly cells: Readonly<Record<ActionColumn, RichText>>;
}

export interface ReturnedTable {
	readonly kind: 'table';
	readonly places: readonly PlaceKey[];
	/** The columns that were recognised: of the others nothing is known. */
	readonly columns: readonly ActionColumn[];
	readonly rows: readonly ReturnedRow[];
}

export type ReturnedUnit = ReturnedHeading | ReturnedWords | ReturnedBox | ReturnedTable;

export interface ReturnedFile {
	/** Of which moment of which plan the file is; null for a file that is not ours, or has forgotten. */
	readonly stamp: WordStamp | null;
	/** Lines of the first page, by their place. */
	readonly cover: Readonly<Record<string, string>>;
	readonly units: readonly ReturnedUnit[];
	/** Words that are no part of the text: comments in the margin, tables we do not know. */
	readonly aside: readonly { readonly why: string; readonly words: string }[];
}

/** The places of lines on the first page. */
export const titleKey = 'm_title';
export const plainTitleKey = 'm_plain';
export const periodKey = 'm_period';
