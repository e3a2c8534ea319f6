// Words about plans as things in a list.
import type { PlanState } from '#domain/plan-states.ts';
import type { PlanKind } from '#domain/plan.ts';

export const planKindWords: Readonly<Record<PlanKind, { name: string; says: string }>> = {
	afi: {
		name: 'Improvement plan',
		says: 'For areas that inspectors or families want improved: what you will do, who does it, and how families will notice.'
	},
	pap: {
		name: 'Priority action plan',
		says: 'For the urgent actions that inspectors asked for, with how you measure each of them.'
	},
	strategy: {
		name: 'Strategy',
		says: 'For where you want to be in three to five years, in a few priorities.'
	},
	update: {
		name: 'Update',
		says: 'For telling everybody what has happened since a plan or a strategy was agreed.'
	},
	inspection: {
		name: 'Inspection report',
		says: 'What inspectors wrote. It can be read and quoted, and nobody can change it.'
	}
};

export const planStateWords: Readonly<Record<PlanState, string>> = {
	scoping: 'Being scoped',
	drafting: 'Being written',
	in_coproduction: 'In workshops',
	consultation: 'Open for comment',
	responding: 'Comments being answered',
	board_signoff: 'With the board',
	published: 'Published',
	quarterly_review: 'Quarterly review',
	superseded: 'Replaced',
	withdrawn: 'Withdrawn'
};

export const plansWords = {
	title: 'Plans',
	says: 'The plans you have a part in.',
	bring: 'Bring in a plan from Word',
	start: 'Start a new plan',
	untitled: 'A plan without a title',
	official: 'Official title:',
	yourPart: 'Your part:',
	changed: 'Changed',
	version: (n: number) => `Version ${n} is public`,
	empty: {
		title: 'No plan here yet',
		mayMake: 'Bring in the plan you have in Word: headings, tables and words come along. Or start a new one.',
		mayNot: 'Somebody who leads a plan gives you a part in it. It then appears here.'
	},
	noArea: {
		title: 'You are not a member anywhere yet',
		says: 'Open an invitation link to join. Ask the person who runs your area for one.'
	}
} as const;

export const newPlanWords = {
	title: 'Start a new plan',
	says: 'You get the headings such a plan has, and a hint at each place of what belongs there. Everything can be changed later.',
	area: 'Area',
	plainTitle: 'Plain title',
	plainTitleHint: 'What families would call it, such as “Getting help sooner”.',
	officialTitle: 'Official title',
	period: 'Which time is it for?',
	periodHint: 'Such as “September 2026 to March 2028”.',
	kind: 'What kind of plan?',
	seenBy: 'Only people with a part in this plan see it, until you share or publish it.',
	button: 'Start writing'
} as const;
