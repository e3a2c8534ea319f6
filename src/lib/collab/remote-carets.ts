// Where others are writing: a line with their name and part, drawn from what the server says they are called.
// Own, because the stock plugin knows one field of presence for all editors of a page, and here prose and cells are separate.
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { hearCaret } from './hear-caret.ts';
import { othersIn, type PersonHere } from './presence.svelte.ts';

export interface CaretOptions {
	readonly awareness: Awareness;
	/** The presence field this editor speaks about: the prose, or the one open cell. */
	readonly field: 'cursor' | 'cell';
	/** Said with the position, so that others can tell which cell it is in. */
	readonly place?: { readonly action: string; readonly column: string };
	/** The words on the flag, such as "Sam, parent carer". */
	readonly label: (person: PersonHere) => string;
}

interface Positions {
	readonly anchor: unknown;
	readonly head: unknown;
}

const key = new PluginKey<DecorationSet>('withus-carets');

/** Draws the carets of others and tells them where mine is. */
export function remoteCarets(options: CaretOptions): Extension {
	return Extension.create({
		name: `carets-${options.field}`,
		addProseMirrorPlugins: () => [caretPlugin(options)]
	});
}

function caretPlugin(options: CaretOptions): Plugin<DecorationSet> {
	const { awareness, field } = options;
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: (_config, state) => carets(state, options),
			apply(tr, before, _old, state) {
				// A change from others replaces the whole document, so decorations cannot be mapped through it.
				const fromOthers = ySyncPluginKey.getState(state)?.isChangeOrigin === true;
				if (fromOthers || tr.getMeta(key) === true) return carets(state, options);
				return tr.docChanged ? before.map(tr.mapping, tr.doc) : before;
			}
		},
		props: { decorations: (state) => key.getState(state) },
		view(view) {
			let waits = false;
			const redraw = ({
				added,
				updated,
				removed
			}: {
				added: number[];
				updated: number[];
				removed: number[];
			}): void => {
				const others = [...added, ...updated, ...removed].some((tab) => tab !== awareness.clientID);
				if (!others || waits) return;
				// forty people who moved at once are one drawing
				waits = true;
				queueMicrotask(() => {
					waits = false;
					hearCaret();
					if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
				});
			};
			const tell = (): void => tellMyPlace(view, options);
			// The binding maps the document after the first draw; only then can places be found.
			queueMicrotask(() => {
				if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
			});
			awareness.on('change', redraw);
			view.dom.addEventListener('focusin', tell);
			view.dom.addEventListener('focusout', tell);
			return {
				update: tell,
				destroy() {
					awareness.off('change', redraw);
					view.dom.removeEventListener('focusin', tell);
					view.dom.removeEventListener('focusout', tell);
					awareness.setLocalStateField(field, null);
				}
			};
		}
	});
}

function tellMyPlace(view: EditorView, { awareness, field, place }: CaretOptions): void {
	const binding = ySyncPluginKey.getState(view.state)?.binding;
	if (!binding) return;
	const told = (awareness.getLocalState()?.[field] ?? null) as Positions | null;
	if (!view.hasFocus() || !view.editable) {
		if (told) awareness.setLocalStateField(field, null);
		return;
	}
	const { anchor, head } = view.state.selection;
	const at: Positions = {
		anchor: absolutePositionToRelativePosition(anchor, binding.type, binding.mapping),
		head: absolutePositionToRelativePosition(head, binding.type, binding.mapping)
	};
	if (told && samePlace(told.anchor, at.anchor) && samePlace(told.head, at.head)) return;
	awareness.setLocalStateField(field, { ...place, ...at });
}

function samePlace(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function carets(state: EditorState, { awareness, field, label }: CaretOptions): DecorationSet {
	const decorations: Decoration[] = [];
	for (const person of othersIn(awareness)) {
		const at = (awareness.getStates().get(person.tab)?.[field] ?? null) as Positions | null;
		if (!at || !person.mayEdit) continue;
		const anchor = absolute(state, at.anchor);
		const head = absolute(state, at.head);
		if (anchor === null || head === null) continue;
		decorations.push(
			Decoration.widget(head, () => flag(person, label(person)), {
				key: `${person.tab} ${label(person)}`,
				side: 10
			})
		);
		if (anchor !== head) {
			decorations.push(
				Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
					class: 'caret-selection',
					style: `--caret: ${person.color}`
				})
			);
		}
	}
	return DecorationSet.create(state.doc, decorations);
}

/** A place somebody told, in this document; null when it is in another editor, gone, or not understood. */
function absolute(state: EditorState, place: unknown): number | null {
	const sync = ySyncPluginKey.getState(state);
	if (!sync?.binding || sync.binding.mapping.size === 0 || typeof place !== 'object' || place === null)
		return null;
	const at = relativePositionToAbsolutePosition(
		sync.doc,
		sync.type,
		Y.createRelativePositionFromJSON(place),
		sync.binding.mapping
	);
	return at === null ? null : Math.min(at, Math.max(state.doc.content.size - 1, 0));
}

function flag(person: PersonHere, words: string): HTMLElement {
	const caret = document.createElement('span');
	caret.className = 'caret';
	caret.dataset['who'] = person.who;
	caret.style.setProperty('--caret', person.color);
	const name = document.createElement('span');
	name.className = 'caret-name';
	name.textContent = words;
	// Read where somebody is in the list of people here, not in the middle of a sentence.
	caret.setAttribute('aria-hidden', 'true');
	caret.append(name);
	return caret;
}
