// What somebody pastes → rows of an action table, by the words of its headings. The clipboard of a browser and an imported file
// are understood alike.
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import type { PlanArea } from '#domain/plan.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import { cellParagraphs } from './cell-words.ts';
import { Findings, type SourceNote } from './findings.ts';
import { linksIn } from './linked.ts';
import { readRows, titleAbove } from './rows.ts';
import { wordsOfBlocks, type Piece, type SourceBlock } from './source.ts';
import { gridOf, headerOf } from './tables.ts';
import { linesOf } from './text-lines.ts';
import { endOfMonth, plainDate } from './vocabulary.ts';

/** A row as pasted: everything of an action row but its place. */
export interface PastedRow {
	readonly ref: string;
	readonly cells: Readonly<Record<ActionColumn, RichText>>;
	/** YYYY-MM-DD where the timescale is nothing but a date, or the end of a month. */
	readonly due: string | null;
	/** Ids of the plan's areas that its link names. */
	readonly areas: readonly string[];
}

export interface PastedRows {
	/** What stood before the first table and after the last one. */
	readonly before: readonly SourceBlock[];
	readonly after: readonly SourceBlock[];
	readonly title: string;
	readonly rows: readonly PastedRow[];
	/** The columns whose headings were recognised. */
	readonly columns: readonly ActionColumn[];
	/** Words that have no place in a row: a column we do not know. They must not be dropped. */
	readonly aside: readonly Piece[];
	readonly notes: readonly SourceNote[];
}

/** The rows in pasted blocks; null when no table of them is a table of actions. */
export function pastedRows(
	blocks: readonly SourceBlock[],
	areas: Readonly<Record<string, PlanArea>>
): PastedRows | null {
	const findings = new Findings();
	const rows: PastedRow[] = [];
	const columns = new Set<ActionColumn>();
	let title = '';
	let [first, last] = [-1, -1];
	for (const [place, block] of blocks.entries()) {
		if (block.kind !== 'table') continue;
		const grid = gridOf(block);
		const header = headerOf(grid);
		if (!header) continue;
		if (first === -1) {
			first = place;
			title = titleAbove(grid, header);
		}
		last = place;
		for (const id of actionColumnIds) if (header.columns.includes(id)) columns.add(id);
		for (const group of readRows(grid, header, findings))
			for (const row of group.rows) rows.push(pastedRow(row, areas));
	}
	if (first === -1) return null;
	// a table between that is none of ours keeps its words
	for (const block of blocks.slice(first, last + 1)) putAside(block, findings);
	return {
		before: blocks.slice(0, first),
		after: blocks.slice(last + 1),
		title,
		rows,
		columns: actionColumnIds.filter((id) => columns.has(id)),
		aside: findings.unplaced,
		notes: findings.notes
	};
}

function pastedRow(
	row: { readonly ref: string; readonly cells: Readonly<Record<ActionColumn, RichText>> },
	areas: Readonly<Record<string, PlanArea>>
): PastedRow {
	const timescale = plainText(row.cells.timescale);
	return {
		...row,
		due: plainDate(timescale) ?? endOfMonth(timescale),
		areas: linksIn(plainText(row.cells.linked), areas).areas
	};
}

/** Keeps the words of what stands between two tables of actions. */
function putAside(block: SourceBlock, findings: Findings): void {
	if (block.kind === 'table' && headerOf(gridOf(block))) return;
	findings.putAside('These words stood between the rows.', wordsOfBlocks([block]));
}

/** Pasted plain text as blocks: rows between tabs or bars are tables, typed bullets are lists. */
export function pastedText(text: string): SourceBlock[] {
	return linesOf(text).flatMap((line): SourceBlock[] => {
		if (line.is === 'gap' || line.is === 'page') return [];
		if (line.is === 'table') return [line.table];
		const paragraphs = cellParagraphs(line.words);
		if (line.is === 'item')
			return paragraphs.map((paragraph) => ({ ...paragraph, list: { level: line.level, ordered: false } }));
		if (line.is === 'marked') return paragraphs.map((paragraph) => ({ ...paragraph, heading: line.level }));
		return paragraphs;
	});
}
