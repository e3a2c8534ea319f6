// An action row: one promise of a plan, with the nine columns that real plans print.
import type { RichText } from './rich-text.ts';

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
}

/** Rows of one table in the order people see them. */
export function rowsOfTable(
	actions: Readonly<Record<string, ActionRow>>,
	table: string
): { id: string; row: ActionRow }[] {
	return Object.entries(actions)
		.filter(([, row]) => row.table === table && row.deletedAt === null)
		.map(([id, row]) => ({ id, row }))
		.sort((a, b) => compare(a.row.rank, b.row.rank) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
