// The rows of an action table. A row that goes on over a page break becomes one again; merged cells are copied to the rows
// they cover; a line that is only lines is no row.
import { actionColumnIds, actionColumns, type ActionColumn } from '#domain/action-row.ts';
import { isBlank, plainText, type RichText } from '#domain/rich-text.ts';
import { longestTitle } from '#document/schema.ts';
import type { Findings } from './findings.ts';
import { joinRich, richFrom } from './rich.ts';
import { tidy, wordsOfBlocks } from './source.ts';
import { namesTerm } from './vocabulary.ts';
import { repeatsHeader, wordsAt, type Grid, type GridPlace, type Header } from './tables.ts';

/** A row as read, before it has an id and a place. */
export interface ReadRow {
	readonly ref: string;
	readonly cells: Readonly<Record<ActionColumn, RichText>>;
}

/** Rows that belong under one title: a line across the whole table begins a new group. */
export interface RowGroup {
	readonly title: string;
	readonly rows: readonly ReadRow[];
}

interface OpenRow {
	ref: string;
	cells: Record<ActionColumn, RichText>;
	others: Map<number, string>;
}
interface OpenGroup {
	title: string;
	rows: OpenRow[];
}

const separator = /^[\s\-–—_=|.:·*]*$/;

/** Reads the rows below a header. `before` are rows of the same table on the page before, when there are any. */
export function readRows(
	grid: Grid,
	header: Header,
	findings: Findings,
	before: readonly ReadRow[] = [],
	title = ''
): RowGroup[] {
	const groups: OpenGroup[] = [
		{ title, rows: before.map((row) => ({ ref: row.ref, cells: { ...row.cells }, others: new Map() })) }
	];
	let atBoundary = before.length > 0;
	let repeats = 0;
	let copied = 0;
	for (const line of grid.slice(header.from + header.height)) {
		const words = line.map((place) => (place?.begins ? wordsAt(place) : ''));
		if (
			words.every((cell) => separator.test(cell)) &&
			!line.some((place) => place?.fromAbove && wordsAt(place) !== '')
		)
			continue;
		if (repeatsHeader(line, header)) {
			if (!atBoundary) repeats += 1;
			atBoundary = true;
			holdHeader(words, findings);
			continue;
		}
		const group = groups.at(-1);
		const across = spansAll(line);
		if (across !== null) {
			if (group && group.rows.length === 0 && group.title === '') group.title = across;
			else groups.push({ title: across, rows: [] });
			continue;
		}
		const row = readRow(line, header, findings);
		const last = group?.rows.at(-1);
		if (last && continues(row, last, group?.rows ?? [], header, atBoundary)) extend(last, row, findings);
		else {
			group?.rows.push(row);
			copied += row.copied;
		}
		atBoundary = false;
	}
	if (copied > 0) {
		findings.note(
			'Some cells of this table were merged over several rows. Their words were copied to each of these rows.',
			title
		);
	}
	if (repeats > 0)
		findings.note(
			'The headings of this table are printed again in the middle of it. They were not taken as a row.',
			''
		);
	putOthersAside(groups, header, findings);
	return groups.filter((group) => group.rows.length > 0 || !keptAside(group, findings));
}

function keptAside(group: OpenGroup, findings: Findings): boolean {
	findings.putAside('This line stood across the whole table, with no rows below it.', group.title);
	return true;
}

function holdHeader(words: readonly string[], findings: Findings): void {
	findings.hold(
		'These headings were printed again on another page.',
		words.filter((word) => word !== '').join(' | ')
	);
}

/** The words of a line that is one cell across the table, else null. */
export function spansAll(line: readonly (GridPlace | null)[]): string | null {
	const first = line[0];
	if (line.length < 2 || !first?.begins || !line.every((place) => place?.cell === first.cell)) return null;
	return wordsAt(first);
}

/** A line of the table: with the words of cells merged from above, and what stands in this line alone. */
interface LineRow extends OpenRow {
	readonly own: Readonly<Record<ActionColumn, RichText>>;
	/** How many cells were merged from above. */
	readonly copied: number;
	/** The action itself is merged from above. */
	readonly sameAction: boolean;
}

function readRow(line: readonly (GridPlace | null)[], header: Header, findings: Findings): LineRow {
	const cells = emptyCells();
	const own = emptyCells();
	const others = new Map<number, string>();
	let ref = '';
	let copied = 0;
	let sameAction = false;
	line.forEach((place, x) => {
		if (!place || (!place.begins && line[x - 1]?.cell === place.cell)) return;
		const column = header.columns[x] ?? null;
		const words = wordsAt(place);
		if (words === '') return;
		if (column === 'what' && place.fromAbove) sameAction = true;
		else if (column === null || column === 'other' || column === 'signs') {
			if (!place.fromAbove) others.set(x, words);
		} else if (column === 'ref') {
			if (!place.fromAbove && words.length <= longestTitle) ref = tidy(`${ref} ${words}`);
			else if (!place.fromAbove) others.set(x, words);
		} else {
			if (place.fromAbove) copied += 1;
			const label = actionColumns.find(({ id }) => id === column)?.label ?? '';
			const notebook = place.fromAbove ? findings.aside() : findings;
			const words = richFrom(place.cell.blocks, notebook, `the column “${label}”`);
			cells[column] = [...cells[column], ...words];
			if (!place.fromAbove) own[column] = [...own[column], ...words];
		}
	});
	return { ref, cells, own, others, copied, sameAction };
}

function emptyCells(): Record<ActionColumn, RichText> {
	return {
		what: [],
		who: [],
		accountable: [],
		impact: [],
		timescale: [],
		m3: [],
		m6: [],
		m12: [],
		linked: []
	};
}

/**
 * Whether a row goes on with the row before: it has no action of its own, or, after a page break, the last column is empty
 * where every other row has it filled, or it begins in the middle of a sentence.
 */
function continues(
	row: LineRow,
	last: OpenRow,
	rows: readonly OpenRow[],
	header: Header,
	atBoundary: boolean
): boolean {
	if (row.sameAction) return true;
	if (row.ref !== '') return false;
	if (header.columns.includes('what') && isBlank(row.cells.what)) return true;
	const filled = (column: ActionColumn) =>
		header.columns.includes(column) && rows.every((other) => !isBlank(other.cells[column]));
	const lacksLink = filled('linked') && isBlank(row.cells.linked) && !standsAlone(row, header);
	const lacksRef = header.columns.includes('ref') && rows.every((other) => other.ref !== '');
	const midSentence =
		/^\p{Ll}/u.test(plainText(row.cells.what)) &&
		!isBlank(last.cells.what) &&
		!/[.!?:]\s*$/.test(plainText(last.cells.what));
	const onlyWhat = actionColumnIds.every((column) => column === 'what' || isBlank(row.cells[column]));
	return (
		(atBoundary && (lacksLink || lacksRef)) ||
		(midSentence && (lacksLink || lacksRef || atBoundary || onlyWhat))
	);
}

/** An action in full: every column but the link holds words, and none of them begins in the middle of a sentence. */
function standsAlone(row: OpenRow, header: Header): boolean {
	return actionColumnIds.every(
		(column) =>
			column === 'linked' ||
			!header.columns.includes(column) ||
			/^[\p{P}\s]*[^\p{Ll}\p{P}\s]/u.test(plainText(row.cells[column]))
	);
}

/** Adds a line to the row before. A cell merged over both stands there already. */
function extend(last: OpenRow, line: LineRow, findings: Findings): void {
	for (const column of actionColumnIds) {
		const words = plainText(line.own[column]);
		if (column === 'linked' && words !== '' && words === plainText(last.cells.linked)) {
			findings.hold(
				'An action over several lines names its areas again on each line. They are kept once.',
				words
			);
		} else last.cells[column] = joinRich(last.cells[column], line.own[column]);
	}
	for (const [x, words] of line.others) last.others.set(x, tidy(`${last.others.get(x) ?? ''} ${words}`));
}

/** Columns we have no place for: one piece per column, a line per row. */
function putOthersAside(groups: readonly OpenGroup[], header: Header, findings: Findings): void {
	const rows = groups.flatMap((group) => group.rows);
	header.printed.forEach((name, x) => {
		const lines = rows
			.map((row, place) => ({ label: row.ref || `Row ${place + 1}`, words: row.others.get(x) }))
			.filter((line) => line.words !== undefined);
		if (lines.length === 0) return;
		findings.putAside(whyAside(name), lines.map(({ label, words }) => `${label}: ${words ?? ''}`).join('\n'));
	});
}

function whyAside(name: string): string {
	if (name === '') return 'A column without a heading has no place in an action row.';
	if (namesTerm(name.split(' – ').at(-1) ?? ''))
		return `The column “${name}” counts in school terms. A row says what families notice after 3, 6 and 12 months: decide where these words belong.`;
	return `An action row has no place for the column “${name}”.`;
}

/** The words of the lines above the header, which name the table. */
export function titleAbove(grid: Grid, header: Header): string {
	const cells = new Set(grid.slice(0, header.from).flatMap((line) => line.map((place) => place?.cell)));
	return tidy([...cells].map((cell) => (cell ? wordsOfBlocks(cell.blocks) : '')).join(' '));
}
