// The Tiptap editor of a plan, put together.
import { Editor, type Extensions, type Node } from '@tiptap/core';
import { Gapcursor } from '@tiptap/extensions';
import type { Awareness } from 'y-protocols/awareness';
import { SvelteSet } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { Halted } from '#lib/collab/guarded-binding.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { ActionTable, cellExtensions, planExtensions } from '#lib/collab/plan-extensions.ts';
import type { PeopleHere } from '#lib/collab/presence.svelte.ts';
import { remoteCarets } from '#lib/collab/remote-carets.ts';
import { threadMarks } from '#lib/collab/thread-marks.ts';
import type { ThreadPlaces } from '#lib/collab/thread-places.svelte.ts';
import type { LeadAct } from '#protocol/leading.ts';
import { isKept, type SeenHolds } from '#protocol/holds.ts';
import type { TableHost } from '#lib/collab/table-host.ts';
import { footOfPage } from '#lib/ui/above-keyboard.ts';
import { caretInView } from './caret-in-view.ts';
import { caretWords } from './caret-words.ts';
import { ownIds } from './own-ids.ts';
import { quotations } from './quotations.ts';
import { editorWords } from '#lib/words/editor.ts';
import { drawnBlocks } from './drawn-blocks.ts';
import { firstLine } from './first-line.ts';
import { guides } from './guides.ts';
import { ownCalloutTitles } from './own-callout-titles.ts';
import { pictureFiles, type PictureFiles } from './picture-files.ts';
import { pasting, type PasteQuestion } from './pasting.ts';
import { planKeys } from './plan-keys.ts';

/** The other feature's half of a table: how it is drawn, and what happens when one is copied. */
export interface TableParts {
	readonly node: (base: Node, host: TableHost) => Node;
	readonly copyRows: (doc: Y.Doc, from: string, to: string) => void;
	readonly copied: string;
}

export interface EditorOptions {
	readonly element: HTMLElement;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly undo: Y.UndoManager;
	readonly people: PeopleHere;
	readonly tables: TableParts;
	/** What comments hang on, where there are any. */
	readonly threads?: ThreadPlaces | undefined;
	/** Reactive where it is read in a template. */
	readonly editing: () => boolean;
	/** Whether they may write here, so that the guides of a template are shown. */
	readonly mayEdit: () => boolean;
	/** Reactive: whether what I write is taken now, and what is held. */
	readonly writing: () => boolean;
	readonly holds: () => SeenHolds;
	readonly lead: (act: LeadAct, done: string) => void;
	readonly say: (sentence: string) => void;
	/** A cell has been opened for writing, or closed. */
	readonly active: (cell: Editor | null) => void;
	readonly link: () => void;
	readonly toolbar: () => void;
	/** A pasted table looks like actions; null: no answer is owed any more. */
	readonly askPaste: (question: PasteQuestion | null) => void;
	/** What a person should know of what they pasted. */
	readonly tellPaste: (sentence: string | null) => void;
	/** Something was too long to be put in, here or in a cell. */
	readonly tooMuch: () => void;
	readonly pictures: PictureFiles;
	/** The text can no longer be edited here, or again (null). */
	readonly halted: (why: Halted | null) => void;
}

/** The caret is kept clear of the toolbar, which stays at the top and on a phone at the bottom, in one row or in two, px. */
const clearOfToolbar = {
	...{ top: 120, left: 0, right: 0 },
	get bottom() {
		return Math.max(72, footOfPage() + 20);
	}
};

export function openEditor(options: EditorOptions): Editor {
	const { element, doc, awareness, undo, people, tables, say, threads } = options;
	const keys = planKeys({ link: options.link, toolbar: options.toolbar });
	const taking = (row: string | null) =>
		pasting({ doc, undo, row, say, ask: options.askPaste, tell: options.tellPaste });
	const host: TableHost = {
		doc,
		people,
		undo,
		threads,
		wide: new SvelteSet<string>(),
		get editing() {
			return options.editing();
		},
		get writing() {
			return options.writing();
		},
		get holds() {
			return options.holds();
		},
		lead: options.lead,
		cellParts: (fragment, place): Extensions => [
			...cellExtensions(),
			taking(place.action),
			firstLine,
			guardedSync({
				fragment,
				undoManager: undo,
				onTooMuch: options.tooMuch,
				still: () => !options.writing() || isKept(options.holds(), place.action)
			}),
			remoteCarets({ awareness, field: 'cell', place, label: caretWords }),
			...(threads ? [threadMarks({ places: threads, cell: place })] : []),
			keys
		],
		active: options.active,
		say
	};
	return new Editor({
		element,
		injectCSS: false,
		editable: false,
		editorProps: {
			scrollThreshold: clearOfToolbar,
			scrollMargin: clearOfToolbar,
			handleScrollToSelection: caretInView(clearOfToolbar)
		},
		extensions: [
			...planExtensions({ ...drawnBlocks, actionTable: tables.node(ActionTable, host) }),
			Gapcursor,
			pictureFiles(options.pictures),
			taking(null),
			ownCalloutTitles,
			guides(options.mayEdit),
			quotations.configure({ said: () => say(editorWords.quoteStays) }),
			firstLine,
			guardedSync({
				fragment: rootsOf(doc).body,
				undoManager: undo,
				onHalted: options.halted,
				onTooMuch: options.tooMuch,
				still: () => options.editing() && !options.writing(),
				onOvercome: (error) => console.error('A change was shown after a second try.', error)
			}),
			remoteCarets({ awareness, field: 'cursor', label: caretWords }),
			...(threads ? [threadMarks({ places: threads })] : []),
			ownIds(({ type, from, to }) => {
				if (type !== 'actionTable') return;
				tables.copyRows(doc, from, to);
				say(tables.copied);
			}),
			keys
		]
	});
}
