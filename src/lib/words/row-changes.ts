// Sentences about actions: new and removed ones, their places, dates, links and words.
import { actionColumns } from '#domain/action-row.ts';
import type { AboutARow, CellChange } from '#domain/diff/plan-change.ts';
import type { Section } from '#domain/diff/sections.ts';
import { areaNames, listed, placeName, rowName, under } from './change-names.ts';
import { formatDate } from './dates.ts';

/** So many are named one by one. */
const mostNames = 5;

/** New, removed or returned actions under one heading. */
export function sentenceOfRows(rows: readonly AboutARow[], section: Section | null): string {
	const [{ op }] = rows as [AboutARow];
	const names = rows.length > mostNames ? '' : `: ${listed.and(rows.map(({ name }) => rowName(name)))}`;
	const [is, was] = rows.length === 1 ? ['is', 'was'] : ['are', 'were'];
	if (op === 'added')
		return `there ${is} ${listed.count(rows.length, 'new action', 'new actions')} ${under(section)}${names}.`;
	const counted = listed.count(rows.length, 'action', 'actions');
	return op === 'removed'
		? `${counted} ${under(section)} ${was} removed${names}.`
		: `${counted} ${under(section)} ${was} brought back${names}.`;
}

export function sentenceOfRow(row: AboutARow): string {
	const name = rowName(row.name);
	switch (row.op) {
		case 'apart':
			return `${name} stands alone again.`;
		case 'up':
		case 'down':
			return `${name} moved ${row.op}.`;
		case 'together':
			return `${name} was put together with ${rowName(row.other)}.`;
		case 'split':
			return `${rowName(row.other)} was split in two. The other part is a new action, ${name}.`;
		case 'table': {
			const [from, to] = [row.from, row.to];
			return from.section?.id === to.section?.id &&
				from.title !== to.title &&
				from.title !== '' &&
				to.title !== ''
				? `${name} moved from the table “${from.title}” to “${to.title}”.`
				: `${name} moved from ${placeName(from.section)} to ${placeName(to.section)}.`;
		}
		case 'ref':
			return row.is.trim() === ''
				? `${name} has no number now.`
				: `${row.was.trim() === '' ? `the action ${name}` : name} has a new number: ${row.is.trim()}.`;
		case 'due':
			return sentenceOfDate(name, row.was, row.is);
		case 'areas':
			return sentenceOfAreas(name, row);
		case 'cells':
			return sentenceOfCells(name, row.cells);
		default:
			return sentenceOfRows([row], null);
	}
}

function sentenceOfDate(name: string, was: string | null, is: string | null): string {
	if (is === null) return `${name} has no date now. It was ${formatDate(was ?? '')}.`;
	return was === null
		? `${name} has a date now: ${formatDate(is)}.`
		: `the date of ${name} moved from ${formatDate(was)} to ${formatDate(is)}.`;
}

function sentenceOfAreas(name: string, { added, removed }: Extract<AboutARow, { op: 'areas' }>): string {
	if (removed.length === 0) return `${name} is now linked to ${areaNames(added)}.`;
	if (added.length === 0) return `${name} is no longer linked to ${areaNames(removed)}.`;
	return `${name} is now linked to ${areaNames(added)}, and no longer to ${areaNames(removed)}.`;
}

/** The name of a column, as it is printed above it. */
export function columnName(column: CellChange['column']): string {
	return actionColumns.find(({ id }) => id === column)?.label ?? column;
}

function sentenceOfCells(name: string, cells: readonly CellChange[]): string {
	const columns = listed.and(cells.map(({ column }) => `“${columnName(column)}”`));
	const [{ how }] = cells as [CellChange];
	if (!cells.every((cell) => cell.how === how))
		return `${name} changed in ${listed.count(cells.length, 'box', 'boxes')}: ${columns}.`;
	const [was, has] = cells.length === 1 ? ['was', 'has'] : ['were', 'have'];
	if (how === 'filled') return `${columns} of ${name} ${was} filled in.`;
	if (how === 'emptied') return `${columns} of ${name} ${was} emptied.`;
	return how === 'restyled'
		? `some words in ${columns} of ${name} look different: bold, slanted or a link.`
		: `${columns} of ${name} ${has} changed.`;
}
