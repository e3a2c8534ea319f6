// States of a plan (the field's words). The first release moves a plan between drafting and published; the others have
// their names so that nothing needs renaming when their rooms are built.
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
