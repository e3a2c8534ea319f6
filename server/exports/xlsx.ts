// The actions as an Excel file. Every cell is written as text, so nothing in it is ever counted as a formula.
import writeXlsxFile from 'write-excel-file/node';
import { fileWords } from '#lib/words/exporting.ts';
import type { Material } from './file-to-make.ts';
import { rowsAsTable } from './rows-as-table.ts';

/** Excel holds no more in a cell. */
const longestCell = 32_767;
/** Characters across, by column: a reference, an action, then narrower ones. */
const widths = [8, 50, 28, 28, 36, 20, 36, 36, 36, 20, 30, 14, 18];

export async function xlsxOf({ content }: Material): Promise<Uint8Array> {
	const { headings, rows } = rowsAsTable(content);
	const text = (value: string) => ({
		value: shortened(value),
		type: String,
		wrap: true,
		alignVertical: 'top' as const
	});
	const data = [
		headings.map((heading) => ({
			...text(heading),
			fontWeight: 'bold' as const,
			backgroundColor: '#DFF0EC'
		})),
		...rows.map((row) => row.map((cell) => (cell === '' ? null : text(cell))))
	];
	const file = writeXlsxFile(data, {
		sheet: fileWords.rows,
		columns: widths.map((width) => ({ width })),
		stickyRowsCount: 1,
		orientation: 'landscape'
	});
	return new Uint8Array(await file.toBuffer());
}

function shortened(text: string): string {
	return text.length > longestCell ? `${text.slice(0, longestCell - 1).toWellFormed()}…` : text;
}
