// What the plan page is told by its route.
import type { Group } from '#domain/groups.ts';
import type { PlanContent } from '#domain/plan.ts';

export interface PlanView {
	readonly planId: string;
	readonly epoch: number;
	readonly areaName: string;
	/** The text as it stood when the page was asked for. */
	readonly content: PlanContent;
	readonly me: { readonly name: string; readonly group: Group; readonly role: string };
	readonly mayEdit: boolean;
	readonly mayPublish: boolean;
	readonly mayShare: boolean;
	/** Pieces of an imported file that still need a place. */
	readonly unplaced: number;
}
