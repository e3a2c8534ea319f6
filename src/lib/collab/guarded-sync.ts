// Our own sync extension, in the place of @tiptap/extension-collaboration: the guarded binding and the shared undo.
import { Extension } from '@tiptap/core';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { fitsPlan } from './fits-plan.ts';
import { GuardedBinding, type BindingEvents } from './guarded-binding.ts';
import { placeCaret, type Caret } from './place-caret.ts';
import { cutsCharacter } from './whole-characters.ts';

export interface GuardedSyncOptions extends BindingEvents {
	/** The plan's body, or one cell of an action row. */
	readonly fragment: Y.XmlFragment;
	/** One for the whole tab, from `sharedUndo`; every editor of the tab gets the same. */
	readonly undoManager: Y.UndoManager;
	/** Nothing may be written just now: the view stays as it is, caret and all, and takes no words. */
	readonly still?: () => boolean;
	/** A change did not fit into a plan (a block of more than 20,000 characters, lists too deep) and was not made. */
	readonly onTooMuch?: () => void;
}

declare module '@tiptap/core' {
	interface Commands<ReturnType> {
		guardedSync: {
			/** Takes back the latest thing this person did, in whichever editor of the tab. */
			undo: () => ReturnType;
			redo: () => ReturnType;
		};
	}
}

/** `new Editor({ extensions: [...planExtensions(), guardedSync({ fragment, undoManager })] })` */
export function guardedSync(options: GuardedSyncOptions): Extension {
	const { undoManager } = options;
	const step = (which: 'undo' | 'redo', tr: Transaction, dispatch: unknown): boolean => {
		// The undo comes back from the shared document as a transaction of its own.
		tr.setMeta('preventDispatch', true);
		const stack = which === 'undo' ? undoManager.undoStack : undoManager.redoStack;
		if (stack.length === 0) return false;
		if (dispatch) undoManager[which]();
		return true;
	};
	return Extension.create({
		name: 'guardedSync',
		priority: 1000,
		addCommands: () => ({
			undo:
				() =>
				({ tr, dispatch }) =>
					step('undo', tr, dispatch),
			redo:
				() =>
				({ tr, dispatch }) =>
					step('redo', tr, dispatch)
		}),
		addKeyboardShortcuts() {
			return {
				'Mod-z': () => this.editor.commands.undo() || true,
				'Mod-y': () => this.editor.commands.redo() || true,
				'Shift-Mod-z': () => this.editor.commands.redo() || true
			};
		},
		addProseMirrorPlugins: () => [guardedSyncPlugin(options)]
	});
}

/** Under the key of the stock sync plugin, so that carets and `isChangeOrigin` find what they look for. */
export function guardedSyncPlugin({
	fragment,
	undoManager,
	onTooMuch,
	still = () => false,
	...events
}: GuardedSyncOptions): Plugin {
	const binding = new GuardedBinding(fragment, events);
	const changeOf = (tr: Transaction): { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } =>
		(tr.getMeta(ySyncPluginKey) as object | undefined) ?? {};
	return new Plugin<object>({
		key: ySyncPluginKey,
		props: {
			editable: () => binding.halted === null && !still(),
			handleDOMEvents: {
				// whoever goes on typing for a moment must not find the page somewhere else
				keydown: (_view, event) => {
					if (still() && event.key === ' ') event.preventDefault();
					return false;
				}
			}
		},
		filterTransaction: (tr) => {
			if (!tr.docChanged || changeOf(tr).isChangeOrigin) return true;
			// Another plugin's answer to a remote change would be a write nobody asked for, by every open tab at once.
			const answered = tr.getMeta('appendedTransaction') as Transaction | undefined;
			if (binding.halted !== null || still() || (answered && changeOf(answered).isChangeOrigin)) return false;
			if (!cutsCharacter(tr) && fitsPlan(tr)) return true;
			onTooMuch?.();
			return false;
		},
		state: {
			init: () => ({
				type: fragment,
				doc: fragment.doc,
				binding,
				snapshot: null,
				prevSnapshot: null,
				isChangeOrigin: false,
				isUndoRedoOperation: false
			}),
			apply: (tr, state: object) => {
				const { isChangeOrigin = false, isUndoRedoOperation = false } = changeOf(tr);
				return { ...state, isChangeOrigin, isUndoRedoOperation };
			}
		},
		view: (view) => {
			binding.initView(view);
			binding.mux(() => binding._forceRerender());
			const stop = rememberCarets(binding, undoManager);
			return {
				update: (updated, before: EditorState) => binding._prosemirrorChanged(updated.state.doc, before),
				destroy: () => {
					stop();
					binding.destroy();
				}
			};
		}
	});
}

interface StackEvent {
	readonly stackItem: { readonly meta: Map<unknown, unknown> };
	readonly changedParentTypes: ReadonlyMap<unknown, unknown>;
}

/** After undo the caret goes back to where it stood before the change that was undone, if that was made here. */
function rememberCarets(binding: GuardedBinding, undoManager: Y.UndoManager): () => void {
	const added = ({ stackItem, changedParentTypes }: StackEvent): void => {
		if (changedParentTypes.has(binding.type) && binding.caretBefore)
			stackItem.meta.set(binding, binding.caretBefore);
	};
	const popped = ({ stackItem, changedParentTypes }: StackEvent): void => {
		const caret = stackItem.meta.get(binding) as Caret | undefined;
		if (!caret || !binding.view || binding.halted || !changedParentTypes.has(binding.type)) return;
		const { tr } = binding.view.state;
		placeCaret(tr, caret, binding, null);
		binding.view.dispatch(tr.setMeta('addToHistory', false).scrollIntoView());
	};
	undoManager.on('stack-item-added', added);
	undoManager.on('stack-item-popped', popped);
	return () => {
		undoManager.off('stack-item-added', added);
		undoManager.off('stack-item-popped', popped);
	};
}
