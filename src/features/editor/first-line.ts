// An empty plan or cell holds no block at all (two people deleting at once may leave it so). The first thing somebody types
// makes the line it stands on; merely opening writes nothing.
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export const firstLine = Extension.create({
	name: 'firstLine',
	addProseMirrorPlugins: () => [
		new Plugin({
			key: new PluginKey('withus-first-line'),
			props: {
				handleDOMEvents: {
					beforeinput: (view) => makeFirstLine(view),
					compositionstart: (view) => makeFirstLine(view)
				},
				handleKeyDown(view, event) {
					if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) makeFirstLine(view);
					return false;
				},
				handlePaste: (view) => makeFirstLine(view)
			}
		})
	]
});

/** Always false: what was typed goes on to where it goes. */
function makeFirstLine(view: EditorView): false {
	const { doc, schema, tr } = view.state;
	const paragraph = schema.nodes['paragraph'];
	if (doc.childCount > 0 || !paragraph || !view.editable) return false;
	tr.insert(0, paragraph.create());
	view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1)));
	return false;
}
