// Somebody who edits with a real editor, in the text and in cells.
import { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import type { ActionColumn } from '#domain/action-row.ts';
import { cell } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { firstLine } from '#features/editor/first-line.ts';
import { ownIds } from '#features/editor/own-ids.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { cellExtensions, planExtensions } from '#lib/collab/plan-extensions.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';

export class Writer {
	readonly doc = new Y.Doc();
	readonly undo: Y.UndoManager;
	readonly editor: Editor;
	#cell: { readonly key: string; readonly editor: Editor } | null = null;
	#outbox: Uint8Array[] = [];

	constructor(start: Uint8Array, clientID: number) {
		this.doc.clientID = clientID;
		Y.applyUpdate(this.doc, start, 'network');
		this.undo = sharedUndo(this.doc);
		this.undo.captureTimeout = Number.MAX_SAFE_INTEGER;
		this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
			if (origin !== 'network') this.#outbox.push(bytes);
		});
		this.editor = new Editor({
			...{ element: document.createElement('div'), injectCSS: false },
			extensions: [
				...planExtensions(),
				firstLine,
				guardedSync({ fragment: rootsOf(this.doc).body, undoManager: this.undo }),
				ownIds(() => undefined)
			]
		});
	}

	/** The editor of the body, or of one cell; null when there is no such cell. */
	at(actionId: string | null, column: ActionColumn | null): Editor {
		if (actionId === null || column === null) return this.editor;
		const key = `${actionId} ${column}`;
		if (this.#cell?.key === key) return this.#cell.editor;
		this.#cell?.editor.destroy();
		const fragment = cell(this.doc, actionId, column);
		const editor = new Editor({
			...{ element: document.createElement('div'), injectCSS: false },
			extensions: [...cellExtensions(), firstLine, guardedSync({ fragment, undoManager: this.undo })]
		});
		this.#cell = { key, editor };
		return editor;
	}

	/** What was written since the last call. */
	sent(): Uint8Array[] {
		return this.#outbox.splice(0);
	}

	hear(updates: readonly Uint8Array[]): void {
		if (updates.length === 0) return;
		this.doc.transact(() => {
			for (const bytes of updates) Y.applyUpdate(this.doc, bytes, 'network');
		}, 'network');
	}

	close(): void {
		this.#cell?.editor.destroy();
		this.editor.destroy();
	}
}
