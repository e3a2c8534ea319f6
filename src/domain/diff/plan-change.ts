// What a reader is told of a difference: one entry for each thing somebody did, as far as that can be seen.
import type { ActionColumn } from '../action-row.ts';
import type { PlanArea } from '../plan.ts';
import type { RowChange, Step, ValueChange } from './difference.ts';
import type { Section } from './sections.ts';

export type PlanChange = { readonly section: Section | null } & (
	AboutThePlan | AboutASection | AboutText | AboutATable | AboutARow
);

export type AboutThePlan =
	| { readonly kind: 'plan'; readonly value: ValueChange }
	| { readonly kind: 'area'; readonly was: PlanArea | null; readonly is: PlanArea | null };

export type AboutASection =
	| {
			readonly kind: 'section';
			readonly op: 'added' | 'removed' | 'moved';
			/** The section it is about; `section` is the one it stands in or behind. */
			readonly about: Section;
			readonly behind: Section | null;
			readonly actions: number;
			readonly steps: readonly Step[];
	  }
	| {
			readonly kind: 'section-title';
			readonly was: Section;
			readonly is: Section;
			readonly levels: { readonly was: number; readonly is: number };
			readonly steps: readonly Step[];
	  };

export type TextKind = 'paragraph' | 'list' | 'callout' | 'image' | 'heading';

export interface AboutText {
	readonly kind: 'text';
	readonly op: 'added' | 'removed' | 'moved' | 'changed' | 'restyled' | 'turned' | 'split' | 'joined';
	/** What it is about, as often as there is of it; of what turned into something else, what it is now. */
	readonly what: readonly TextKind[];
	/** Where what moved stood before, and what that was which is something else now. */
	readonly from: Section | null;
	readonly before: TextKind | null;
	readonly steps: readonly Step[];
}

export interface AboutATable {
	readonly kind: 'table';
	readonly op: 'added' | 'removed' | 'moved' | 'named';
	readonly was: string;
	readonly is: string;
	readonly actions: number;
}

export interface RowName {
	readonly ref: string;
	/** How it begins; empty while it has no words. */
	readonly words: string;
}

/** What became of one cell: it had no words before, has none now, or has others. */
export interface CellChange {
	readonly column: ActionColumn;
	readonly how: 'filled' | 'emptied' | 'changed' | 'restyled';
}

export type AboutARow = {
	readonly kind: 'row';
	readonly id: string;
	readonly name: RowName;
	readonly change: RowChange | null;
} & (
	| { readonly op: 'added' | 'removed' | 'back' | 'apart' | 'up' | 'down' }
	| { readonly op: 'together' | 'split'; readonly other: RowName }
	| { readonly op: 'table'; readonly from: TablePlace; readonly to: TablePlace }
	| { readonly op: 'ref'; readonly was: string; readonly is: string }
	| { readonly op: 'due'; readonly was: string | null; readonly is: string | null }
	| { readonly op: 'areas'; readonly added: readonly PlanArea[]; readonly removed: readonly PlanArea[] }
	| { readonly op: 'cells'; readonly cells: readonly CellChange[] }
);

export interface TablePlace {
	readonly title: string;
	readonly section: Section | null;
}
