// Plain text → lines of a kind: a table, an entry of a list, a marked heading, or words.
import type { SourceTable } from './source.ts';
import {
	barredCells,
	cellCount,
	hasBar,
	isRuler,
	tabbedCells,
	tableOf,
	wholeRow,
	withWholeCells,
	withoutBulletTabs
} from './tabbed.ts';

export type TextLine =
	| { readonly is: 'gap' }
	/** Where a page of the printed document ended. */
	| { readonly is: 'page' }
	| { readonly is: 'table'; readonly table: SourceTable; readonly width: number }
	| { readonly is: 'item'; readonly words: string; readonly level: number }
	| { readonly is: 'marked'; readonly words: string; readonly level: number }
	| { readonly is: 'words'; readonly words: string };

const bullet = /^(\s*)(?:[•·▪◦‣●○■□➢✓✔*+–—-]|o(?=\s+\p{L}))\s+(?=\S)/u;

/** The lines of a text, rows that follow each other as one table. */
export function linesOf(text: string): TextLine[] {
	const typed = withWholeCells(
		text
			.replace(/\r\n?|[\u0085\u2028\u2029\v]/g, '\n')
			.replace(/\f/g, '\n\f\n')
			.replace(/[\u200b\u200e\u200f\u2060\ufeff\u00ad]/g, '')
			.split('\n')
			.map(withoutBulletTabs)
	);
	const lines: TextLine[] = [];
	for (let at = 0; at < typed.length;) {
		const line = typed[at] ?? '';
		const rows = rowsFrom(typed, at);
		if (rows) {
			lines.push({ is: 'table', table: tableOf(rows.cells), width: widthOf(rows.cells) });
			at += rows.lines;
			continue;
		}
		lines.push(kindOf(line.replaceAll('\t', ' ').replaceAll('\u2028', ' ')));
		at += 1;
	}
	return lines;
}

function kindOf(line: string): TextLine {
	if (line === '\f') return { is: 'page' };
	const words = line.trim();
	if (words === '' || /^(?:[-–—_=*·.]{3,}|[\s|:-]*-[\s|:-]*)$/.test(words)) return { is: 'gap' };
	const marked = /^(#{1,6})\s+(\S.*?)\s*#*$/.exec(words);
	if (marked?.[1]) return { is: 'marked', words: marked[2] ?? '', level: marked[1].length };
	const item = bullet.exec(line);
	if (item)
		return {
			is: 'item',
			words: line.slice(item[0].length).trim(),
			level: Math.min(Math.floor((item[1]?.length ?? 0) / 2), 5)
		};
	return { is: 'words', words };
}

interface Rows {
	readonly cells: string[][];
	readonly lines: number;
}

/** The rows that begin at a line, between tabs or between bars; null when it begins none. */
function rowsFrom(lines: readonly string[], from: number): Rows | null {
	const first = lines[from] ?? '';
	if (tabbedCells(first)) return tabbedRows(lines, from);
	return hasBar(first) ? barredRows(lines, from) : null;
}

function tabbedRows(lines: readonly string[], from: number): Rows {
	const width = cellCount(lines[from] ?? '');
	const cells: string[][] = [];
	let at = from;
	while (at < lines.length) {
		const row = wholeRow(lines, at, width);
		const found = tabbedCells(row.words);
		if (!found) break;
		cells.push(found);
		at += row.lines;
	}
	return { cells, lines: at - from };
}

/** Lines with bars are a table where one of the first two lines below is a ruler. */
function barredRows(lines: readonly string[], from: number): Rows | null {
	let end = from;
	while (end < lines.length && hasBar(lines[end] ?? '')) end += 1;
	const cells = barredCells(lines.slice(from, end));
	return cells.length > 1 && cells.slice(0, 3).some(isRuler) ? { cells, lines: end - from } : null;
}

function widthOf(rows: readonly (readonly string[])[]): number {
	return rows.reduce((most, row) => Math.max(most, row.length), 0);
}
