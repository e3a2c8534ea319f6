// The action table inside the text: one atom of the document, drawn by Svelte, with its own ways in and out by keyboard.
import type { Node } from '@tiptap/core';
import { DOMSerializer, type Node as ProseNode } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView, type NodeView } from '@tiptap/pm/view';
import { mount, unmount } from 'svelte';
import type { TableHost } from '#lib/collab/table-host.ts';
import { linkedHere } from './linked-here.ts';
import LiveActionTable from './LiveActionTable.svelte';
import { PageTables } from './page-tables.svelte.ts';
import type { RowView } from './row-view.svelte.ts';
import { tableAsHtml, tableAsText } from './table-clipboard.ts';

/** The schema's own `actionTable`, made visible and usable for the people of this page. */
export function actionTableNode(base: Node, host: TableHost, rows: RowView): Node {
	const page = new PageTables(host, rows);
	return base.extend({
		addNodeView:
			() =>
			({ node, view, getPos, decorations }) =>
				new TableView(page, node, view, getPos, decorations.some(isRepeat)),
		addProseMirrorPlugins: () => [repeatsPlugin(), keysPlugin(), clipboardPlugin(host), linkedHere(page)]
	});
}

class TableView implements NodeView {
	readonly dom = document.createElement('div');
	readonly #props: { page: PageTables; id: string; title: string; repeated: boolean; selected: boolean };
	readonly #component: ReturnType<typeof mount>;
	readonly #view: EditorView;
	readonly #getPos: () => number | undefined;

	constructor(
		page: PageTables,
		node: ProseNode,
		view: EditorView,
		getPos: () => number | undefined,
		repeated: boolean
	) {
		this.#view = view;
		this.#getPos = getPos;
		const props = $state({ page, id: idOf(node), title: titleOf(node), repeated, selected: false });
		this.#props = props;
		this.dom.contentEditable = 'false';
		this.dom.className = 'action-table-node';
		this.dom.addEventListener('keydown', this.#onKey);
		this.#component = mount(LiveActionTable, { target: this.dom, props });
	}

	update(node: ProseNode, decorations: readonly Decoration[]): boolean {
		if (node.type.name !== 'actionTable') return false;
		this.#props.id = idOf(node);
		this.#props.title = titleOf(node);
		this.#props.repeated = decorations.some(isRepeat);
		return true;
	}

	selectNode(): void {
		this.#props.selected = true;
	}

	deselectNode(): void {
		this.#props.selected = false;
	}

	/** Everything inside is the table's own business, except dragging it as a whole. */
	stopEvent(event: Event): boolean {
		return event.target !== this.dom;
	}

	ignoreMutation(): boolean {
		return true;
	}

	destroy(): void {
		this.dom.removeEventListener('keydown', this.#onKey);
		void unmount(this.#component);
	}

	/** Esc, where nothing inside wanted it: out of the table, which is then chosen as a whole. */
	readonly #onKey = (event: KeyboardEvent): void => {
		if (event.key !== 'Escape' || event.defaultPrevented || !this.#view.editable) return;
		if (event.target instanceof Element && event.target.closest('dialog')) return;
		const pos = this.#getPos();
		if (pos === undefined) return;
		event.preventDefault();
		this.#view.dispatch(this.#view.state.tr.setSelection(NodeSelection.create(this.#view.state.doc, pos)));
		this.#view.focus();
	};
}

function idOf(node: ProseNode): string {
	return `${node.attrs['id'] ?? ''}`;
}

function titleOf(node: ProseNode): string {
	return `${node.attrs['title'] ?? ''}`;
}

const repeats = new PluginKey<DecorationSet>('withus-repeated-tables');

function isRepeat(decoration: Decoration): boolean {
	return (decoration.spec as { repeat?: boolean }).repeat === true;
}

/** Marks tables whose id an earlier table has: the first in the text is the table, later ones point to it. */
function repeatsPlugin(): Plugin<DecorationSet> {
	return new Plugin<DecorationSet>({
		key: repeats,
		state: {
			init: (_config, state) => findRepeats(state),
			apply: (tr, before, _old, state) => (tr.docChanged ? findRepeats(state) : before)
		},
		props: { decorations: (state) => repeats.getState(state) }
	});
}

function findRepeats({ doc }: EditorState): DecorationSet {
	const seen = new Set<string>();
	const found: Decoration[] = [];
	doc.forEach((node, pos) => {
		if (node.type.name !== 'actionTable') return;
		const id = idOf(node);
		if (seen.has(id)) found.push(Decoration.node(pos, pos + node.nodeSize, {}, { repeat: true }));
		seen.add(id);
	});
	return DecorationSet.create(doc, found);
}

function chosenTable({ selection }: EditorState): NodeSelection | null {
	return selection instanceof NodeSelection && selection.node.type.name === 'actionTable' ? selection : null;
}

/** While a table is chosen as a whole: Enter goes in, letters do not replace it, arrows find a way past it. */
function keysPlugin(): Plugin {
	return new Plugin({
		key: new PluginKey('withus-table-keys'),
		props: {
			handleTextInput: (view) => chosenTable(view.state) !== null,
			handleDOMEvents: {
				beforeinput(view, event) {
					if (!chosenTable(view.state) || !event.inputType.startsWith('insert')) return false;
					event.preventDefault();
					return true;
				}
			},
			handlePaste(view, _event, slice) {
				const chosen = chosenTable(view.state);
				if (!chosen) return false;
				view.dispatch(view.state.tr.insert(chosen.to, slice.content).scrollIntoView());
				return true;
			},
			handleKeyDown(view, event) {
				const chosen = chosenTable(view.state);
				if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return false;
				if (event.key === 'Enter') return goIn(view, chosen);
				if (event.key === 'ArrowDown' && chosen.to === view.state.doc.content.size)
					return addLine(view, chosen.to);
				if (event.key === 'ArrowUp' && chosen.from === 0) return addLine(view, 0);
				return false;
			}
		}
	});
}

function goIn(view: EditorView, { from }: NodeSelection): boolean {
	const dom = view.nodeDOM(from);
	if (!(dom instanceof HTMLElement)) return false;
	const first =
		dom.querySelector<HTMLElement>('.way-in button') ??
		dom.querySelector<HTMLElement>('button, [tabindex="0"]');
	first?.focus();
	return true;
}

/** A table at the very start or end leaves no place for the caret: an arrow key makes one. */
function addLine(view: EditorView, at: number): boolean {
	const paragraph = view.state.schema.nodes['paragraph'];
	if (!view.editable || !paragraph) return false;
	const tr = view.state.tr.insert(at, paragraph.create());
	tr.setSelection(NodeSelection.near(tr.doc.resolve(at + 1)));
	view.dispatch(tr.scrollIntoView());
	return true;
}

/** What is copied carries the table as a real one, so that it can be pasted anywhere. */
function clipboardPlugin(host: TableHost): Plugin {
	let serializer: DOMSerializer | null = null;
	return new Plugin({
		key: new PluginKey('withus-table-clipboard'),
		view(view) {
			const plain = DOMSerializer.fromSchema(view.state.schema);
			serializer = new DOMSerializer(
				{ ...plain.nodes, actionTable: (node) => tableAsHtml(host.doc, idOf(node), titleOf(node)) },
				plain.marks
			);
			return {};
		},
		props: {
			get clipboardSerializer() {
				return serializer ?? undefined;
			},
			clipboardTextSerializer(slice) {
				const lines: string[] = [];
				slice.content.forEach((node) => {
					lines.push(
						node.type.name === 'actionTable'
							? tableAsText(host.doc, idOf(node))
							: node.textBetween(0, node.content.size, '\n', '\n')
					);
				});
				return lines.join('\n\n');
			}
		}
	});
}
