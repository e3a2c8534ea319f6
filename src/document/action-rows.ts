// Verbs on the rows of a live document. A row is made once and stays: removing, moving and restoring set single values,
// so whatever somebody else is typing into its cells at that moment is kept.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import {
	actionColumnIds,
	rowsOfTable,
	shownIn,
	wholeRows,
	type ActionColumn,
	type ActionRow,
	type RowPlace,
	type WholeRow
} from '#domain/action-row.ts';
import { newId, type ActionId } from '#domain/ids.ts';
import type { RichText } from '#domain/rich-text.ts';
import { ownEdit, ownRowAdd } from './origins.ts';
import { readPlace, readRow } from './read.ts';
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
export function addRow(doc: Y.Doc, row: NewRow): ActionId {
	const id = bearRow(doc, row);
	doc.transact(() => showRow(doc, id), ownEdit);
	return id;
}

/** The first half of adding: the row is there, with its words, and nobody sees it yet. */
export function bearRow(doc: Y.Doc, { table, after, content = {}, at = new Date() }: NewRow): ActionId {
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
	return id;
}

/** The second half, for a transaction that can be undone. */
export function showRow(doc: Y.Doc, id: string): void {
	row(doc, id).set('deletedAt', null);
}

/** A second row with the same words, links and dates, right behind it. Its number is for people to give. */
export function duplicateRow(doc: Y.Doc, id: string, at: Date): ActionId {
	const whole = allRows(doc).find((each) => each.id === shownBy(doc, id));
	if (!whole) throw new Error(`There is no action row ${id}`);
	const { table, rank: _rank, deletedAt: _deletedAt, mergedInto: _mergedInto, ...content } = whole.row;
	return addRow(doc, { table, after: whole.id, content: { ...content, ref: '' }, at });
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
		const table = to.table ?? (neighbour ? readPlace(row(doc, neighbour)).table : readPlace(moved).table);
		const others = orderOf(doc, table).filter((other) => other.id !== id);
		const at = to.before === undefined ? -1 : others.findIndex((other) => other.id === to.before);
		const after = to.before === undefined ? to.after : at > 0 ? others[at - 1]?.id : null;
		moved.set('rank', rankBehind(doc, table, after, id));
		if (readPlace(moved).table !== table) moved.set('table', table);
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
		// put together with a row that is itself removed, it would not be seen
		if (shownBy(doc, id) !== id && readPlace(row(doc, shownBy(doc, id))).deletedAt !== null)
			restored.set('mergedInto', null);
	}, ownEdit);
}

/** `due` as YYYY-MM-DD, or null for none; for everything that was put together in the row. */
export function setDue(doc: Y.Doc, id: string, due: string | null): void {
	doc.transact(() => {
		for (const part of partsOf(doc, id))
			if (part === id || row(doc, part).get('due')) row(doc, part).set('due', due);
	}, ownEdit);
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
	doc.transact(() => {
		for (const part of partsOf(doc, id)) setIn(doc, part, 'areas').delete(area);
	}, ownEdit);
}

/**
 * Puts a row together with another one. Nothing is copied: its words stay in its own cells and are shown below the other
 * row's, so whoever is typing in them goes on typing, and taking them apart again is as exact.
 */
export function mergeRow(doc: Y.Doc, id: string, into: string): void {
	const [part, whole] = [shownBy(doc, id), shownBy(doc, into)];
	if (part !== whole) doc.transact(() => row(doc, part).set('mergedInto', whole), ownEdit);
}

/** Takes a row out of the one it was put together with; it stands right behind it. */
export function takeApart(doc: Y.Doc, id: string): void {
	doc.transact(() => {
		const whole = shownBy(doc, id);
		const part = row(doc, id);
		const { table } = readPlace(row(doc, whole));
		part.set('mergedInto', null);
		part.set('table', table);
		part.set('rank', rankBehind(doc, table, whole, id));
	}, ownEdit);
}

/** The row in which the words of this one are shown; itself when it stands alone. */
export function shownBy(doc: Y.Doc, id: string): string {
	return shownIn(id, (other) => placeOf(doc, other));
}

/** The ids of everything that is shown in a row, itself first. */
export function partsOf(doc: Y.Doc, id: string): string[] {
	const others = [...rootsOf(doc).actions.keys()].filter(
		(other) => other !== id && shownBy(doc, other) === id
	);
	return [id, ...others];
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
export function tableRows(doc: Y.Doc, table: string): WholeRow[] {
	return rowsOfTable(readActions(doc), table);
}

/** Where the rows of a table stand, without reading their words. */
export function orderOf(doc: Y.Doc, table: string): { readonly id: string; readonly rank: string }[] {
	const rows = [...rootsOf(doc).actions.keys()].flatMap((id) => {
		const place = placeOf(doc, id);
		const here = place?.table === table && place.deletedAt === null && shownBy(doc, id) === id;
		return here ? [{ id, rank: place.rank }] : [];
	});
	return rows.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
}

function allRows(doc: Y.Doc): WholeRow[] {
	return wholeRows(readActions(doc));
}

function readActions(doc: Y.Doc): Record<string, ActionRow> {
	return Object.fromEntries(
		[...rootsOf(doc).actions].flatMap(([id, map]) => (map instanceof Y.Map ? [[id, readRow(map)]] : []))
	);
}

function placeOf(doc: Y.Doc, id: string): RowPlace | undefined {
	const found = rootsOf(doc).actions.get(id);
	return found instanceof Y.Map ? readPlace(found) : undefined;
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
	const rows = orderOf(doc, table).filter(({ id }) => id !== without);
	const found = after === undefined ? rows.length - 1 : rows.findIndex(({ id }) => id === after);
	const place = after !== undefined && after !== null && found === -1 ? rows.length - 1 : found;
	const below = rows[place]?.rank ?? null;
	const level = rows.slice(place + 1).filter(({ rank }) => rank === below);
	const above = rows[place + 1 + level.length]?.rank ?? null;
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
