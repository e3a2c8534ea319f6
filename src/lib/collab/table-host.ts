// What an action table needs from the page around it.
import type { Editor, Extensions } from '@tiptap/core';
import type { SvelteSet } from 'svelte/reactivity';
import type * as Y from 'yjs';
import type { ActionColumn } from '#domain/action-row.ts';
import type { LeadAct } from '#protocol/leading.ts';
import type { SeenHolds } from '#protocol/holds.ts';
import type { PeopleHere } from './presence.svelte.ts';
import type { ThreadPlaces } from './thread-places.svelte.ts';

export interface TableHost {
	readonly doc: Y.Doc;
	readonly people: PeopleHere;
	/** What comments hang on; undefined where there are none. Reactive. */
	readonly threads?: ThreadPlaces | undefined;
	/** One history for prose, cells and rows. */
	readonly undo: Y.UndoManager;
	/** Tables I look at in the printed, wide form, by their ids. Reactive; outlives every drawing anew, and writes nothing. */
	readonly wide: SvelteSet<string>;
	/** Whether I am editing now. Reactive. */
	readonly editing: boolean;
	/** Whether changes are taken now: editing, and writing is not paused. Reactive. */
	readonly writing: boolean;
	/** What is held while a workshop is led. Reactive. */
	readonly holds: SeenHolds;
	/** Does something for everybody, for who leads; answers whether it was done, and says so aloud. */
	lead(act: LeadAct, done: string): void;
	/** The parts of an editor for one cell, bound to its words. */
	cellParts(cell: Y.XmlFragment, place: { action: string; column: ActionColumn }): Extensions;
	/** Which editor the toolbar speaks to. */
	active(editor: Editor | null): void;
	/** Answers what I just did, aloud. */
	say(sentence: string): void;
}
