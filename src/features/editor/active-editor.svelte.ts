// What the toolbar speaks to: the text, or the cell that is open; and what is so at its caret.
import type { Editor } from '@tiptap/core';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

export class ActiveEditor {
	readonly undo: Y.UndoManager;
	#main = $state.raw<Editor | null>(null);
	#cell = $state.raw<Editor | null>(null);
	readonly #followUndo: () => void;
	readonly #follow = $derived(this.current ? followTransactions(this.current) : null);

	constructor(undo: Y.UndoManager) {
		this.undo = undo;
		this.#followUndo = createSubscriber((update) => {
			undo.on('stack-item-added', update);
			undo.on('stack-item-popped', update);
			undo.on('stack-cleared', update);
			return () => {
				undo.off('stack-item-added', update);
				undo.off('stack-item-popped', update);
				undo.off('stack-cleared', update);
			};
		});
	}

	set main(editor: Editor | null) {
		this.#main = editor;
	}

	set cell(editor: Editor | null) {
		this.#cell = editor;
	}

	get current(): Editor | null {
		return this.#cell ?? this.#main;
	}

	/** Whether a cell is what is being written. */
	get inCell(): boolean {
		return this.#cell !== null;
	}

	get canUndo(): boolean {
		this.#followUndo();
		return this.undo.undoStack.length > 0;
	}

	get canRedo(): boolean {
		this.#followUndo();
		return this.undo.redoStack.length > 0;
	}

	/** Whether a mark or node of this name is at the caret. Reactive. */
	has(name: string, attributes?: Record<string, unknown>): boolean {
		this.#follow?.();
		return this.current?.isActive(name, attributes) ?? false;
	}

	/** Whether the caret's editor knows this node at all: a cell has no headings. */
	knows(name: string): boolean {
		return this.current?.schema.nodes[name] !== undefined;
	}
}

function followTransactions(editor: Editor): () => void {
	return createSubscriber((update) => {
		// Closing an editor blurs it, and that is a transaction too, in the middle of the page being redrawn.
		const soon = (): void => queueMicrotask(update);
		editor.on('transaction', soon);
		return () => editor.off('transaction', soon);
	});
}
