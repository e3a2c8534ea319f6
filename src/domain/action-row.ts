// An action row: one promise of a plan, with the nine columns that real plans print.
import { isBlank, type RichText } from './rich-text.ts';

/** The nine printed columns in printed order. `months` groups the three signs under one spanning heading. */
export const actionColumns = [
	{ id: 'what', label: 'What are we going to do?' },
	{ id: 'who', label: 'Who will be involved?' },
	{ id: 'accountable', label: 'Who is responsible?' },
	{ id: 'impact', label: 'How we will measure it' },
	{ id: 'timescale', label: 'Timescale' },
	{ id: 'm3', label: 'In 3 months', months: 3 },
	{ id: 'm6', label: 'In 6 months', months: 6 },
	{ id: 'm12', label: 'In 12 months', months: 12 },
	{ id: 'linked', label: 'Areas this is linked to' }
] as const;

export type ActionColumn = (typeof actionColumns)[number]['id'];
export const actionColumnIds: readonly ActionColumn[] = actionColumns.map((column) => column.id);

/** The spanning heading above the 3, 6 and 12 month signs. */
export const signsHeading = 'How families will know it has changed';

/** What a person reads where a cell is blank. A blank is a gap in the agreement, never "done". */
export const notAgreedYet = 'Not agreed yet';

/** One row as content. `table` is the block id of its action table; `rank` sorts inside it, ties by id. */
export interface ActionRow extends Readonly<Record<ActionColumn, RichText>> {
	readonly table: string;
	/** The printed reference, such as "A1"; empty when the source printed none. */
	readonly ref: string;
	readonly rank: string;
	/** ISO instant when somebody removed the row; a removed row can always be brought back. */
	readonly deletedAt: string | null;
	/** Due date as YYYY-MM-DD, beside the printed timescale and never instead of it. */
	readonly due: string | null;
	/** Ids of the plan areas this row is linked to, sorted. */
	readonly areas: readonly string[];
	/** Ids of people or organisations answerable for it, sorted; the printed words stay in `accountable`. */
	readonly responsible: readonly string[];
	/** The row this one was put together with; left out while it stands alone. Its words are shown there. */
	readonly mergedInto?: string;
}

/** What decides where the words of a row are shown. */
export type RowPlace = Pick<ActionRow, 'table' | 'rank' | 'deletedAt' | 'mergedInto'>;

/**
 * The row that shows the words of this one: itself, or the one it was put together with. A removed row stands for
 * itself. When two people put two rows together crosswise, the one with the smallest id of the ring shows them all.
 */
export function shownIn(id: string, placeOf: (id: string) => RowPlace | undefined): string {
	const way = [id];
	for (;;) {
		const at = way.at(-1) ?? id;
		const place = placeOf(at);
		const next = place?.deletedAt === null ? place.mergedInto : undefined;
		if (next === undefined || placeOf(next) === undefined) return at;
		const met = way.indexOf(next);
		if (met !== -1) return way.slice(met).sort()[0] ?? at;
		way.push(next);
	}
}

export interface RowPart {
	readonly id: string;
	readonly row: ActionRow;
}

/** A row as people see it: its own words, and those of the rows that were put together with it. */
export interface WholeRow extends RowPart {
	/** Itself first; then the others as they stood. More than one only when rows were put together. */
	readonly parts: readonly RowPart[];
}

/** Every row that stands for itself, removed ones too, with what was put together with it. */
export function wholeRows(actions: Readonly<Record<string, ActionRow>>): WholeRow[] {
	const parts = new Map<string, RowPart[]>();
	for (const [id, row] of Object.entries(actions)) {
		const home = shownIn(id, (other) => (Object.hasOwn(actions, other) ? actions[other] : undefined));
		parts.set(home, [...(parts.get(home) ?? []), { id, row }]);
	}
	return [...parts].map(([id, each]) => wholeRow(id, each));
}

/** Puts the parts of a row together: words one after the other, links united, the first due date there is. */
export function wholeRow(id: string, parts: readonly RowPart[]): WholeRow {
	const sorted = [...parts].sort(
		(a, b) => Number(b.id === id) - Number(a.id === id) || byPlace(a.row, b.row) || compare(a.id, b.id)
	);
	const [own, ...others] = sorted;
	if (!own || others.length === 0) return { id, row: own?.row as ActionRow, parts: sorted };
	const united = (key: 'areas' | 'responsible'): string[] =>
		[...new Set(sorted.flatMap(({ row }) => row[key]))].sort();
	const cells = actionColumnIds.map((column): [ActionColumn, RichText] => [
		column,
		sorted.flatMap(({ row }) => (isBlank(row[column]) ? [] : row[column]))
	]);
	const row = {
		...own.row,
		due: dueDates({ parts: sorted })[0] ?? null,
		areas: united('areas'),
		responsible: united('responsible'),
		...(Object.fromEntries(cells) as Record<ActionColumn, RichText>)
	};
	return { id, row, parts: sorted };
}

/** The due dates of everything in a row. More than one: people have to agree which holds. */
export function dueDates({ parts }: Pick<WholeRow, 'parts'>): string[] {
	return [...new Set(parts.flatMap(({ row }) => row.due ?? []))];
}

/** Rows of one table in the order people see them. */
export function rowsOfTable(actions: Readonly<Record<string, ActionRow>>, table: string): WholeRow[] {
	return standingIn(wholeRows(actions), table);
}

/** Those of the rows that stand in a table, in the order people see them. */
export function standingIn(rows: readonly WholeRow[], table: string): WholeRow[] {
	return rows
		.filter(({ row }) => row.table === table && row.deletedAt === null)
		.sort((a, b) => byPlace(a.row, b.row) || compare(a.id, b.id));
}

/** The columns in which nobody has agreed anything. Linked areas count in either form, as words or as links. */
export function blankColumns(row: ActionRow): ActionColumn[] {
	return actionColumnIds.filter(
		(column) => isBlank(row[column]) && !(column === 'linked' && row.areas.length > 0)
	);
}

function byPlace(a: RowPlace, b: RowPlace): number {
	return compare(a.rank, b.rank);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
