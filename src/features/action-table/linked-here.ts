// Under the heading of an area stand the rows that are linked to it, as links. A widget: nothing of it is in the text.
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { mount, unmount } from 'svelte';
import LinkedHere from './LinkedHere.svelte';
import type { PageTables } from './page-tables.svelte.ts';

export function linkedHere(page: PageTables): Plugin<DecorationSet> {
	const key = new PluginKey<DecorationSet>('withus-linked-here');
	const drawn = new WeakMap<Node, ReturnType<typeof mount>>();
	const widget = (at: number, area: string): Decoration =>
		Decoration.widget(
			at,
			() => {
				const box = document.createElement('div');
				box.contentEditable = 'false';
				drawn.set(
					box,
					mount(LinkedHere, { target: box, props: { area, source: page.rows, view: page.view } })
				);
				return box;
			},
			{
				key: `linked-${area}`,
				side: -1,
				ignoreSelection: true,
				stopEvent: () => true,
				destroy: (box) => {
					const component = drawn.get(box);
					if (component) void unmount(component);
				}
			}
		);
	const find = ({ doc }: EditorState): DecorationSet => {
		const found: Decoration[] = [];
		const seen = new Set<string>();
		doc.forEach((node, pos, index) => {
			const id: unknown = node.type.name === 'heading' ? node.attrs['id'] : null;
			if (typeof id !== 'string' || id === '' || seen.has(id)) return;
			seen.add(id);
			const next = index + 1 < doc.childCount ? doc.child(index + 1) : null;
			const plain = next?.type.name === 'plainTitle' ? next.nodeSize : 0;
			found.push(widget(pos + node.nodeSize + plain, id));
		});
		return DecorationSet.create(doc, found);
	};
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: (_config, state) => find(state),
			apply: (tr, before, _old, state) => (tr.docChanged ? find(state) : before)
		},
		props: { decorations: (state) => key.getState(state) }
	});
}
