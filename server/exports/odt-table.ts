// Tables of OpenDocument: the nine columns with their headings on each page, and the boxes.
import { actionColumns, signsHeading } from '#domain/action-row.ts';
import type { ExportedCallout, ExportedTable } from '#domain/exports/exported-plan.ts';
import { fileWords } from '#lib/words/exporting.ts';
import { printedBox } from './printed-box.ts';
import { odtBlocks, odtParagraph, xmlText } from './odt-words.ts';

const covered = '<table:covered-table-cell/>';

/** @param notes comments of the margin, by row */
export function odtTable({ id, title, rows }: ExportedTable, notes: ReadonlyMap<string, string>): string {
	const upper = actionColumns.map((column) => {
		if (!('months' in column)) return head(column.label, ' table:number-rows-spanned="2"');
		return column.months === 3 ? head(signsHeading, ' table:number-columns-spanned="3"') : covered;
	});
	const lower = actionColumns.map((column) => ('months' in column ? head(column.label) : covered));
	const titled =
		title === ''
			? ''
			: row([head(title, ' table:number-columns-spanned="10"'), ...Array<string>(9).fill(covered)]);
	const headings = `${titled}${row([head(fileWords.ref, ' table:number-rows-spanned="2"'), ...upper])}${row([covered, ...lower])}`;
	const body =
		rows.length === 0
			? row(Array.from({ length: 10 }, () => cell(odtParagraph('Cell', ''))))
			: rows
					.map(({ row: { ref }, key, cells }) =>
						row([
							cell(odtParagraph('Cell', (notes.get(key) ?? '') + xmlText(ref))),
							...actionColumns.map((column) => cell(odtBlocks(cells[column.id], 'Cell')))
						])
					)
					.join('');
	const columns = ['Ref', ...actionColumns.map(({ id: column }) => column)].map(
		(name) => `<table:table-column table:style-name="Column_${name}"/>`
	);
	return `<table:table table:name="table-${id.replace(/[^\w-]/g, '')}" table:style-name="Table">${columns.join('')}<table:table-header-rows>${headings}</table:table-header-rows>${body}</table:table>${odtParagraph('Gap', '')}`;
}

export function odtBox(box: ExportedCallout, note: string): string {
	const { title, content } = printedBox(box);
	const source = box.source === '' ? '' : odtParagraph('Cell', xmlText(box.source));
	const side = cell(odtParagraph('Cell_20_head', xmlText(title)), ' table:style-name="Head"');
	const words = cell(odtBlocks(content, 'Box', note) + source);
	return `<table:table table:name="box-${box.key}" table:style-name="Table"><table:table-column table:style-name="Column_side"/><table:table-column table:style-name="Column_box"/>${row([side, words])}</table:table>${odtParagraph('Gap', '')}`;
}

function row(cells: readonly string[]): string {
	return `<table:table-row>${cells.join('')}</table:table-row>`;
}

function cell(inside: string, attributes = ' table:style-name="Cell_box"'): string {
	return `<table:table-cell office:value-type="string"${attributes}>${inside}</table:table-cell>`;
}

function head(words: string, span = ''): string {
	return cell(odtParagraph('Cell_20_head', xmlText(words)), ` table:style-name="Head"${span}`);
}
