// Which action rows a change touches. Costs as much as the change is long, not as the plan.
import * as Y from 'yjs';
import { shownBy } from './action-rows.ts';
import type { SharedType } from './holder.ts';
import { rootsOf } from './roots.ts';

/**
 * The ids, of these, of the rows in which a transaction wrote or took something away. Ask inside `afterTransaction`, before
 * Yjs has tidied. Doubled formatting marks that are taken away are no change: every document that hears of one does that.
 */
export function rowsTouched(
	doc: Y.Doc,
	transaction: Y.Transaction,
	among: ReadonlySet<string>
): ReadonlySet<string> {
	const touched = new Set<string>();
	if (among.size === 0) return touched;
	const { actions } = rootsOf(doc);
	// a row that was put together with another is shown in it, and counts as a part of it
	const heldFor = (row: string): string | null =>
		[row, shownBy(doc, row)].find((id) => among.has(id)) ?? null;
	const near = [...transaction.changed].some(([type, keys]) =>
		rowsAt(type, keys, actions).some((row) => heldFor(row) !== null)
	);
	if (!near) return touched;
	const look = (struct: Y.Item | Y.GC): void => {
		if (!(struct instanceof Y.Item)) return;
		const row = rowOf(struct, actions);
		const held = row === null ? null : heldFor(row);
		if (held !== null) touched.add(held);
	};
	for (const [client, to] of transaction.afterState) {
		const from = transaction.beforeState.get(client) ?? 0;
		const structs = doc.store.clients.get(client);
		if (to <= from || !structs) continue;
		for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) look(structs[index]!);
	}
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
		if (struct instanceof Y.Item && !(struct.content instanceof Y.ContentFormat)) look(struct);
	});
	return touched;
}

/** The rows that a changed type stands for: the one it is in, or, when it is the map of all rows, those that changed. */
function rowsAt(type: SharedType, keys: ReadonlySet<string | null>, actions: Y.Map<unknown>): string[] {
	if (is(type, actions)) return [...keys].filter((key) => key !== null);
	const row = type._item && rowOf(type._item, actions);
	return row === null ? [] : [row];
}

/** The id of the row an item stands in; null when it stands elsewhere. */
export function rowOf(item: Y.Item, actions: Y.Map<unknown>): string | null {
	let at: Y.Item | null = item;
	while (at) {
		const parent: unknown = at.parent;
		if (is(parent, actions)) return at.parentSub;
		at = parent instanceof Y.AbstractType ? parent._item : null;
	}
	return null;
}

/** Whether two shared types are the same one; their classes' types do not overlap. */
function is(one: unknown, other: unknown): boolean {
	return one === other;
}
