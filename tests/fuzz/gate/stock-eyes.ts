// What editors of other makers would do to a plan: the stock binding deletes from the shared document whatever does not fit
// its schema, and ProseMirror checks what is left. Neither knows our validator.
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { cellSchema, planSchema } from '#document/prosemirror.ts';
import { actionColumnIds } from '#domain/action-row.ts';

/** Why a stock editor could not show this plan as it stands; null when it can. */
export function troubleInStockEyes(update: Uint8Array): string | null {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, update);
	if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return 'words wait for others';
	const before = Buffer.from(Y.encodeStateAsUpdate(copy));
	try {
		initProseMirrorDoc(copy.getXmlFragment('default'), planSchema).doc.check();
		for (const row of copy.getMap('actions').values()) {
			if (!(row instanceof Y.Map)) return 'a row is none';
			for (const column of actionColumnIds) {
				const cell: unknown = row.get(column);
				if (!(cell instanceof Y.XmlFragment)) return 'a cell is none';
				initProseMirrorDoc(cell, cellSchema).doc.check();
			}
		}
	} catch (error) {
		return error instanceof Error ? error.message : 'a stock editor stumbles';
	}
	return before.equals(Buffer.from(Y.encodeStateAsUpdate(copy))) ? null : 'a stock editor deletes from it';
}
