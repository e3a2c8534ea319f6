// The actions as the table that real plans print: a reference, nine columns, the three signs under one heading. The headings are
// printed again on each page.
import {
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import { actionColumns, signsHeading } from '#domain/action-row.ts';
import type { ExportedCallout, ExportedRow, ExportedTable } from '#domain/exports/exported-plan.ts';
import { fileWords } from '#lib/words/exporting.ts';
import { printedBox } from './printed-box.ts';
import { nothingAround, within, type Around, type WordWords } from './word-words.ts';

/** Twentieths of a point; together the width of a page of A4 on its side, without its margins. */
const refWidth = 700;
const widths = [2500, 1500, 1500, 1900, 1200, 1500, 1500, 1500, 1338];
export const pageWidth = refWidth + widths.reduce((sum, width) => sum + width, 0);

const headFill = { type: ShadingType.CLEAR, fill: 'DFF0EC', color: 'auto' };
const boxFills = { inspectors: 'E4EEFB', families: 'F7E6F2', impact: 'DFF0EC' };
const margins = { top: 60, bottom: 60, left: 80, right: 80 };

/** @param around the bookmarks of a row, and the comments that hang on it */
export function wordTable(
	{ key, title, rows }: ExportedTable,
	words: WordWords,
	around: (row: ExportedRow) => Around
): Table {
	const titleRow =
		title === ''
			? []
			: [new TableRow({ tableHeader: true, children: [headCell(title, { columnSpan: 10, key })] })];
	const signs = actionColumns.filter((column) => 'months' in column);
	const upper = actionColumns.flatMap((column, at) => {
		if (!('months' in column)) return [headCell(column.label, { rowSpan: 2, width: widths[at] })];
		return column.months === 3 ? [headCell(signsHeading, { columnSpan: 3 })] : [];
	});
	const ref = headCell(fileWords.ref, { rowSpan: 2, width: refWidth, ...(title === '' ? { key } : {}) });
	return new Table({
		width: { size: pageWidth, type: WidthType.DXA },
		columnWidths: [refWidth, ...widths],
		layout: TableLayoutType.FIXED,
		rows: [
			...titleRow,
			new TableRow({ tableHeader: true, children: [ref, ...upper] }),
			new TableRow({
				tableHeader: true,
				children: signs.map(({ label }) => headCell(label, { width: 1500 }))
			}),
			...(rows.length === 0 ? [emptyRow()] : rows.map((row) => rowOf(row, words, around(row))))
		]
	});
}

function rowOf({ row, key, cells }: ExportedRow, words: WordWords, around: Around): TableRow {
	const ref = new Paragraph({
		style: 'Cell',
		children: within([new TextRun(row.ref)], { ...nothingAround, bookmarks: [key] })
	});
	// named twice: whoever writes a box anew takes its bookmark away
	const again = { ...around, bookmarks: key === '' ? [] : [`w${key.slice(1)}`] };
	return new TableRow({
		children: [
			new TableCell({ margins, children: [ref] }),
			...actionColumns.map(
				({ id }) =>
					new TableCell({
						margins,
						children: words.paragraphs(cells[id], 'Cell', id === 'what' ? again : nothingAround)
					})
			)
		]
	});
}

function emptyRow(): TableRow {
	return new TableRow({
		children: Array.from(
			{ length: 10 },
			() => new TableCell({ margins, children: [new Paragraph({ style: 'Cell' })] })
		)
	});
}

interface Head {
	readonly columnSpan?: number;
	readonly rowSpan?: number;
	readonly width?: number | undefined;
	readonly key?: string;
}

function headCell(text: string, { columnSpan, rowSpan, width, key = '' }: Head): TableCell {
	return new TableCell({
		...(columnSpan ? { columnSpan } : {}),
		...(rowSpan ? { rowSpan } : {}),
		...(width ? { width: { size: width, type: WidthType.DXA } } : {}),
		shading: headFill,
		margins,
		children: [
			new Paragraph({
				style: 'CellHead',
				children: within([new TextRun(text)], { ...nothingAround, bookmarks: [key] })
			})
		]
	});
}

/** A box of the plan: whose voice it is on the left, the words on the right. */
export function wordBox(box: ExportedCallout, words: WordWords, around: Around): Table {
	const { title, content } = printedBox(box);
	const fill = { type: ShadingType.CLEAR, fill: boxFills[box.callout], color: 'auto' };
	const source =
		box.source === '' ? [] : [new Paragraph({ style: 'Cell', children: [new TextRun(box.source)] })];
	const side = 3000;
	return new Table({
		width: { size: pageWidth, type: WidthType.DXA },
		columnWidths: [side, pageWidth - side],
		layout: TableLayoutType.FIXED,
		rows: [
			new TableRow({
				children: [
					new TableCell({
						width: { size: side, type: WidthType.DXA },
						shading: fill,
						margins,
						children: [
							new Paragraph({
								style: 'CellHead',
								children: within([new TextRun(title)], { ...nothingAround, bookmarks: [box.key] })
							})
						]
					}),
					new TableCell({
						width: { size: pageWidth - side, type: WidthType.DXA },
						margins,
						children: [...words.paragraphs(content, 'Box', around), ...source]
					})
				]
			})
		]
	});
}
