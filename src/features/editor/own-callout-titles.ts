// A callout that brings its own title (a first paragraph that is bold throughout, as in imported plans) keeps it; ours steps back.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('withus-own-callout-titles');

export const ownCalloutTitles = Extension.create({
	name: 'ownCalloutTitles',
	addProseMirrorPlugins: () => [
		new Plugin<DecorationSet>({
			key,
			state: {
				init: (_config, { doc }) => find(doc),
				apply: (tr, before) => (tr.docChanged ? find(tr.doc) : before)
			},
			props: { decorations: (state) => key.getState(state) }
		})
	]
});

function find(doc: Node): DecorationSet {
	const found: Decoration[] = [];
	doc.forEach((node, pos) => {
		if (node.type.name === 'callout' && isTitle(node.firstChild)) {
			found.push(Decoration.node(pos, pos + node.nodeSize, { class: 'titled' }));
		}
	});
	return DecorationSet.create(doc, found);
}

function isTitle(block: Node | null): boolean {
	if (block?.type.name !== 'paragraph' || block.content.size === 0) return false;
	return block.children.every((text) => text.marks.some((mark) => mark.type.name === 'bold'));
}
