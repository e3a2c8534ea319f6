// Tables in plain text: cells between tabs, as spreadsheets and word processors copy them, or between bars, as Markdown has them.
import { cellParagraphs } from './cell-words.ts';
import type { SourceTable } from './source.ts';

/** A row as typed: the words of its cells. */
export type TypedRow = readonly string[];

/** Lines a cell may be broken over, and letters it may hold; a lone quotation mark must not swallow the rest of a text. */
const mostLinesOfCell = 200;
const mostLettersOfCell = 20_000;

/** What stands before the tab in a line that is an entry of a list, and no row. */
const listSign = /^\s*(?:[•·▪◦‣●○■□➢✓✔*–—-]|o|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|\(?[a-z][.)])\s*$/i;

/** The cells of a line between tabs; null when the line is none of a table. */
export function tabbedCells(line: string): string[] | null {
	if (!line.includes('\t')) return null;
	const cells = line.split('\t');
	const words = cells.filter((cell) => cell.trim() !== '');
	if (cells.length === 2 && (words.length < 2 || listSign.test(cells[0] ?? ''))) return null;
	// a line that is only set in by tabs
	if (words.length === 1 && /^\t+[^\t]+$/.test(line) && cells.length < 4) return null;
	return words.length === 0 && cells.length < 3 ? null : cells;
}

/** Whether cells hold only the lines of a ruler: "---", ":--:". */
export function isRuler(cells: TypedRow): boolean {
	return cells.some((cell) => /-/.test(cell)) && cells.every((cell) => /^:?[-–—_=]*:?$/.test(cell.trim()));
}

/**
 * A spreadsheet puts a cell of several lines between quotation marks. Such lines become one again, with the breaks inside the
 * cell as line breaks.
 */
export function withWholeCells(lines: readonly string[]): string[] {
	const whole: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const end = opensCell(line) ? endOfCell(lines, at) : at;
		whole.push(end > at ? lines.slice(at, end + 1).join('\u2028') : line);
		at = end;
	}
	return whole;
}

function opensCell(line: string): boolean {
	const last = line.slice(line.lastIndexOf('\t') + 1);
	return last.startsWith('"') && (last.match(/"/g)?.length ?? 0) % 2 === 1;
}

function endOfCell(lines: readonly string[], from: number): number {
	let letters = 0;
	for (let at = from + 1; at < Math.min(lines.length, from + mostLinesOfCell); at += 1) {
		const line = lines[at] ?? '';
		letters += line.length;
		if (letters > mostLettersOfCell) return from;
		const closing = /^(?:[^"]|"")*"(?=\t|$)/.exec(line);
		// in the rest of the line the next cell may open
		if (closing) return opensCell(line.slice(closing[0].length)) ? endOfCell(lines, at) : at;
		if (line.replaceAll('""', '').includes('"')) return from;
	}
	return from;
}

/** Bullets that a word processor puts before a tab are no cells. */
export function withoutBulletTabs(line: string): string {
	return line.replace(/^(\s*[•·▪◦‣●○■□➢✓✔–—-])\t+(?=\S)/, '$1 ');
}

/** The words of a cell without the quotation marks a spreadsheet put around them. */
export function unquoted(cell: string): string {
	const inner = /^\s*"((?:[^"]|"")*)"\s*$/.exec(cell)?.[1];
	return (inner === undefined || !/\u2028|""/.test(cell) ? cell : inner.replaceAll('""', '"')).replaceAll(
		'\u2028',
		'\n'
	);
}

/**
 * The row that begins at a line, and how many lines it takes. Word copies a cell of several paragraphs as several lines, so a
 * row may come in pieces: lines are put together until it has as many cells as the first row.
 */
export function wholeRow(
	lines: readonly string[],
	from: number,
	width: number
): { readonly words: string; readonly lines: number } {
	const alone = { words: lines[from] ?? '', lines: 1 };
	let cells = cellCount(alone.words);
	const parts = [alone.words];
	while (width > 2 && cells < width && parts.length < mostLinesOfCell) {
		const next = lines[from + parts.length];
		if (next === undefined || next.trim() === '' || cells + cellCount(next) - 1 > width) return alone;
		parts.push(next);
		cells += cellCount(next) - 1;
	}
	return cells === width ? { words: parts.join('\u2028'), lines: parts.length } : alone;
}

/** How many cells a line has between tabs. */
export function cellCount(line: string): number {
	return line.split('\t').length;
}

/** Whether a line has a bar that is no letter of a cell. */
export function hasBar(line: string): boolean {
	return /(?<!\\)\|/.test(line);
}

/** The cells of lines between bars. Bars at both ends are a frame only where every row has them. */
export function barredCells(lines: readonly string[]): string[][] {
	const rows = lines.map((line) => line.trim());
	const worded = rows.filter((row) => /[^\s|:-]/.test(row));
	const framed = worded.every((row) => row.startsWith('|'));
	const closed = worded.every((row) => /(?<!\\)\|$/.test(row));
	return rows.map((row) => {
		const opened = framed ? row.replace(/^\|/, '') : row;
		const inner = closed ? opened.replace(/(?<!\\)\|$/, '') : opened;
		return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'));
	});
}

/** A table of typed rows. Rulers are no rows. */
export function tableOf(rows: readonly TypedRow[]): SourceTable {
	return {
		kind: 'table',
		rows: rows
			.filter((row) => !isRuler(row))
			.map((row) => row.map((cell) => ({ blocks: cellParagraphs(unquoted(cell)) })))
	};
}
