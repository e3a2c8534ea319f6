// Presence as others see it. The server makes every field but the cursor; a claimed name is ignored.
import type { Group } from '#domain/groups.ts';

/** What a client may send in its awareness state: opaque, at most 1 kB. Anything else it sends is dropped. */
export interface OwnPresence {
	/** y-tiptap's relative positions in the document. */
	readonly cursor?: unknown;
	/** Relative positions inside a cell: {action, column, anchor, head}. */
	readonly cell?: unknown;
}

/** What everybody receives in an awareness state. `user` has the fields y-websocket clients expect. */
export interface SeenPresence extends OwnPresence {
	readonly user: {
		/** As the person chose to be shown; young people by group only. */
		readonly name: string;
		/** The same in all tabs of one person in this plan, and says nothing else. */
		readonly who: string;
		readonly group: Group;
		readonly role: string;
		/** One of twelve tested colours, as #rrggbb. */
		readonly color: string;
		readonly mayEdit: boolean;
	};
}
