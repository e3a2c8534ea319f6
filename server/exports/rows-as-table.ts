// All actions of a plan as one table of plain words: the nine printed columns, and what one needs to sort and find them.
import { actionColumns } from '#domain/action-row.ts';
import { exportedPlan } from '#domain/exports/exported-plan.ts';
import type { PlanContent } from '#domain/plan.ts';
import { fileWords } from '#lib/words/exporting.ts';
import { wordsOfCell } from './words-of-cell.ts';

export interface RowsAsTable {
	readonly headings: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export function rowsAsTable(content: PlanContent): RowsAsTable {
	const rows = exportedPlan(content).parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
	return {
		headings: [
			fileWords.ref,
			...actionColumns.map(({ label }) => label),
			fileWords.section,
			fileWords.areaNumbers,
			fileWords.calendarDay
		],
		rows: rows.map(({ row, cells, section, areaRefs }) => [
			row.ref,
			...actionColumns.map(({ id }) => wordsOfCell(cells[id])),
			section,
			areaRefs.join(' '),
			row.due ?? ''
		])
	};
}
