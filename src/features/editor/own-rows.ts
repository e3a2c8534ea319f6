// Rows copied in another plan: our own table says exactly which words belong where.
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import type { PlanArea } from '#domain/plan.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import { isDay, longestTitle } from '#document/schema.ts';
import { Findings } from '#document/foreign/findings.ts';
import { htmlBlocks, type HtmlNode } from '#document/foreign/html-blocks.ts';
import { linksIn } from '#document/foreign/linked.ts';
import type { PastedRow, PastedRows } from '#document/foreign/pasted-rows.ts';
import { richFrom } from '#document/foreign/rich.ts';
import type { SourceBlock } from '#document/foreign/source.ts';
import { tidiedHtml, type LeftOut } from '#document/foreign/tidied-html.ts';

type NodeOf = (node: Node) => HtmlNode;

/** Its rows and the words around them; null where no table of ours lies in it. */
export function ownRows(
	body: HTMLElement,
	areas: Readonly<Record<string, PlanArea>>,
	nodeOf: NodeOf,
	left: LeftOut
): PastedRows | null {
	const tables = [...body.querySelectorAll<HTMLTableElement>('table[data-action-table]')];
	const [first] = tables;
	if (!first || tables.some((table) => table.rows[0]?.cells.length !== actionColumnIds.length + 2))
		return null;
	const rows = tables.flatMap((table) =>
		[...table.rows].slice(1).map((line) => ownRow([...line.cells], areas, nodeOf, left))
	);
	const top = [...body.childNodes];
	const place = (table: HTMLElement) => top.findIndex((node) => node.contains(table));
	const among = (nodes: readonly Node[]) =>
		nodes
			.filter((node) => !tables.some((table) => node.contains(table)))
			.flatMap((node) => [...blocksOf([node], nodeOf, left)]);
	return {
		before: among(top.slice(0, place(first))),
		after: among(top.slice(place(first))),
		title: (first.dataset['title'] ?? '').slice(0, longestTitle),
		rows,
		columns: actionColumnIds,
		aside: [],
		notes: []
	};
}

function ownRow(
	cells: readonly HTMLTableCellElement[],
	areas: Readonly<Record<string, PlanArea>>,
	nodeOf: NodeOf,
	left: LeftOut
): PastedRow {
	const rich = (cell: HTMLTableCellElement | undefined): RichText =>
		cell ? richFrom(blocksOf([...cell.childNodes], nodeOf, left), new Findings(), 'a cell') : [];
	const words = actionColumnIds.map((id, place): [ActionColumn, RichText] => [id, rich(cells[place + 1])]);
	const inCells = Object.fromEntries(words) as Record<ActionColumn, RichText>;
	const due = cells.at(-1)?.textContent?.trim() ?? '';
	return {
		ref: (cells[0]?.textContent ?? '').trim().slice(0, longestTitle),
		cells: inCells,
		due: isDay(due) ? due : null,
		areas: linksIn(plainText(inCells.linked), areas).areas
	};
}

function blocksOf(nodes: readonly Node[], nodeOf: NodeOf, left: LeftOut): readonly SourceBlock[] {
	return htmlBlocks(tidiedHtml(nodes.map(nodeOf), left)).blocks;
}
