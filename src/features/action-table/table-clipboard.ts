// An action table as other programs understand it, and copied inside the plan.
import { DOMSerializer } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { actionColumns, type ActionRow } from '#domain/action-row.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import { addRow, tableRows } from '#document/action-rows.ts';
import { cellSchema } from '#document/prosemirror.ts';
import { actionTableWords as words } from '#lib/words/action-table.ts';

/** A real table, with the id by which this plan knows it again when it is pasted. */
export function tableAsHtml(doc: Y.Doc, id: string, title: string): HTMLElement {
	const table = document.createElement('table');
	table.dataset['actionTable'] = id;
	table.dataset['id'] = id;
	table.dataset['title'] = title;
	const head = table.createTHead().insertRow();
	for (const label of [words.refColumn, ...actionColumns.map((column) => column.label), words.dueColumn]) {
		const cell = document.createElement('th');
		cell.textContent = label;
		head.append(cell);
	}
	const cells = cellSerializer();
	const body = table.createTBody();
	for (const { row } of tableRows(doc, id)) {
		const line = body.insertRow();
		for (const value of [row.ref, ...actionColumns.map((column) => row[column.id]), row.due ?? '']) {
			const cell = line.insertCell();
			if (typeof value === 'string') cell.textContent = value;
			else cell.append(cells.serializeFragment(cellSchema.nodeFromJSON(asDoc(value)).content));
		}
	}
	return table;
}

const asDoc = (content: RichText): object => ({ type: 'doc', content });

/** The words of a cell with their lists and marks, as every other program writes them. */
function cellSerializer(): DOMSerializer {
	return new DOMSerializer(
		{
			...DOMSerializer.nodesFromSchema(cellSchema),
			paragraph: () => ['p', 0],
			bulletList: () => ['ul', 0],
			orderedList: () => ['ol', 0],
			listItem: () => ['li', 0]
		},
		{
			bold: () => ['strong', 0],
			italic: () => ['em', 0],
			link: (mark) => ['a', { href: `${mark.attrs['href']}` }, 0]
		}
	);
}

/** Tab-separated, one line a row. */
export function tableAsText(doc: Y.Doc, id: string): string {
	const line = (row: ActionRow): string[] => [
		row.ref,
		...actionColumns.map((column) => plainText(row[column.id]).replaceAll(/\s+/g, ' ')),
		row.due ?? ''
	];
	const head = [words.refColumn, ...actionColumns.map((column) => column.label), words.dueColumn];
	return [head, ...tableRows(doc, id).map(({ row }) => line(row))]
		.map((cells) => cells.join('\t'))
		.join('\n');
}

/** The rows of one table again under another: pasting a table makes a second one with words of its own. */
export function copyRows(doc: Y.Doc, from: string, to: string): void {
	for (const { row } of tableRows(doc, from)) addRow(doc, { table: to, content: contentOf(row) });
}

function contentOf(row: ActionRow): Partial<ActionRow> {
	const { table: _table, rank: _rank, deletedAt: _deletedAt, mergedInto: _mergedInto, ...content } = row;
	return content;
}
