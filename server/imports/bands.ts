// One big table for a whole plan: "Outcome 2: …" stands across it as a row, and the actions of that outcome follow below.
// Such a row is a heading, what stands below it a table of its own, and a line without actions is text.
import { longestAttribute } from '#document/schema.ts';
import { splitRef } from '#document/foreign/numbers.ts';
import type { HeadingItem, Item, TableItem } from './item.ts';
import { spansAll } from '#document/foreign/rows.ts';
import { dropStart, wordsOf, type SourceBlock, type SourceParagraph } from '#document/foreign/source.ts';
import { wordsAt, type GridPlace } from '#document/foreign/tables.ts';

type Line = readonly (GridPlace | null)[];

/** The sections of a table, or the table as it is when no line across it is numbered. `read` names what other blocks are. */
export function sectionsOf(
	table: TableItem,
	before: readonly Item[],
	read: (blocks: readonly SourceBlock[]) => readonly Item[]
): Item[] {
	const { grid, header } = table;
	if (!grid.some((line) => openingOf(line))) return [table];
	const top = grid.slice(header.from, header.from + header.height);
	const items: Item[] = [];
	let lines: Line[] = [];
	let printed = false;
	const close = () => {
		if (lines.every((line) => line.every((place) => wordsAt(place) === ''))) return;
		const goesOn = table.goesOn && items.length === 0;
		items.push(
			printed
				? { ...table, goesOn, grid: lines, header: { ...header, from: 0, height: 0 } }
				: { ...table, goesOn, grid: [...top, ...lines], header: { ...header, from: 0 } }
		);
		printed = true;
		lines = [];
	};
	const level = levelBelow(before);
	const hasRows = followedByRow(grid);
	grid.forEach((line, y) => {
		if (y >= header.from && y < header.from + header.height) return;
		const opening = openingOf(line);
		const blocks = line[0]?.cell.blocks ?? [];
		if (opening) {
			close();
			items.push(headingFrom(opening, level), ...read(blocks.slice(blocks.indexOf(opening) + 1)));
		} else if (spansAll(line) && !hasRows[y]) {
			close();
			items.push(...read(blocks));
		} else lines.push(line);
	});
	close();
	// without a single row, the printed headings still have to be kept
	if (!printed && top.length > 0) items.push({ ...table, grid: top, header: { ...header, from: 0 } });
	return items;
}

/** The numbered line with which a row across the whole table opens. */
function openingOf(line: Line): SourceParagraph | null {
	if (!spansAll(line)) return null;
	const first = line[0]?.cell.blocks.find((block) => block.kind === 'table' || wordsOf(block) !== '');
	if (first?.kind !== 'paragraph' || wordsOf(first).length > longestAttribute) return null;
	// "3 schools will open a room." is a sentence, not section 3
	return splitRef(joined(first)).ref === '' || /[.!?]$/.test(wordsOf(first)) ? null : first;
}

function headingFrom(paragraph: SourceParagraph, level: number): HeadingItem {
	const { ref, length } = splitRef(joined(paragraph));
	return {
		is: 'heading',
		level,
		ref,
		texts: dropStart(paragraph.texts, length),
		counted: false,
		inTable: true
	};
}

function joined(paragraph: SourceParagraph): string {
	return paragraph.texts.map((text) => text.text).join('');
}

/** Whether the next line that says anything is a row, by line. */
function followedByRow(grid: readonly Line[]): boolean[] {
	let next = false;
	return grid
		.toReversed()
		.map((line) => {
			const followed = next;
			if (line.some((place) => wordsAt(place) !== '')) next = spansAll(line) === null;
			return followed;
		})
		.toReversed();
}

/** One deeper than the heading above the table; what earlier tables brought does not count. */
function levelBelow(before: readonly Item[]): number {
	const above = before.findLast((item) => item.is === 'heading' && !item.inTable);
	return above?.is === 'heading' ? Math.min(above.level + 1, 4) : 1;
}
