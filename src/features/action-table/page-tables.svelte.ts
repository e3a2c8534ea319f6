// What all action tables of a page have in common: the rows, what I look at, the one cell that is open, and what I am about
// to do with a row.
import type { Editor } from '@tiptap/core';
import type { ActionColumn } from '#domain/action-row.ts';
import type { TableHost } from '#lib/collab/table-host.ts';
import { PlanRows } from './plan-rows.svelte.ts';
import type { RowView } from './row-view.svelte.ts';

/** Which cell is open for writing: the row is the one that holds the words, also when it is shown in another. */
export interface OpenCell {
	readonly row: string;
	readonly column: ActionColumn;
}

export class PageTables {
	readonly host: TableHost;
	readonly view: RowView;
	readonly rows: PlanRows;
	/** Where the caret stands in the open cell. The cell may be drawn in another place any moment. */
	caret: { readonly anchor: number; readonly head: number } | null = null;
	/** The editor of the open cell. */
	editor: Editor | null = null;
	/** The row I am about to do something with; its sheet is open, wherever the row is drawn. */
	asking = $state.raw<string | null>(null);
	#open = $state.raw<OpenCell | null>(null);

	constructor(host: TableHost, view: RowView) {
		this.host = host;
		this.view = view;
		this.rows = new PlanRows(host.doc);
	}

	get open(): OpenCell | null {
		return this.#open;
	}

	set open(cell: OpenCell | null) {
		this.caret = null;
		this.#open = cell;
	}

	isOpen(row: string, column: ActionColumn): boolean {
		return this.host.editing && this.#open?.row === row && this.#open.column === column;
	}
}
