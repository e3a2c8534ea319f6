// Draws what comments hang on in an editor: a mark around words, a line beside blocks. Nothing of it stands in the document. While
// people write the marks move along; when they pause, `ThreadPlaces` says where they are.
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { ActionColumn } from '#domain/action-row.ts';
import { threadMarkWords as words } from '#lib/words/thread-marks.ts';
import { changedBlocks } from './changed-blocks.ts';
import { hearCaret } from './hear-caret.ts';
import { linesOf, positionOf } from './text-spots.ts';
import type { ThreadPlaces } from './thread-places.svelte.ts';

export interface ThreadMarkOptions {
	readonly places: ThreadPlaces;
	/** The cell this editor shows; null for the text. */
	readonly cell?: { readonly action: string; readonly column: ActionColumn } | null;
}

const key = new PluginKey<DecorationSet>('withus-threads');
/** A word is being composed: marks wait for it, ms. */
const whileComposing = 500;

export function threadMarks({ places, cell = null }: ThreadMarkOptions): Extension {
	const of = { actionId: cell?.action ?? null, column: cell?.column ?? null };
	return Extension.create({
		name: 'threadMarks',
		addProseMirrorPlugins: () => [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_config, state) => drawn(state, places, of),
					apply: (tr, before, old, state) => moved(tr, before, old, state, places, of)
				},
				props: {
					decorations: (state) => key.getState(state),
					handleClick: (view, _pos, event) => pressed(view, event, places)
				},
				view(view) {
					const redraw = (): void => {
						if (view.isDestroyed) return;
						if (view.composing) return void setTimeout(redraw, whileComposing);
						const set = drawn(view.state, places, of);
						if (isSame(set, key.getState(view.state))) return;
						hearCaret();
						view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
					};
					const leave = places.join({ view, ...of, redraw });
					// the text is drawn first, and only then is known what stands where
					queueMicrotask(redraw);
					return { destroy: leave };
				}
			})
		]
	});
}

/** Whoever reads goes to the thread; whoever writes only sees which one it is. */
function pressed(view: EditorView, event: MouseEvent, places: ThreadPlaces): boolean {
	const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-thread]') : null;
	const [id] = (mark?.dataset['thread'] ?? '').split(' ');
	if (!mark || !id || !view.dom.contains(mark)) return false;
	if (view.editable) places.current = id;
	else places.press(id);
	return false;
}

type Of = { readonly actionId: string | null; readonly column: ActionColumn | null };

function moved(
	tr: Transaction,
	before: DecorationSet,
	old: EditorState,
	state: EditorState,
	places: ThreadPlaces,
	of: Of
): DecorationSet {
	if (tr.getMeta(key) === true) return drawn(state, places, of);
	if (!tr.docChanged || before === DecorationSet.empty) return before;
	const { isChangeOrigin = false } = (tr.getMeta(ySyncPluginKey) ?? {}) as { isChangeOrigin?: boolean };
	return before.map(isChangeOrigin ? changedBlocks(old.doc, state.doc) : tr.mapping, tr.doc);
}

function drawn({ doc }: EditorState, places: ThreadPlaces, { actionId, column }: Of): DecorationSet {
	const { ranges, blocks } = places.forView(actionId, column);
	if (ranges.length + blocks.length === 0) return DecorationSet.empty;
	const lines = linesOf(doc);
	const decorations: Decoration[] = [];
	for (const { id, from, to, unsure } of ranges) {
		const [start, end] = [positionOf(lines, from), positionOf(lines, to)];
		if (start === null || end === null || start >= end) continue;
		const look = ['thread-mark', unsure && 'unsure', places.current === id && 'current'];
		const attributes = {
			...{ nodeName: 'mark', class: look.filter(Boolean).join(' '), 'data-thread': id },
			...{ 'data-begins': words.begins, 'data-ends': words.ends }
		};
		decorations.push(Decoration.inline(start, end, attributes, { of: `${id} ${attributes.class}` }));
	}
	const onBlocks = new Map<number, string[]>();
	for (const { at, id } of blocks) onBlocks.set(at, [...(onBlocks.get(at) ?? []), id]);
	doc.forEach((node, offset, index) => {
		const ids = onBlocks.get(index);
		if (!ids) return;
		const current = places.current !== null && ids.includes(places.current);
		const attributes = {
			class: current ? 'thread-block current' : 'thread-block',
			'data-thread': ids.join(' ')
		};
		decorations.push(
			Decoration.node(offset, offset + node.nodeSize, attributes, { of: Object.values(attributes).join(' ') })
		);
	});
	return DecorationSet.create(doc, decorations);
}

function isSame(one: DecorationSet, other: DecorationSet | undefined): boolean {
	const said = (set: DecorationSet | undefined): string =>
		(set?.find() ?? [])
			.map(({ from, to, spec }) => `${from} ${to} ${(spec as { of: string }).of}`)
			.sort()
			.join('\n');
	return said(one) === said(other);
}
