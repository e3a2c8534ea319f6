// States of a plan, in the words of the field; how it gets from one to another is in plan-states.ts.
export const planStates = [
	'scoping',
	'drafting',
	'in_coproduction',
	'consultation',
	'responding',
	'board_signoff',
	'published',
	'quarterly_review',
	'superseded',
	'withdrawn'
] as const;
export type PlanState = (typeof planStates)[number];
