// Whose words they are: the person and group who first wrote them, and the way by which they came.
import type { Group } from '../groups.ts';
import type { PersonId } from '../ids.ts';

/** `suggestion`: written as a proposal that somebody accepted. `restore`: gone for a while, and brought back. */
export const vias = ['typed', 'suggestion', 'import', 'restore'] as const;
export type Via = (typeof vias)[number];

/** Somebody as they were when they wrote. The group stays when the person is gone. */
export interface Hand {
	readonly person: PersonId;
	readonly group: Group;
}

export interface Voice extends Hand {
	readonly via: Via;
	/** Who brought the words back, when they were restored. */
	readonly broughtBy?: Hand;
}

/** So many characters that stand in one place and belong to one voice. */
export interface VoiceShare extends Voice {
	readonly characters: number;
}

/** Whose words stand in one block of the plan's text. */
export interface BlockVoices {
	/** The block's own id, or where the document has it. */
	readonly key: string;
	/** Of a heading, which begins a section. */
	readonly level?: number;
	/** It shows a table of action rows, under this id. */
	readonly table?: string;
	readonly shares: readonly VoiceShare[];
}

/** Whose words stand in an action row, cell by cell. */
export interface RowVoices {
	/** The table that shows it. */
	readonly table: string;
	readonly cells: Readonly<Record<string, readonly VoiceShare[]>>;
}

/**
 * Whose words stand in a plan, block by block in order, and row by row. Removed rows are left out; a row that was put together
 * with another stands under its own id.
 */
export interface PlanVoices {
	readonly blocks: readonly BlockVoices[];
	readonly rows: Readonly<Record<string, RowVoices>>;
}
