// Every row one can see, table by table as they are printed, with what it is called.
import { standingIn, type WholeRow } from '#domain/action-row.ts';
import { actionTableWords as words } from '#lib/words/action-table.ts';
import type { RowSource } from './plan-rows.svelte.ts';
import type { PlaceOfTable } from './plan-sketch.ts';

export interface PrintedRow extends WholeRow {
	readonly table: PlaceOfTable;
	/** From 1, in its table. */
	readonly position: number;
	/** "A4", or its place where it has no printed number. */
	readonly name: string;
}

export function rowsInPrint({ wholes, tables }: Pick<RowSource, 'wholes' | 'tables'>): PrintedRow[] {
	return tables.flatMap((table) =>
		standingIn(wholes, table.id).map((whole, index) => ({
			...whole,
			table,
			position: index + 1,
			name: whole.row.ref.trim() || words.numbered(index + 1)
		}))
	);
}
