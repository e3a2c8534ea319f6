// Verbs on the rows of a live document. A row is made once and stays: removing, moving and restoring set single values,
// so whatever somebody else is typing into its cells at that moment is kept.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { actionColumnIds, rowsOfTable, type ActionColumn, type ActionRow } from '#domain/action-row.ts';
import { newId, type ActionId } from '#domain/ids.ts';
import type { RichText } from '#domain/rich-text.ts';
import { ownEdit, ownRowAdd } from './origins.ts';
import { readRow } from './read.ts';
import { rootsOf } from './roots.ts';
import { longestRank } from './schema.ts';
import { rowFor } from './write.ts';

export type RowContent = Partial<Omit<ActionRow, 'table' | 'rank' | 'deletedAt'>>;

export interface NewRow {
	readonly table: string;
	/** The row it goes behind; `null` puts it first, left out puts it last. */
	readonly after?: string | null;
	readonly content?: RowContent;
	/** When it is added; undoing the adding marks the row as removed at this instant. */
	readonly at?: Date;
}

/**
 * Adds a row and returns its id. The row is born removed, outside undo, and shown in a second transaction that can be
 * undone: so "undo" removes the row, "redo" brings it back, and neither ever destroys words in it.
 */
export function addRow(doc: Y.Doc, { table, after, content = {}, at = new Date() }: NewRow): ActionId {
	const id = newId<'action'>();
	const cells = Object.fromEntries(actionColumnIds.map((column): [ActionColumn, RichText] => [column, []]));
	doc.transact(() => {
		const rank = rankBehind(doc, table, after);
		const born = { table, rank, ref: '', due: null, areas: [], responsible: [], deletedAt: at.toISOString() };
		rootsOf(doc).actions.set(
			id,
			rowFor({ ...born, ...(cells as Record<ActionColumn, RichText>), ...content })
		);
	}, ownRowAdd);
	doc.transact(() => row(doc, id).set('deletedAt', null), ownEdit);
	return id;
}

/** Moves a row before or behind another one, also into another table. Its words, links and dates stay. */
export function moveRow(
	doc: Y.Doc,
	id: string,
	to: { readonly before?: string; readonly after?: string | null; readonly table?: string }
): void {
	doc.transact(() => {
		const moved = row(doc, id);
		const neighbour = to.before ?? to.after;
		const table = to.table ?? (neighbour ? readRow(row(doc, neighbour)).table : readRow(moved).table);
		const others = tableRows(doc, table).filter((other) => other.id !== id);
		const at = to.before === undefined ? -1 : others.findIndex((other) => other.id === to.before);
		const after = to.before === undefined ? to.after : at > 0 ? others[at - 1]?.id : null;
		moved.set('rank', rankBehind(doc, table, after, id));
		if (readRow(moved).table !== table) moved.set('table', table);
	}, ownEdit);
}

/** Takes a row away. It can always be brought back. */
export function removeRow(doc: Y.Doc, id: string, at: Date): void {
	doc.transact(() => row(doc, id).set('deletedAt', at.toISOString()), ownEdit);
}

/** Brings a removed row back; say a table when its own is gone. */
export function restoreRow(doc: Y.Doc, id: string, table?: string): void {
	doc.transact(() => {
		const restored = row(doc, id);
		restored.set('deletedAt', null);
		if (table !== undefined) restored.set('table', table);
	}, ownEdit);
}

/** `due` as YYYY-MM-DD, or null for none. */
export function setDue(doc: Y.Doc, id: string, due: string | null): void {
	doc.transact(() => row(doc, id).set('due', due), ownEdit);
}

/** The printed reference of a row, such as "A1". */
export function setRef(doc: Y.Doc, id: string, ref: string): void {
	doc.transact(() => row(doc, id).set('ref', ref), ownEdit);
}

/** Says that a row belongs to an area for improvement. */
export function linkArea(doc: Y.Doc, id: string, area: string): void {
	doc.transact(() => setIn(doc, id, 'areas').set(area, true), ownEdit);
}

export function unlinkArea(doc: Y.Doc, id: string, area: string): void {
	doc.transact(() => setIn(doc, id, 'areas').delete(area), ownEdit);
}

/** The rich text of one cell, to bind an editor to. */
export function cell(doc: Y.Doc, id: string, column: ActionColumn): Y.XmlFragment {
	const fragment = row(doc, id).get(column);
	if (!(fragment instanceof Y.XmlFragment)) throw new Error(`Action row ${id} has no cell ${column}`);
	return fragment;
}

/** The live map of a row. */
export function row(doc: Y.Doc, id: string): Y.Map<unknown> {
	const found = rootsOf(doc).actions.get(id);
	if (!(found instanceof Y.Map)) throw new Error(`There is no action row ${id}`);
	return found;
}

/** The rows of a table in the order people see them: by rank, equal ranks by id. */
export function tableRows(doc: Y.Doc, table: string): { id: string; row: ActionRow }[] {
	const rows = [...rootsOf(doc).actions.entries()].flatMap(([id, map]) =>
		map instanceof Y.Map && map.get('table') === table ? [[id, readRow(map)] as const] : []
	);
	return rowsOfTable(Object.fromEntries(rows), table);
}

function setIn(doc: Y.Doc, id: string, key: 'areas' | 'responsible'): Y.Map<true> {
	const set = row(doc, id).get(key);
	if (!(set instanceof Y.Map)) throw new Error(`Action row ${id} has no ${key}`);
	return set as Y.Map<true>;
}

/**
 * A rank between `after` and the row that follows it. Two people who insert at the same place make equal ranks; between
 * those nothing fits, so the rows that stand level with `after` behind it are spread out first.
 */
function rankBehind(doc: Y.Doc, table: string, after: string | null | undefined, without?: string): string {
	const rows = tableRows(doc, table).filter(({ id }) => id !== without);
	const found = after === undefined ? rows.length - 1 : rows.findIndex(({ id }) => id === after);
	const place = after !== undefined && after !== null && found === -1 ? rows.length - 1 : found;
	const below = rows[place]?.row.rank ?? null;
	const level = rows.slice(place + 1).filter(({ row }) => row.rank === below);
	const above = rows[place + 1 + level.length]?.row.rank ?? null;
	if (level.length === 0) {
		const rank = generateKeyBetween(below, above);
		if (rank.length <= longestRank) return rank;
	}
	return spread(doc, level.length === 0 ? rows : level, level.length === 0 ? null : below, above, place);
}

/** Gives rows new ranks and returns the one left free for the row that is coming. */
function spread(
	doc: Y.Doc,
	rows: readonly { id: string }[],
	below: string | null,
	above: string | null,
	place: number
): string {
	const all = below === null;
	const ranks = generateNKeysBetween(below, all ? null : above, rows.length + 1);
	const free = all ? place + 1 : 0;
	rows.forEach(({ id }, index) => row(doc, id).set('rank', ranks[index < free ? index : index + 1]));
	return ranks[free] ?? 'a0';
}
