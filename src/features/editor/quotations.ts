// A quotation from an inspection report stands as it is: it is chosen and taken away as a whole, and no key changes its
// words. The gate holds the same rule (G10); here nobody is led to try.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

export const quotations = Extension.create<{ said: () => void }>({
	name: 'quotations',
	addOptions: () => ({ said: () => undefined }),
	addProseMirrorPlugins() {
		const { said } = this.options;
		return [
			new Plugin({
				key: new PluginKey('withus-quotations'),
				filterTransaction(tr, state) {
					if (!tr.docChanged || tr.getMeta(ySyncPluginKey)) return true;
					const before = new Set(quotationsIn(state.doc).map(words));
					const kept = quotationsIn(tr.doc).every((quotation) => before.has(words(quotation)));
					if (!kept) said();
					return kept;
				}
			})
		];
	}
});

function quotationsIn(doc: Node): Node[] {
	const found: Node[] = [];
	doc.forEach((node) => {
		if (node.type.name === 'callout' && node.attrs['source']) found.push(node);
	});
	return found;
}

function words(quotation: Node): string {
	const { kind, source } = quotation.attrs;
	return JSON.stringify([kind, source, quotation.textBetween(0, quotation.content.size, '\n')]);
}
