// A desk without a screen: the same editors in jsdom.
import { Editor, type Extensions } from '@tiptap/core';
import { Gapcursor } from '@tiptap/extensions';
import type * as Y from 'yjs';
import { actionColumnIds } from '#domain/action-row.ts';
import { cell as cellOf } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { copyRows } from '#features/action-table/table-clipboard.ts';
import { firstLine } from '#features/editor/first-line.ts';
import { ownIds } from '#features/editor/own-ids.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { cellExtensions, planExtensions } from '#lib/collab/plan-extensions.ts';
import type { Desk, Hands } from './session.ts';

/** How a text is bound to its shared document; another one for the test of the test. */
export type Bind = (doc: Y.Doc, undo: Y.UndoManager) => Extensions;

const ours: Bind = (doc, undoManager) => [guardedSync({ fragment: rootsOf(doc).body, undoManager })];

const hands: Hands = {
	type: ({ view }, words) => {
		const { from, to, $head } = view.state.selection;
		const takes = view.someProp('handleTextInput', (handle) =>
			handle(view, from, to, words, () => view.state.tr)
		);
		if (!takes && $head.parent.inlineContent) view.dispatch(view.state.tr.insertText(words));
	},
	press: ({ view }, key, shiftKey = false) => {
		// arrows ask where lines end, and nothing has been laid out
		if (key.startsWith('Arrow')) return;
		const event = new KeyboardEvent('keydown', { key, shiftKey });
		view.someProp('handleKeyDown', (handle) => handle(view, event));
	},
	paste: ({ view }, html, text) => {
		const event = new Event('paste') as ClipboardEvent;
		if (html !== '') view.pasteHTML(html, event);
		else view.pasteText(text, event);
	}
};

export function deskWithoutScreen(bind: Bind = ours): Desk {
	return {
		hands,
		settle: () => Promise.resolve(),
		openText: (doc, undo) => {
			const open = (extensions: Extensions): Editor => {
				const element = document.createElement('div');
				document.body.append(element);
				// without a screen nothing can be scrolled into sight
				const editorProps = { handleScrollToSelection: () => true };
				return new Editor({ element, injectCSS: false, extensions, editorProps });
			};
			const editor = open([
				...planExtensions(),
				Gapcursor,
				firstLine,
				...bind(doc, undo),
				ownIds(({ type, from, to }) => {
					if (type === 'actionTable') copyRows(doc, from, to);
				})
			]);
			let cell: Editor | null = null;
			const close = (): void => {
				cell?.destroy();
				cell = null;
			};
			return {
				editor,
				cell: () => cell,
				openCell: (chance) => {
					const rows = [...rootsOf(doc).actions.keys()];
					close();
					if (rows.length === 0) return;
					const fragment = cellOf(doc, chance.pick(rows), chance.pick(actionColumnIds));
					cell = open([...cellExtensions(), firstLine, guardedSync({ fragment, undoManager: undo })]);
				},
				close: () => {
					close();
					editor.destroy();
				}
			};
		}
	};
}
