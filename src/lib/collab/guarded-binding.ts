// The binding between an editor's view and the shared document, built on y-tiptap's. Its promises:
//  1. drawing never writes: what this release does not know is shown as a placeholder and the view cannot be edited;
//  2. the view never stays older than the shared document: no caret can stop a remote change from being drawn, and
//     after any other error the view is read-only until it has been built anew from the shared document;
//  3. a view that may be old never writes.
import { EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { Slice, type Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { getRelativeSelection, ProsemirrorBinding, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { isNodeName, nodes } from '#document/schema.ts';
import { blocksAddedOrGone } from './blocks-added-or-gone.ts';
import { draw, forget, type Mapping } from './draw.ts';
import { knowBlocks } from './know-blocks.ts';
import { placeCaret, type Caret } from './place-caret.ts';

/** Why a view cannot be edited: it shows something newer than this release, or it could not be built anew. */
export type Halted = 'unknown-content' | 'broken';

export interface BindingEvents {
	/** The view stopped being editable, or became so again (null). */
	readonly onHalted?: (why: Halted | null) => void;
	/** An error that was overcome. Nothing is lost; worth a line in a log. */
	readonly onOvercome?: (error: unknown) => void;
}

export class GuardedBinding extends ProsemirrorBinding {
	/** Not null while the view must not be edited. */
	halted: Halted | null = null;
	/** Where the caret stood before this editor's latest change, for undo. */
	caretBefore: Caret | null = null;
	readonly #events: BindingEvents;
	/** The shared document moved on and the view has not been drawn since. */
	#behind = false;
	/** The document that was drawn or written last: what the shared document says. */
	#agreed: Node | null = null;

	constructor(fragment: Y.XmlFragment, events: BindingEvents = {}) {
		super(fragment);
		this.#events = events;
		this.beforeAllTransactions = () => {
			if (this.view) this.beforeTransactionSelection = this.caret(this.view.state) as Caret;
		};
	}

	get view(): EditorView | null {
		return this.prosemirrorView as EditorView | null;
	}

	/** The caret in terms of the shared document, or null where that cannot be said. */
	caret(state: EditorState): Caret | null {
		try {
			return getRelativeSelection(this, state);
		} catch (error) {
			this.#events.onOvercome?.(error);
			return null;
		}
	}

	/** First drawing, and drawing anew. */
	override _forceRerender(): void {
		this.#drawInto(null);
	}

	override _typeChanged(_events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction): void {
		if (!this.view) return;
		let drawn = false;
		this.mux(() => {
			drawn = true;
			this.#drawInto(transaction);
		});
		// Somebody else's change came while this editor was busy: drawing it now would be drawn over.
		if (!drawn && transaction.origin !== ySyncPluginKey) {
			this.#behind = true;
			queueMicrotask(() => this.mux(() => this.#behind && this.view && this.#drawInto(null)));
		}
	}

	/** Writes what a person changed. Called after each of the view's updates. */
	override _prosemirrorChanged(doc: Node, before?: EditorState): void {
		if (!this.view || doc === this.#agreed) return;
		this.mux(() => {
			if (this.halted || this.#behind) return this.#rebuild();
			this.caretBefore = before ? this.caret(before) : null;
			try {
				this.doc.transact((transaction) => {
					updateYFragment(this.doc, this.type, doc, this);
					giveTextNodes(this.doc, transaction);
				}, ySyncPluginKey);
				this.#agreed = doc;
			} catch (error) {
				this.#events.onOvercome?.(error);
				this.#rebuild();
			}
		});
	}

	override destroy(): void {
		super.destroy();
		this.mapping.clear();
	}

	#drawInto(transaction: Y.Transaction | null): void {
		const view = this.view as EditorView;
		if (transaction && !this.#behind && this.halted === null) forget(this.mapping as Mapping, transaction);
		else this.mapping.clear();
		this.#behind = true;
		try {
			const before = view.state.doc;
			const drawn = this.#draw(view);
			for (const { from, to, blocks } of blocksAddedOrGone(before.content, drawn)) {
				knowBlocks(view);
				const part = view.state.tr.replaceWith(from, to, blocks);
				view.dispatch(this.#asDrawing(part, { unfinished: true }));
			}
			knowBlocks(view);
			const tr = this.#asDrawing(view.state.tr);
			const caret = this.beforeTransactionSelection as Caret | null;
			tr.replace(0, tr.doc.content.size, new Slice(drawn, 0, 0));
			if (caret) this.#overcome(placeCaret(tr, caret, this, before));
			else
				tr.setSelection(
					Selection.near(tr.doc.resolve(Math.min(view.state.selection.head, tr.doc.content.size)))
				);
			const isUndoRedoOperation = transaction?.origin instanceof Y.UndoManager;
			view.dispatch(this.#asDrawing(tr, { isUndoRedoOperation }));
			if (view.state.doc !== tr.doc) throw new Error('The view did not take what it was given');
			this.#agreed = tr.doc;
			this.#behind = false;
		} catch (error) {
			this.#overcome(error);
			this.#rebuild();
		}
	}

	/** Says of a transaction that it only draws; `unfinished`: the rest follows at once. */
	#asDrawing(
		tr: Transaction,
		how: { isUndoRedoOperation?: boolean; unfinished?: boolean } = {}
	): Transaction {
		const said = { isChangeOrigin: true, isUndoRedoOperation: false, ...how, binding: this };
		return tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, said);
	}

	/** From nothing: a new state over the same plugins. Read-only while it lasts, and for good when it fails. */
	#rebuild(): void {
		const view = this.view;
		if (!view) return;
		this.#halt('broken');
		this.mapping.clear();
		try {
			const doc = view.state.schema.topNodeType.create(null, this.#draw(view));
			const { schema, plugins } = view.state;
			view.updateState(EditorState.create({ schema, doc, plugins }));
			this.#agreed = doc;
			this.#behind = false;
			if (this.halted === 'broken') this.#halt(null);
		} catch (error) {
			this.#overcome(error);
		}
	}

	#draw(view: EditorView): ReturnType<typeof draw> {
		let unknown = false;
		const drawn = draw(this.type, view.state.schema, this.mapping as Mapping, () => (unknown = true));
		if (unknown) this.#halt('unknown-content');
		else if (this.halted === 'unknown-content') this.#halt(null);
		return drawn;
	}

	#halt(why: Halted | null): void {
		if (this.halted === why) return;
		this.halted = why;
		this.#events.onHalted?.(why);
		// Asks every plugin again whether the view may be edited.
		queueMicrotask(() => this.view?.setProps({}));
	}

	#overcome(error: unknown): void {
		if (error !== null) this.#events.onOvercome?.(error);
	}
}

/**
 * Gives each new block its text node at once. Otherwise two people who begin to type in the same empty block make two,
 * and the next key of either would copy the other's words.
 */
function giveTextNodes(doc: Y.Doc, transaction: Y.Transaction): void {
	const structs = doc.store.clients.get(doc.clientID) ?? [];
	const from = transaction.beforeState.get(doc.clientID) ?? 0;
	const made = structs.slice(
		from < Y.getState(doc.store, doc.clientID) ? Y.findIndexSS(structs, from) : structs.length
	);
	for (const struct of made) {
		if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentType)) continue;
		const type: unknown = struct.content.type;
		if (type instanceof Y.XmlElement && isNodeName(type.nodeName) && nodes[type.nodeName].holds === 'text') {
			if (type.length === 0) type.insert(0, [new Y.XmlText()]);
		}
	}
}
