// Many rows at once, as they are pasted: born together, shown together, taken back together.
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import { newId, type ActionId } from '#domain/ids.ts';
import type { Block } from '#domain/plan.ts';
import type { RichText } from '#domain/rich-text.ts';
import { orderOf, shownBy, showRow, type RowContent } from './action-rows.ts';
import { ownEdit, ownRowAdd } from './origins.ts';
import { rootsOf } from './roots.ts';
import { elementFor, rowFor } from './write.ts';

export interface RowsToPut {
	readonly rows: readonly RowContent[];
	/** A table of the plan and the row they go behind (left out: behind all), or a new one at this place of the text. */
	readonly into:
		{ readonly table: string; readonly behind?: string } | { readonly title: string; readonly at: number };
	/** What goes into the text before and after the table. */
	readonly before: readonly Block[];
	readonly after: readonly Block[];
	/** Undoing marks the rows as removed at this instant. */
	readonly now: Date;
}

/**
 * Puts rows into a plan and returns their ids. As with one row, they are born removed, outside undo, and shown in one step
 * together with the words around them; undo takes that one step back.
 */
export function putRows(doc: Y.Doc, { rows, into, before, after, now }: RowsToPut): ActionId[] {
	const table = 'table' in into ? into.table : newId<'block'>();
	const ids = bearRows(doc, rows, table, 'table' in into ? into.behind : undefined, now);
	doc.transact(() => {
		for (const id of ids) showRow(doc, id);
		const { body } = rootsOf(doc);
		const made: Block[] =
			'table' in into ? [] : [{ type: 'actionTable', attrs: { id: table, title: into.title } }];
		const at = 'table' in into ? behindTable(body, table) : Math.min(into.at, body.length);
		body.insert(at, [...before, ...made, ...after].map(withId).map(elementFor));
	}, ownEdit);
	return ids;
}

function bearRows(
	doc: Y.Doc,
	rows: readonly RowContent[],
	table: string,
	behind: string | undefined,
	now: Date
): ActionId[] {
	const ranks = ranksBehind(orderOf(doc, table), behind && shownBy(doc, behind), rows.length);
	const cells = Object.fromEntries(actionColumnIds.map((column): [ActionColumn, RichText] => [column, []]));
	const born = { table, ref: '', due: null, areas: [], responsible: [], deletedAt: now.toISOString() };
	const ids = rows.map(() => newId<'action'>());
	doc.transact(() => {
		const { actions } = rootsOf(doc);
		rows.forEach((content, place) => {
			const rank = ranks[place] ?? 'a0';
			const row = { ...born, ...(cells as Record<ActionColumn, RichText>), ...content, rank };
			const id = ids[place];
			if (id !== undefined) actions.set(id, rowFor(row));
		});
	}, ownRowAdd);
	return ids;
}

function ranksBehind(
	order: readonly { readonly id: string; readonly rank: string }[],
	behind: string | undefined,
	count: number
): string[] {
	const below = (order.find(({ id }) => id === behind) ?? order.at(-1))?.rank ?? null;
	// two rows that stand level are passed: nothing fits between them
	const above = order.find(({ rank }) => below !== null && rank > below)?.rank ?? null;
	return generateNKeysBetween(below, above, count);
}

/** The place right behind a table of the text; the end when it is not there. */
function behindTable(body: Y.XmlFragment, table: string): number {
	const at = body
		.toArray()
		.findIndex(
			(node) =>
				node instanceof Y.XmlElement && node.nodeName === 'actionTable' && node.getAttribute('id') === table
		);
	return at === -1 ? body.length : at + 1;
}

function withId(block: Block): Block {
	if (block.type === 'heading') return { ...block, attrs: { ...block.attrs, id: newId<'block'>() } };
	if (block.type === 'paragraph') return { ...block, attrs: { ...block.attrs, id: newId<'block'>() } };
	return block;
}
