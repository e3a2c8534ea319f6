// A table as a grid, and which printed column is which. Headings are matched by their words, never by their position:
// real plans print the columns in other orders, under other names, over two rows, and shifted on the next page.
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import { tidy, wordsOfBlocks, type SourceCell, type SourceTable } from './source.ts';
import { columnNamed, type PrintedColumn } from './vocabulary.ts';

/** One place of the grid: the cell that covers it, and whether the cell begins here. */
export interface GridPlace {
	readonly cell: SourceCell;
	readonly begins: boolean;
	/** True when the cell began in a row above. */
	readonly fromAbove: boolean;
}
export type Grid = readonly (readonly (GridPlace | null)[])[];

/** More columns than any sheet of paper has; a table that says more is not one. */
const widest = 60;

/** Lays cells that span columns and rows out as a grid. */
export function gridOf(table: SourceTable): Grid {
	const grid: (GridPlace | null)[][] = table.rows.map(() => []);
	table.rows.forEach((row, y) => {
		let x = 0;
		for (const cell of row) {
			while (grid[y]?.[x]) x += 1;
			const width = Math.min(Math.max(cell.colSpan ?? 1, 1), widest);
			const height = Math.min(Math.max(cell.rowSpan ?? 1, 1), table.rows.length - y);
			if (x + width > widest) break;
			for (let down = 0; down < height; down += 1) {
				const line = grid[y + down];
				if (!line) continue;
				for (let right = 0; right < width; right += 1) {
					line[x + right] ??= { cell, begins: down === 0 && right === 0, fromAbove: down > 0 };
				}
			}
			x += width;
		}
	});
	const width = Math.max(0, ...grid.map((row) => row.length));
	return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? null));
}

/** The grid with rows and columns changed about: a table that names its columns down the side. */
export function turned(grid: Grid): Grid {
	return Array.from({ length: grid[0]?.length ?? 0 }, (_, x) => grid.map((row) => row[x] ?? null));
}

/** The words at a place of the grid. */
export function wordsAt(place: GridPlace | null | undefined): string {
	return place ? tidy(wordsOfBlocks(place.cell.blocks)) : '';
}

export interface Header {
	/** Rows above the header: a title that spans the table. */
	readonly from: number;
	/** How many rows the header takes. */
	readonly height: number;
	readonly columns: readonly (PrintedColumn | null)[];
	/** The headings as printed, one per grid column. */
	readonly printed: readonly string[];
}

/** The header of an action table, or null when this is a table of something else. */
export function headerOf(grid: Grid): Header | null {
	let best: { header: Header; score: number } | null = null;
	for (let from = 0; from < Math.min(4, grid.length); from += 1) {
		for (let height = 1; height <= 3 && from + height <= grid.length; height += 1) {
			const header = readHeader(grid, from, height);
			if (!header) continue;
			const score =
				knownColumns(header.columns).size - 0.25 * header.columns.filter((column) => column === null).length;
			if (!best || score > best.score) best = { header, score };
		}
	}
	if (!best) return null;
	const known = knownColumns(best.header.columns);
	if (!(known.has('what') && known.size >= 2) && known.size < 3) return null;
	return settle(grid, best.header);
}

function knownColumns(columns: readonly (PrintedColumn | null)[]): Set<ActionColumn> {
	return new Set(actionColumnIds.filter((id) => columns.includes(id)));
}

function readHeader(grid: Grid, from: number, height: number): Header | null {
	const rows = grid.slice(from, from + height);
	const next = grid[from + height];
	if (
		next?.some(
			(place) => place?.fromAbove && rows.some((row) => row.some((above) => above?.cell === place.cell))
		)
	)
		return null;
	if (rows.some((row) => row.some((place) => wordsAt(place).split(' ').length > 20))) return null;
	// a row in which one cell spans everything is a title, not a header
	if (rows.some((row) => row.length > 1 && row[0] && row.every((place) => place?.cell === row[0]?.cell)))
		return null;
	if (!isTiered(rows)) return null;
	const printed = Array.from({ length: grid[0]?.length ?? 0 }, (_, x) => [
		...new Set(rows.map((row) => wordsAt(row[x])).filter((words) => words !== ''))
	]);
	// the lowest heading is the most particular one: "3 months" below "How will families know"
	const columns = printed.map(
		(names) => columnNamed(names.at(-1) ?? '') ?? columnNamed(names.join(' ')) ?? columnNamed(names[0] ?? '')
	);
	return { from, height, columns, printed: printed.map((names) => names.join(' – ')) };
}

/** A header takes another row only below a cell that spans, or to fill what the row above left blank; else that row is the first action. */
function isTiered(rows: Grid): boolean {
	return rows
		.slice(0, -1)
		.every((row) =>
			row.some(
				(place) => wordsAt(place) === '' || (place?.cell.colSpan ?? 1) > 1 || (place?.cell.rowSpan ?? 1) > 1
			)
		);
}

/** Puts a header straight that stands one column beside its rows. */
function settle(grid: Grid, header: Header): Header {
	const body = grid.slice(header.from + header.height);
	// a heading is never moved off the table
	const canMove = (by: number) => by === 0 || (by > 0 ? header.printed.at(-1) : header.printed[0]) === '';
	const shifts = [0, 1, -1]
		.filter(canMove)
		.map((by) => ({ by, score: fit(body, shift(header.columns, by)) }));
	const best = shifts.reduce((a, b) => (b.score > a.score ? b : a));
	const columns = shift(header.columns, best.by);
	const printed = shift(header.printed, best.by).map((words) => words ?? '');
	const firstEmpty = columns.findIndex(
		(column, x) => column === null && printed[x] === '' && isNumbering(body, x)
	);
	if (firstEmpty !== -1 && !columns.includes('ref')) columns[firstEmpty] = 'ref';
	// what none of the words we know names, and says the most, is what will be done
	if (!columns.includes('what')) {
		const unnamed = columns.flatMap((column, x) => (column === null && printed[x] !== '' ? [x] : []));
		const letters = (x: number) =>
			body.reduce((sum, row) => sum + (row[x]?.begins ? wordsAt(row[x]).length : 0), 0);
		const most = unnamed.sort((a, b) => letters(b) - letters(a))[0];
		if (most !== undefined && letters(most) > 0) columns[most] = 'what';
	}
	// "Outcome" may head what the action is for, or its number: the cells tell
	const numbers = columns.findIndex(
		(column, x) =>
			x > 0 && (column === 'impact' || column === null) && printed[x] !== '' && isNumbering(body, x)
	);
	if (numbers !== -1 && !columns.includes('linked')) columns[numbers] = 'linked';
	// in plain text a heading over several columns stands above the first of them alone
	columns.forEach((column, x) => {
		if (column === null && printed[x] === '' && columns[x - 1] === 'signs' && !isNumbering(body, x))
			columns[x] = 'signs';
	});
	// signs in one column name no month: they stand with the measures
	return { ...header, columns: columns.map((column) => (column === 'signs' ? 'impact' : column)), printed };
}

function shift<T>(values: readonly T[], by: number): (T | null)[] {
	return values.map((_, x) => values[x - by] ?? null);
}

/** How well rows agree with the columns: words under no heading speak against it, numbers under "linked" for it. */
function fit(body: Grid, columns: readonly (PrintedColumn | null)[]): number {
	let score = 0;
	for (const row of body) {
		row.forEach((place, x) => {
			const words = place?.begins ? wordsAt(place) : '';
			if (words === '') return;
			const column = columns[x] ?? null;
			if (column === null) score -= isReference(words) ? 0.5 : 1;
			if (column === 'linked') score += isReference(words) ? 1 : -1;
			if (column === 'ref') score += isReference(words) ? 1 : -1;
			if (column === 'timescale' && /20\d\d|month|term|week|ongoing|spring|summer|autumn|winter/i.test(words))
				score += 1;
			if (column === 'what' && isReference(words)) score -= 2;
		});
	}
	return score;
}

/** "1.1", "A3", "1.1 2.2", "Priority 1": a printed reference rather than a sentence. */
export function isReference(words: string): boolean {
	return /^((area|priority|action|outcome)s? )?[A-Z]{0,3}\d{1,3}(\.\d{1,2})*[a-h]?[.)]?([\s,;&/]+(and )?[A-Z]{0,3}\d{1,3}(\.\d{1,2})*[a-h]?[.)]?)*$/i.test(
		words
	);
}

function isNumbering(body: Grid, x: number): boolean {
	const narrow = body.map((row) => row[x]).filter((place) => (place?.cell.colSpan ?? 1) === 1);
	const words = narrow.map(wordsAt).filter((cell) => cell !== '');
	return words.length > 0 && words.every(isReference);
}

/** Whether a row in the middle prints headings of columns again: most of its cells name one, and none is a text. */
export function repeatsHeader(row: readonly (GridPlace | null)[], header: Header): boolean {
	const names = new Set(
		header.printed
			.flatMap((name) => name.split(' – '))
			.filter((name) => name !== '')
			.map(squeezed)
	);
	const cells = row
		.filter((place) => place?.begins)
		.map(wordsAt)
		.filter((words) => words !== '');
	if (cells.length < 2) return false;
	const known = cells.filter(
		(words) => names.has(squeezed(words)) || (words.split(' ').length <= 6 && columnNamed(words) !== null)
	);
	const exact = cells.filter((words) => names.has(squeezed(words)));
	return known.length === cells.length && exact.length >= Math.max(2, cells.length / 2);
}

function squeezed(words: string): string {
	return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
