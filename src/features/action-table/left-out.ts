// The words of the actions that one's choice leaves out of sight, so that finding can say where else something stands.
import { actionColumnIds } from '#domain/action-row.ts';
import { plainText } from '#domain/rich-text.ts';
import type { RowSource } from './plan-rows.svelte.ts';
import type { RowView } from './row-view.svelte.ts';
import { rowsInPrint } from './rows-in-print.ts';

/** For each action out of sight its number and its cells. Reactive. */
export function wordsLeftOut(source: RowSource, view: RowView): string[][] {
	if (!view.filters) return [];
	return rowsInPrint(source)
		.filter(({ id, row }) => !view.shows(id, row))
		.map(({ row }) => [row.ref, ...actionColumnIds.map((column) => plainText(row[column]))]);
}
