// What people do in an editor, at random.
import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { addRow } from '#document/action-rows.ts';

/** A whole number from 0 to below. */
export type Chance = (below: number) => number;

export type Step = (editor: Editor, chance: Chance, doc: Y.Doc) => void;
const place = (editor: Editor, chance: Chance): number => chance(editor.state.doc.content.size + 1);
const words = ['a', 'b ', 'longer words ', '🙂', '3.'];

/** Every kind of edit at any place, typing most of all. */
export const steps: Step[] = [
	...Array<Step>(5).fill(({ view, state }, chance) => {
		const { $head } = state.selection;
		if ($head.parent.inlineContent)
			view.dispatch(state.tr.insertText(words[chance(words.length)] as string, $head.pos));
	}),
	...Array<Step>(4).fill((editor, chance) => {
		const at = editor.state.doc.resolve(place(editor, chance));
		const to = editor.state.doc.resolve(chance(4) ? at.pos : place(editor, chance));
		editor.view.dispatch(editor.state.tr.setSelection(TextSelection.between(at, to)));
	}),
	(editor) => editor.commands.deleteSelection(),
	(editor) => editor.commands.splitBlock(),
	(editor) => editor.commands.joinBackward(),
	(editor) => editor.commands.joinForward(),
	(editor) => editor.commands.selectAll(),
	(editor) => editor.commands.toggleBold(),
	(editor, chance) => editor.commands.toggleNode('heading', 'paragraph', { level: 1 + chance(4) }),
	(editor) => editor.commands.toggleBulletList(),
	(editor) => editor.commands.toggleOrderedList(),
	(editor) => editor.commands.splitListItem('listItem'),
	(editor) => editor.commands.sinkListItem('listItem'),
	(editor) => editor.commands.liftListItem('listItem'),
	(editor) => editor.commands.toggleWrap('callout', { kind: 'impact' }),
	(editor, chance) => editor.commands.insertContentAt(place(editor, chance), { type: 'paragraph' }),
	(editor, chance) => {
		const at = place(editor, chance);
		const node = editor.state.doc.nodeAt(at);
		if (node && NodeSelection.isSelectable(node)) editor.commands.setNodeSelection(at);
	},
	(editor, chance) => {
		// A block moved up or down, as the keyboard does it: the same nodes, elsewhere.
		const { doc, tr } = editor.state;
		if (doc.childCount < 2) return;
		const index = chance(doc.childCount - 1);
		let from = 0;
		for (let before = 0; before < index; before++) from += doc.child(before).nodeSize;
		const block = doc.child(index);
		tr.delete(from, from + block.nodeSize).insert(from + doc.child(index + 1).nodeSize, block);
		editor.view.dispatch(tr);
	},
	...Array<Step>(3).fill((editor) => editor.commands.undo()),
	(editor) => editor.commands.redo(),
	(_editor, _chance, doc) => void addRow(doc, { table: 't1' })
];

/** Some commands of Tiptap throw where they cannot be done (Enter over a selection from a heading into a list). */
export function attempt(step: () => void): boolean {
	try {
		step();
		return true;
	} catch (error) {
		if (error instanceof RangeError && error.message.startsWith('Invalid content for node type'))
			return false;
		if (error instanceof Error && error.name === 'TransformError') return false;
		throw error;
	}
}
