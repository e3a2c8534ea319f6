// What keeps people from writing for a while: a pause of the whole plan, or a row that is being talked about.
import type { Group } from './groups.ts';

/** Who holds it, as others may see them. */
export interface Holder {
	readonly name: string;
	readonly group: Group;
}

/** Where everybody is called to: a section or a row, by its id in the plan. */
export interface Call {
	/** Tells one call from the next. */
	readonly id: string;
	readonly target: string;
	readonly by: Holder;
}

export interface Holds {
	readonly paused: Holder | null;
	/** The rows that are being talked about, by their ids. */
	readonly rows: Readonly<Record<string, Holder>>;
	readonly call: Call | null;
}

export const noHolds: Holds = { paused: null, rows: {}, call: null };

/** Most rows that can be held at once: people talk about one, perhaps two. */
export const mostHeldRows = 20;
