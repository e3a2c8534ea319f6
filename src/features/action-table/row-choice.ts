// Which rows a person looks at, and in what order. A choice is theirs alone: it writes nothing into the plan.
import { blankColumns, type ActionRow, type WholeRow } from '#domain/action-row.ts';
import { plainText } from '#domain/rich-text.ts';

export const rowOrders = ['printed', 'ref', 'due'] as const;
export type RowOrder = (typeof rowOrders)[number];

export interface RowChoice {
	/** Id of an area the rows are linked to; empty for any. */
	readonly area: string;
	/** Words among who is involved or responsible; empty for anybody. */
	readonly who: string;
	/** Only rows due up to this day, as YYYY-MM-DD; empty for any. */
	readonly dueBy: string;
	/** Only rows with something not agreed yet. */
	readonly gaps: boolean;
	readonly order: RowOrder;
}

export const everyRow: RowChoice = { area: '', who: '', dueBy: '', gaps: false, order: 'printed' };

/** Whether a choice leaves rows out. */
export function isFilter({ area, who, dueBy, gaps }: RowChoice): boolean {
	return area !== '' || who.trim() !== '' || dueBy !== '' || gaps;
}

export function fits(row: ActionRow, { area, who, dueBy, gaps }: RowChoice): boolean {
	return (
		(area === '' || row.areas.includes(area)) &&
		(who.trim() === '' || saysWho(row, who)) &&
		(dueBy === '' || (row.due !== null && row.due <= dueBy)) &&
		(!gaps || blankColumns(row).length > 0)
	);
}

function saysWho(row: ActionRow, who: string): boolean {
	const words = `${plainText(row.who)}\n${plainText(row.accountable)}`.toLocaleLowerCase('en-GB');
	return words.includes(who.trim().toLocaleLowerCase('en-GB'));
}

/** Rows in the chosen order; those that compare equal stay as they are printed. */
export function inOrder<Row extends Pick<WholeRow, 'id' | 'row'>>(
	rows: readonly Row[],
	order: RowOrder,
	/** How a row counts for its place: one that is being changed keeps the place it had. */
	as: (row: Row) => ActionRow = ({ row }) => row
): Row[] {
	if (order === 'printed') return [...rows];
	return [...rows].sort((a, b) => {
		const [one, other] = [as(a), as(b)];
		return order === 'due' ? last(one.due, other.due) : byRef(one.ref, other.ref);
	});
}

/** Rows without a date come behind those that have one. */
function last(a: string | null, b: string | null): number {
	return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
}

function byRef(a: string, b: string): number {
	if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
	return a.localeCompare(b, 'en-GB', { numeric: true });
}

/** A choice as it was remembered; anything odd counts as no choice. */
export function choiceFrom(remembered: unknown): RowChoice {
	if (typeof remembered !== 'object' || remembered === null) return everyRow;
	const { area, who, dueBy, gaps, order } = remembered as Partial<Record<keyof RowChoice, unknown>>;
	return {
		area: typeof area === 'string' ? area : '',
		who: typeof who === 'string' ? who : '',
		dueBy: typeof dueBy === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(dueBy) ? dueBy : '',
		gaps: gaps === true,
		order: rowOrders.find((each) => each === order) ?? 'printed'
	};
}
