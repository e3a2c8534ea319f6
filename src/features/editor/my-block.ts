// Marks the block I write in, so that the style sheet knows which blocks stand below it: in a crowded room those that cannot be
// seen are neither laid out nor painted. What stands above stays drawn, because its height decides where my line is.
import { Extension } from '@tiptap/core';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export const myBlock = Extension.create({
	name: 'myBlock',
	addProseMirrorPlugins: () => [new Plugin({ props: { decorations: mark } })]
});

function mark({ doc, selection: { $head } }: EditorState): DecorationSet | null {
	if ($head.depth === 0) return null;
	return DecorationSet.create(doc, [Decoration.node($head.before(1), $head.after(1), { class: 'my-block' })]);
}
