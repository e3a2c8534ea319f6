// Rows without their headings: somebody copied only the lines of a printed plan. A table of nine columns, or of a number and
// nine, is read as printed.
import { actionColumns } from '#domain/action-row.ts';
import { headerOf, gridOf } from './tables.ts';
import type { SourceBlock, SourceCell, SourceTable } from './source.ts';

/** The same blocks, the printed headings above tables of that shape that have none. */
export function withPrintedHeadings(blocks: readonly SourceBlock[]): SourceBlock[] {
	return blocks.map((block) => {
		if (block.kind !== 'table' || headerOf(gridOf(block))) return block;
		const width = gridOf(block)[0]?.length ?? 0;
		const labels = actionColumns.map((column) => column.label);
		if (width === labels.length) return under(labels, block);
		return width === labels.length + 1 ? under(['Number', ...labels], block) : block;
	});
}

function under(labels: readonly string[], table: SourceTable): SourceTable {
	const cells = labels.map((text): SourceCell => ({ blocks: [{ kind: 'paragraph', texts: [{ text }] }] }));
	return { kind: 'table', rows: [cells, ...table.rows] };
}
