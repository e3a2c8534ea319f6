// Where others are writing: a line with their name and part, drawn from what the server says they are called.
// Own, because the stock plugin knows one field of presence for all editors of a page, and here prose and cells are separate.
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Mapping } from './draw.ts';
import { hearCaret } from './hear-caret.ts';
import { peopleIn, type PersonHere } from './presence.svelte.ts';

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
				const drawing = tr.getMeta(ySyncPluginKey) as { unfinished?: boolean } | undefined;
				const fromOthers =
					ySyncPluginKey.getState(state)?.isChangeOrigin === true && drawing?.unfinished !== true;
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
	if (told && isSame(told.anchor, at.anchor) && isSame(told.head, at.head)) return;
	awareness.setLocalStateField(field, { ...place, ...at });
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function carets(state: EditorState, { awareness, field, label }: CaretOptions): DecorationSet {
	const decorations: Decoration[] = [];
	const placeOf = placesIn(state);
	for (const person of peopleIn(awareness)) {
		const at = (awareness.getStates().get(person.tab)?.[field] ?? null) as Positions | null;
		if (!at || !person.mayEdit) continue;
		const head = placeOf(at.head);
		const anchor = isSame(at.anchor, at.head) ? head : placeOf(at.anchor);
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

/** Answers where a place that somebody told is in this document; null when it is in another editor, gone, or not understood. */
function placesIn(state: EditorState): (place: unknown) => number | null {
	const sync = ySyncPluginKey.getState(state);
	const { binding } = sync ?? {};
	if (!sync || !binding || binding.mapping.size === 0) return () => null;
	const mapping = binding.mapping as Mapping;
	const starts = new Map<Node, number | undefined>();
	// one that was pasted twice may stand in two places
	state.doc.descendants((node, at) => void starts.set(node, starts.has(node) ? undefined : at));
	const last = Math.max(state.doc.content.size - 1, 0);
	return (place) => {
		if (typeof place !== 'object' || place === null) return null;
		const told = Y.createRelativePositionFromJSON(place);
		const found = Y.createAbsolutePositionFromRelativePosition(told, sync.doc);
		const line = found?.type.parent;
		const node = line instanceof Y.XmlElement && line.length === 1 ? mapping.get(line) : undefined;
		const start = node instanceof Node && found?.type instanceof Y.XmlText ? starts.get(node) : undefined;
		// nearly everybody is somewhere in the words of a line; whoever is not is looked for through the whole document
		const at =
			start === undefined
				? relativePositionToAbsolutePosition(sync.doc, sync.type, told, binding.mapping)
				: start + 1 + found!.index;
		return at === null ? null : Math.min(at, last);
	};
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
