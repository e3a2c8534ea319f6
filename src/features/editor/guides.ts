// Shows what belongs in a place of a template while it is empty. Drawn, never written: others' carets, the shared document
// and what is published know nothing of it. An empty heading is given a name, so that nobody is led to a heading of nothing.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { editorWords } from '#lib/words/editor.ts';
import { guideSentence } from '#lib/words/guides.ts';

const key = new PluginKey<DecorationSet>('withus-guides');

/** `shown`: whether this person may write here; readers are not told what is missing. */
export function guides(shown: () => boolean): Extension {
	return Extension.create({
		name: 'guides',
		addProseMirrorPlugins: () => [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_config, { doc }) => find(doc, shown),
					apply: (tr, before) => (tr.docChanged ? find(tr.doc, shown) : before)
				},
				props: { decorations: (state) => key.getState(state) }
			})
		]
	});
}

function find(doc: Node, shown: () => boolean): DecorationSet {
	const found: Decoration[] = [];
	doc.descendants((node, pos) => {
		if (!node.isTextblock) return true;
		if (node.content.size > 0) return false;
		const isHeading = node.type.name === 'heading';
		const hint = shown() ? guideSentence(node.attrs['guide']) : '';
		if (hint !== '' || isHeading) {
			found.push(
				Decoration.node(pos, pos + node.nodeSize, {
					...(hint === '' ? {} : { class: 'empty-here', 'data-hint': hint }),
					...(isHeading ? { 'aria-label': hint || editorWords.untitled } : {})
				})
			);
		}
		return false;
	});
	return DecorationSet.create(doc, found);
}
