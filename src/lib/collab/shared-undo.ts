import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { ownEdit } from '#document/origins.ts';
import { rootsOf } from '#document/roots.ts';

/**
 * The one undo of a tab: what this person typed in the plan or in any cell, and what they did to rows, in the order they
 * did it. Never what others did. Undoing the making of a block leaves it when somebody else has written in it since, and
 * always leaves the first line of a cell.
 */
export function sharedUndo(doc: Y.Doc): Y.UndoManager {
	const { body, actions, areas, meta } = rootsOf(doc);
	const undoManager = new Y.UndoManager([body, actions, areas, meta], {
		trackedOrigins: new Set([ySyncPluginKey, ownEdit]),
		deleteFilter: (item) =>
			!(item.content instanceof Y.ContentType) || (isEmpty(item.content.type) && !opensCell(item))
	});
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		if (transaction.origin === undoManager) straighten(doc, transaction);
	});
	return undoManager;
}

/**
 * Yjs 13.6 can bring an item back between neighbours that stand in the other order by now ("right of this" lies left of
 * "left of this"). Replicas then place it differently, for good (found by the two-editor fuzz, seed 1084; the stock
 * binding has it too). So, before the change is sent, each item says between which older items it really came to stand.
 */
function straighten(doc: Y.Doc, transaction: Y.Transaction): void {
	const structs = doc.store.clients.get(doc.clientID) ?? [];
	const from = transaction.beforeState.get(doc.clientID) ?? 0;
	if (Y.getState(doc.store, doc.clientID) <= from) return;
	for (const item of structs.slice(Y.findIndexSS(structs, from))) {
		if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
		const isNewer = ({ id }: Y.Item): boolean => id.client === item.id.client && id.clock > item.id.clock;
		let [left, right] = [item.left, item.right];
		while (left && isNewer(left)) left = left.left;
		while (right && isNewer(right)) right = right.right;
		item.origin = left && left.lastId;
		item.rightOrigin = right && right.id;
	}
}

/**
 * The first line of a cell stays when its making is undone: somebody whose words have not arrived yet may be writing in it,
 * and they would go with it. An empty line in a cell is nothing anybody sees.
 */
function opensCell(item: Y.Item): boolean {
	const { parent, left } = item;
	if (!(parent instanceof Y.XmlFragment) || parent._item === null) return false;
	// the text of a line stays with its line
	if (parent instanceof Y.XmlElement) return parent.nodeName === 'paragraph' && opensCell(parent._item);
	// first lines that others made at the same moment may stand before it by now
	return left === null || left.deleted || madeAsFirst(item);
}

/** Whether nothing stood before it when it was made, or only what is gone. */
function madeAsFirst({ origin, parent }: Y.Item): boolean {
	const store = parent instanceof Y.AbstractType ? parent.doc?.store : undefined;
	return origin === null || store === undefined || Y.getItem(store, origin).deleted;
}

function isEmpty(type: unknown): boolean {
	return !(type instanceof Y.XmlFragment || type instanceof Y.XmlText) || type.length === 0;
}
