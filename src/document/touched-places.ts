// Where in a plan a change happened, and who wrote it. Costs as much as the change is long, not as the plan.
import * as Y from 'yjs';
import { rootsOf } from './roots.ts';
import { shownBy } from './action-rows.ts';
import { rowOf } from './touched-rows.ts';

export interface TouchedPlace {
	/** The id of the heading above; null before the first one, and for a row whose table is gone. */
	readonly section: string | null;
	/** The id of the action row; null in the text. */
	readonly row: string | null;
	/** The tabs that wrote here. Who only takes away leaves no name. */
	readonly writers: readonly number[];
}

/** Each place that a transaction touched, once. Ask inside `afterTransaction`, before Yjs has tidied. */
export function placesTouched(doc: Y.Doc, transaction: Y.Transaction): TouchedPlace[] {
	const { body, actions } = rootsOf(doc);
	const places = new Map<string, { section: string | null; row: string | null; writers: Set<number> }>();
	const known = new Map<unknown, { section: string | null; row: string | null } | null>();
	const look = (struct: Y.Item | Y.GC, writer: number | null): void => {
		if (!(struct instanceof Y.Item)) return;
		// in the map of rows and in the text itself each item is a place of its own
		const near: unknown = isRoot(struct.parent, body, actions) ? struct : struct.parent;
		if (!known.has(near)) known.set(near, placeOf(struct, body, actions));
		const place = known.get(near);
		if (!place) return;
		const key = `${place.section} ${place.row}`;
		const found = places.get(key) ?? { ...place, writers: new Set<number>() };
		if (writer !== null) found.writers.add(writer);
		places.set(key, found);
	};
	for (const [client, to] of transaction.afterState) {
		const from = transaction.beforeState.get(client) ?? 0;
		const structs = doc.store.clients.get(client);
		if (to <= from || !structs) continue;
		for (let index = Y.findIndexSS(structs, from); index < structs.length; index++)
			look(structs[index]!, client);
	}
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => look(struct, null));
	return [...places.values()].map(({ section, row, writers }) => ({ section, row, writers: [...writers] }));
}

/** The section in which a block of the body stands. */
export function sectionAt(block: Y.Item | null): string | null {
	for (let at = block; at; at = at.left) {
		const type: unknown = at.content instanceof Y.ContentType ? at.content.type : null;
		if (at.deleted || !(type instanceof Y.XmlElement) || type.nodeName !== 'heading') continue;
		const id: unknown = type.getAttribute('id');
		if (typeof id === 'string' && id !== '') return id;
	}
	return null;
}

/** The section in which the table of a row stands. */
export function sectionOfRow(doc: Y.Doc, id: string): string | null {
	const { body, actions } = rootsOf(doc);
	const row = actions.get(id);
	const table: unknown = row instanceof Y.Map ? row.get('table') : undefined;
	if (typeof table !== 'string') return null;
	const block = (body.toArray() as unknown[]).find(
		(each) =>
			each instanceof Y.XmlElement && each.nodeName === 'actionTable' && each.getAttribute('id') === table
	);
	return block instanceof Y.XmlElement ? sectionAt(block._item) : null;
}

/** Where an item stands; null when it is in no place of the text, such as a title of the plan. */
function placeOf(
	item: Y.Item,
	body: Y.XmlFragment,
	actions: Y.Map<unknown>
): { section: string | null; row: string | null } | null {
	const row = rowOf(item, actions);
	if (row !== null && actions.doc) {
		// what was put together with another row is shown in that one
		const shown = shownBy(actions.doc, row);
		return { section: sectionOfRow(actions.doc, shown), row: shown };
	}
	let at: Y.Item | null = item;
	while (at) {
		const parent: unknown = at.parent;
		if (parent === body) return { section: sectionAt(at), row: null };
		at = parent instanceof Y.AbstractType ? parent._item : null;
	}
	return null;
}

function isRoot(parent: unknown, ...roots: unknown[]): boolean {
	return roots.includes(parent);
}
