// A suggestion as its page shows it.
import type { Group } from '#domain/groups.ts';
import type { Fit, PartState } from '#domain/proposals/proposal.ts';
import type { ShownSection } from '#lib/plan-html/comparison.ts';

export interface ShownPart {
	readonly n: number;
	readonly state: PartState;
	readonly reason: string;
	readonly answeredBy: string | null;
	readonly answeredAt: Date | null;
	readonly fit: Fit;
	/** What it changes; where it does not fit, what was suggested. */
	readonly sections: readonly ShownSection[];
	/** What changed in the plan since, where that is in the way. */
	readonly since: readonly ShownSection[] | null;
	/** Names what the plan says there now, so that it is not written over unseen; null where it cannot be. */
	readonly over: string | null;
}

export interface ShownSuggestion {
	readonly id: string;
	readonly name: string;
	readonly group: Group;
	readonly isMine: boolean;
	readonly why: string;
	/** Sent to those alone who look at comments. */
	readonly private: boolean;
	readonly at: Date;
	/** The contribution to a consultation that it is made of. */
	readonly saidIn: { readonly round: string; readonly thread: string; readonly comment: string } | null;
	/** Where it is talked about, and how many times somebody said something; null while nobody has. */
	readonly talk: { readonly thread: string; readonly said: number } | null;
	readonly parts: readonly ShownPart[];
}

/** What was typed into the form of a part that was refused. */
export interface Refused {
	readonly id: string;
	readonly n: number;
	readonly say: string;
	/** It is about the reason, which stays to be filled in. */
	readonly atReason: boolean;
	readonly reason: string;
}
