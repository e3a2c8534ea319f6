// Which row of an edited file is which of the plan: by its place, by its reference, by how alike the words are. Then only cells whose
// words are others are changed; a row that nobody knows is new; one that is not there any more is to be removed.
import { generateNKeysBetween } from 'fractional-indexing';
import { actionColumnIds, type ActionColumn, type ActionRow } from '#domain/action-row.ts';
import { aligned } from '#domain/diff/alignment.ts';
import type { Node } from '#domain/diff/difference.ts';
import { longestRising } from '#domain/diff/longest-rising.ts';
import { signing } from '#domain/diff/nodes-between.ts';
import type { ExportedRow, ExportedTable } from '#domain/exports/exported-plan.ts';
import type { ReturnedRow, ReturnedTable } from '#domain/exports/returned.ts';
import { newId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { isBlank, plainText, type RichText } from '#domain/rich-text.ts';
import { linksIn } from '../foreign/linked.ts';
import { sameWords, tidied } from './same-words.ts';
import type { Told } from './told.ts';

export interface RowsSuggested extends Pick<Told, 'movedRows' | 'unsureRows' | 'missingTables'> {
	readonly actions: PlanContent['actions'];
}

interface Found {
	readonly row: ReturnedRow;
	readonly table: ReturnedTable;
	known: ExportedRow | null;
}

export function rowsSuggested(
	base: PlanContent,
	tables: readonly ExportedTable[],
	returned: readonly ReturnedTable[],
	now: Date
): RowsSuggested {
	const found: Found[] = returned.flatMap((table) => table.rows.map((row) => ({ row, table, known: null })));
	const known = tables.flatMap((table) => table.rows);
	recognise(found, known);
	const actions: Record<string, ActionRow> = { ...base.actions };
	const unsure: string[] = [];
	for (const { row, table, known: was } of found)
		if (was && !changeRow(actions, was, row, table.columns)) unsure.push(was.name);
	const homes = homesOf(returned, tables, found);
	for (const table of returned) addRows(actions, base, { table, home: homes.get(table), found, tables });
	const seen = new Set(found.flatMap(({ known: was }) => was?.id ?? []));
	const missing = tables.filter(({ rows }) => rows.length > 0 && !rows.some(({ id }) => seen.has(id)));
	for (const { id, parts } of tables.filter((table) => !missing.includes(table)).flatMap(({ rows }) => rows))
		if (!seen.has(id))
			for (const part of parts) actions[part.id] = { ...part.row, deletedAt: now.toISOString() };
	return {
		actions,
		unsureRows: unsure,
		movedRows: movedRows(found, known),
		missingTables: missing.map(({ title }) => title)
	};
}

function recognise(found: readonly Found[], known: readonly ExportedRow[]): void {
	const free = new Set(known);
	const take = (one: Found, was: ExportedRow | undefined) => {
		if (!was || one.known || !free.delete(was)) return;
		one.known = was;
	};
	const byKey = new Map(known.flatMap((row) => (row.key === '' ? [] : [[row.key, row] as const])));
	// the place beside the reference says it; the one in the first box is there for whoever wrote the reference anew
	for (const one of found) take(one, byKey.get(one.row.places.find((place) => byKey.has(place)) ?? ''));
	for (const one of found)
		take(
			one,
			byKey.get(
				one.row.places.map((place) => place.replace(/^w_/, 'r_')).find((place) => byKey.has(place)) ?? ''
			)
		);
	const sole = (refs: readonly string[]) =>
		new Set(refs.filter((ref) => ref !== '' && refs.indexOf(ref) === refs.lastIndexOf(ref)));
	const [mine, theirs] = [
		sole([...free].map(({ row }) => tidied(row.ref))),
		sole(found.filter((one) => !one.known).map(({ row }) => tidied(row.ref)))
	];
	for (const one of found) {
		const ref = tidied(one.row.ref);
		if (!one.known && mine.has(ref) && theirs.has(ref))
			take(
				one,
				[...free].find(({ row }) => tidied(row.ref) === ref)
			);
	}
	const rest = found.filter((one) => !one.known && !isEmpty(one.row));
	const left = [...free];
	const { pairs } = aligned(
		left.map(({ cells }) => asNode(cells)),
		rest.map(({ row }) => asNode(row.cells)),
		signing()
	);
	for (const [to, from] of pairs) take(rest[to]!, left[from]);
}

/** A row as one line of words, to see how alike two are. */
function asNode(cells: Readonly<Record<ActionColumn, RichText>>): Node {
	const text = actionColumnIds.map((id) => tidied(plainText(cells[id]))).join(' ');
	return {
		type: 'paragraph',
		attrs: {},
		content: text === '' ? [] : [{ type: 'text', text }]
	} as unknown as Node;
}

function isEmpty({ ref, cells }: ReturnedRow): boolean {
	return ref === '' && actionColumnIds.every((id) => isBlank(cells[id]));
}

/** False where changed words belong to none of the rows that were put together. */
function changeRow(
	actions: Record<string, ActionRow>,
	was: ExportedRow,
	is: ReturnedRow,
	columns: readonly ActionColumn[]
): boolean {
	let sure = true;
	if (tidied(is.ref) !== tidied(was.row.ref) && is.ref !== '')
		actions[was.id] = { ...actions[was.id]!, ref: tidied(is.ref) };
	for (const column of columns) {
		if (sameWords(was.cells[column], is.cells[column])) continue;
		const holders = was.parts.filter(({ row }) => !isBlank(row[column]));
		const [holder = was.parts[0], ...others] = holders;
		if (!holder || others.length > 0) sure = false;
		else actions[holder.id] = { ...actions[holder.id]!, [column]: is.cells[column] };
	}
	return sure;
}

/** The table of the plan that a table of the file is. */
function homesOf(
	returned: readonly ReturnedTable[],
	tables: readonly ExportedTable[],
	found: readonly Found[]
): Map<ReturnedTable, ExportedTable> {
	return new Map(
		returned.flatMap((table) => {
			const rows = found.filter((one) => one.table === table).flatMap(({ known }) => known?.id ?? []);
			const home =
				tables.find(({ key }) => table.places.includes(key)) ??
				tables.find((each) => each.rows.some(({ id }) => rows.includes(id)));
			return home ? [[table, home] as const] : [];
		})
	);
}

interface Adding {
	readonly table: ReturnedTable;
	readonly home: ExportedTable | undefined;
	readonly found: readonly Found[];
	readonly tables: readonly ExportedTable[];
}

/** Rows that nobody knows go behind the row above them. */
function addRows(
	actions: Record<string, ActionRow>,
	base: PlanContent,
	{ table, home, found }: Adding
): void {
	if (!home) return;
	let behind: ExportedRow | null = null;
	let fresh: ReturnedRow[] = [];
	const put = () => {
		const at = behind ? home.rows.indexOf(behind) : -1;
		const ranks = generateNKeysBetween(
			behind?.row.rank ?? null,
			above(home.rows[at + 1]?.row.rank, behind?.row.rank),
			fresh.length
		);
		fresh.forEach(({ ref, cells }, n) => {
			const areas = linksIn(plainText(cells.linked), base.areas).areas;
			actions[newId<'action'>()] = {
				...cells,
				table: home.id,
				ref: tidied(ref),
				rank: ranks[n] ?? 'a0',
				deletedAt: null,
				due: null,
				areas,
				responsible: []
			};
		});
		fresh = [];
	};
	for (const { row, known } of found.filter((one) => one.table === table)) {
		if (!known) {
			if (!isEmpty(row)) fresh.push(row);
			continue;
		}
		if (fresh.length > 0) put();
		if (home.rows.includes(known)) behind = known;
	}
	if (fresh.length > 0) put();
}

/** Two rows may have the same rank when two people put them there at once. */
function above(rank: string | undefined, below: string | undefined): string | null {
	return rank !== undefined && (below === undefined || rank > below) ? rank : null;
}

function movedRows(found: readonly Found[], known: readonly ExportedRow[]): string[] {
	const places = found.flatMap(({ known: was }) => (was ? [known.indexOf(was)] : []));
	const kept = longestRising(places);
	return places.flatMap((place, at) => (kept.has(at) ? [] : [known[place]?.name ?? '']));
}
