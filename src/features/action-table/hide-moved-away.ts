// Lines whose words went to another row are not shown while they are empty, unless somebody's caret is in them.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { rowMovedTo } from '#document/moved-words.ts';

const key = new PluginKey('withus-moved-away');

export const hideMovedAway = Extension.create({
	name: 'hideMovedAway',
	addProseMirrorPlugins: () => [new Plugin({ key, props: { decorations: find } })]
});

function find({ doc, selection }: EditorState): DecorationSet {
	const hidden: Decoration[] = [];
	const holdsCaret = (pos: number, node: Node): boolean =>
		selection.to >= pos && selection.from <= pos + node.nodeSize;
	const visit = (node: Node, pos: number): boolean => {
		const gone = node.isTextblock
			? node.content.size === 0 && rowMovedTo(`${node.attrs['id'] ?? ''}`) !== null && !holdsCaret(pos, node)
			: node.childCount > 0 && allGone(node, pos);
		if (gone) hidden.push(Decoration.node(pos, pos + node.nodeSize, { class: 'moved-away' }));
		return gone;
	};
	const allGone = (parent: Node, pos: number): boolean => {
		let gone = true;
		// every child is looked at, also when one before it stays
		parent.forEach((child, offset) => (gone = visit(child, pos + 1 + offset) && gone));
		return gone;
	};
	allGone(doc, -1);
	return DecorationSet.create(doc, hidden);
}
