import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { ownEdit } from '#document/origins.ts';
import { rootsOf } from '#document/roots.ts';

/**
 * The one undo of a tab: what this person typed in the plan or in any cell, and what they did to rows, in the order they
 * did it. Never what others did. Undoing the making of a block leaves it when somebody else has written in it since.
 */
export function sharedUndo(doc: Y.Doc): Y.UndoManager {
	const { body, actions, areas, meta } = rootsOf(doc);
	return new Y.UndoManager([body, actions, areas, meta], {
		trackedOrigins: new Set([ySyncPluginKey, ownEdit]),
		deleteFilter: (item) => !(item.content instanceof Y.ContentType) || isEmpty(item.content.type)
	});
}

function isEmpty(type: unknown): boolean {
	return !(type instanceof Y.XmlFragment || type instanceof Y.XmlText) || type.length === 0;
}
