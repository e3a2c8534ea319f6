// What is different between two states of a plan, as data. Put into the first state it gives the second one, to the letter.
import type { ActionColumn, ActionRow } from '../action-row.ts';
import type { RowField, RowValue, Values } from '../hunks.ts';
import type { PlanArea } from '../plan.ts';
import type { Mark, TextNode } from '../rich-text.ts';

/** Any block, list item or paragraph of a cell. */
export interface Node {
	readonly type: string;
	readonly attrs?: Values;
	readonly content?: readonly (Node | TextNode)[];
}

/** A stretch of words. */
export type Piece =
	| {
			readonly op: 'same' | 'added' | 'removed';
			readonly text: string;
			readonly marks: readonly Mark[];
	  }
	/** The same words, which now look otherwise. */
	| {
			readonly op: 'restyled';
			readonly text: string;
			readonly marks: readonly Mark[];
			readonly was: readonly Mark[];
	  };

/** What became of the nodes side by side in one place, in the order of the second state; `from` counts in the first. */
export type Step =
	| { readonly op: 'same'; readonly from: number; readonly node: Node }
	| { readonly op: 'changed'; readonly from: number; readonly moved: boolean; readonly change: NodeChange }
	| { readonly op: 'added'; readonly node: Node }
	| { readonly op: 'removed'; readonly from: number; readonly node: Node }
	/** It stood here; further up or down it is among what changed, as moved. */
	| { readonly op: 'away'; readonly from: number; readonly node: Node };

export interface NodeChange {
	readonly was: Node;
	readonly is: Node;
	readonly attrs: readonly ValueChange[];
	readonly inside: InsideChange;
}

export type InsideChange =
	| { readonly kind: 'same' }
	| { readonly kind: 'words'; readonly pieces: readonly Piece[] }
	| { readonly kind: 'nodes'; readonly steps: readonly Step[] }
	/** It became another kind of thing, such as a list; it is put down whole. */
	| { readonly kind: 'anew' };

/** Null where there was, or is, no such value. */
export interface ValueChange<Key extends string = string, Value = string | number | null> {
	readonly key: Key;
	readonly was: Value;
	readonly is: Value;
}

export interface RowChange {
	readonly id: string;
	/** Null when there was no such row. */
	readonly was: ActionRow | null;
	readonly is: ActionRow | null;
	readonly values: readonly ValueChange<RowField, RowValue>[];
	readonly cells: readonly { readonly column: ActionColumn; readonly steps: readonly Step[] }[];
}

export interface PlanDifference {
	readonly schema: { readonly was: number; readonly is: number };
	readonly meta: readonly ValueChange[];
	readonly areas: readonly {
		readonly id: string;
		readonly was: PlanArea | null;
		readonly is: PlanArea | null;
	}[];
	readonly steps: readonly Step[];
	readonly rows: readonly RowChange[];
}

/** The words of a node, in one line. */
export function wordsIn(node: Node | TextNode): string {
	if ('text' in node) return node.text;
	const inside = node.content ?? [];
	return inside.map(wordsIn).join(inside.some((child) => 'text' in child) ? '' : ' ');
}

/** Whether words stand in it directly. */
export function holdsText({ type }: Node): boolean {
	return type === 'paragraph' || type === 'heading' || type === 'plainTitle';
}

export function idOf({ attrs }: Node): string {
	return String(attrs?.['id'] ?? '');
}
