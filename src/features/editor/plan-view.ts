// What the plan page is told by its route.
import type { Snippet } from 'svelte';
import type { Group } from '#domain/groups.ts';
import type { LookAfter } from '#domain/look-after.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';
import type { PeopleHere, PersonHere } from '#lib/collab/presence.svelte.ts';
import type { Section } from './contents.ts';

export interface PlanView {
	readonly planId: string;
	readonly epoch: number;
	readonly areaName: string;
	/** The text as it stood when the page was asked for. */
	readonly content: PlanContent;
	readonly me: {
		/** The person of this plan's area, the same in every page of theirs. */
		readonly id: string;
		readonly name: string;
		/** What tells me from others who are here. */
		readonly who: string;
		readonly group: Group;
		readonly role: string;
	};
	/** The newest version that stands at its public address; null when none does. */
	readonly publicVersion: number | null;
	readonly mayEdit: boolean;
	readonly mayPublish: boolean;
	readonly mayShare: boolean;
	/** Pieces of an imported file that still need a place. */
	readonly unplaced: number;
	/** Changes of mine that came too late to enter, and wait for me. */
	readonly held: number;
	/** Somebody who came to a workshop by its code: this page is the only one they have. */
	readonly isGuest: boolean;
	/** Why nobody edits it: it was put away, or it is an inspection report. */
	readonly fixed: 'archived' | 'inspection' | null;
	/** What they may do with the plan as a whole, such as giving it other titles; null for guests. */
	readonly mayDo: LookAfter | null;
}

/** What the page hands to the rooms around the text. They are put there by the route: features do not know each other. */
export interface PlanContext {
	readonly view: PlanView;
	/** Null until the live half of the page has arrived. */
	readonly live: LivePlan | null;
	readonly people: PeopleHere | null;
	readonly others: readonly PersonHere[];
	readonly sections: readonly Section[];
	/** The element that shows the plan, once the page is there. */
	readonly paper: HTMLElement | null;
}

/** What the route puts around the text. */
export interface PlanRooms {
	/** What other rooms have to tell, above the text. */
	readonly notices?: Snippet<[PlanContext]>;
	/** What other rooms offer to do with the plan, in one row of buttons above the text. */
	readonly tools?: Snippet<[PlanContext]>;
	/** Of these, buttons and links with nothing of their own to open: where there is little room they stand in the list. */
	readonly roomyTools?: Snippet<[PlanContext]>;
	/** What is needed less often: a list behind one button, so that the text comes first. Each button is a line of it. */
	readonly moreTools?: Snippet<[PlanContext]>;
	/** What is said below the buttons of what was chosen there. */
	readonly underTools?: Snippet<[PlanContext]>;
	/** In the bar, what those do next who cannot write here. */
	readonly nextStep?: Snippet<[PlanContext]>;
	/** What other rooms show beside the text; each decides by itself what it is on a phone. */
	readonly beside?: Snippet<[PlanContext]>;
	/** Where something is said about a section; null for who may not. */
	readonly comments?: string | null;
}
