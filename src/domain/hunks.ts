// One change of a plan as content: what a suggestion is made of, and what is held for somebody whose words came too late.
import type { ActionColumn, ActionRow } from './action-row.ts';
import type { Block } from './plan.ts';
import type { ListItem, RichBlock, RichText, TextNode } from './rich-text.ts';

/** What stands inside a block: runs of words, or the blocks and list items it holds. */
export type Inside = readonly (TextNode | RichBlock | ListItem)[];
export type Values = Readonly<Record<string, string | number>>;
/** A value of a row beside its nine cells. */
export type RowValue = string | null | readonly string[];
export const rowFields = [
	'ref',
	'rank',
	'table',
	'due',
	'deletedAt',
	'areas',
	'responsible',
	'mergedInto'
] as const;
export type RowField = (typeof rowFields)[number];

/** A block is named by its own id, or by `~client.clock` where it has none of its own. */
export type Hunk =
	| { readonly op: 'text'; readonly blockId: string; readonly base: Inside; readonly next: Inside }
	| CellHunk
	/** New blocks behind this one; behind '' they are the first. */
	| {
			readonly op: 'insert-after';
			readonly blockId: string;
			readonly base: null;
			readonly next: readonly Block[];
	  }
	| { readonly op: 'delete'; readonly blockId: string; readonly base: Block; readonly next: null }
	/** Values of a block; of an area; or, naming neither, of the plan itself. */
	| {
			readonly op: 'attrs';
			readonly blockId?: string;
			readonly areaId?: string;
			readonly base: Values | null;
			readonly next: Values | null;
	  }
	| {
			readonly op: 'action.set';
			readonly actionId: string;
			readonly column: RowField;
			readonly base: RowValue;
			readonly next: RowValue;
	  }
	| { readonly op: 'action.insert'; readonly actionId: string; readonly base: null; readonly next: ActionRow }
	| {
			readonly op: 'action.remove';
			readonly actionId: string;
			readonly base: ActionRow;
			/** When it was removed. */
			readonly next: string;
	  };

/** Words in one cell of an action row. */
export interface CellHunk {
	readonly op: 'text';
	readonly actionId: string;
	readonly column: ActionColumn;
	readonly base: RichText;
	readonly next: RichText;
}

/** The action row a change is about; null when it is about the text or the titles. */
export function rowOf(hunk: Hunk): string | null {
	return 'actionId' in hunk ? hunk.actionId : null;
}
