// A plan that somebody has open to write in: the live one, or a copy of their own. What the editor needs of either.
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { SeenHolds } from '#protocol/holds.ts';
import type { LeadAct } from '#protocol/leading.ts';
import type { Announcer } from './announcer.svelte.ts';
import type { SaveState } from './connection.svelte.ts';
import type { LeadAnswer } from './leading.ts';
import type { ThreadPlaces } from './thread-places.svelte.ts';

export interface OpenCopy {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly undo: Y.UndoManager;
	readonly mayEdit: boolean;
	readonly holds: SeenHolds;
	readonly save: SaveState;
	/** The sign-in ended while it was open; never so for a copy of somebody's own. */
	readonly signedOut?: boolean;
	typed(): void;
	holdOthers(why: string): void;
	showOthers(why: string): void;
}

export interface OpenPlan {
	readonly planId: string;
	readonly connection: OpenCopy;
	readonly editing: boolean;
	readonly writing: boolean;
	readonly announcer: Announcer;
	readonly leading: { do(act: LeadAct): Promise<LeadAnswer> };
	/** Where comments hang; a copy of somebody's own shows none. */
	readonly threads?: ThreadPlaces | undefined;
	/** A copy of somebody's own: nothing of it reaches the server while they write. */
	readonly isFork?: true;
}
