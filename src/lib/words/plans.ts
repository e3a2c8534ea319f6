// Words about plans as things in a list.
import type { PlanState } from '#domain/plan-states.ts';
import type { PlanKind } from '#domain/plan.ts';

export const planKindWords: Readonly<Record<PlanKind, { name: string; says: string }>> = {
	pap: { name: 'Priority action plan', says: 'After an inspection found urgent weaknesses.' },
	afi: { name: 'Improvement plan', says: 'For areas that inspectors or families want improved.' },
	strategy: { name: 'Strategy', says: 'What an area wants to reach over several years.' },
	update: { name: 'Update', says: 'What has happened since a plan was agreed.' },
	inspection: { name: 'Inspection response', says: 'An answer to an inspection report.' }
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
	start: 'Start an empty plan',
	untitled: 'A plan without a title',
	official: 'Official title:',
	yourPart: 'Your part:',
	changed: 'Changed',
	version: (n: number) => `Version ${n} is public`,
	empty: {
		title: 'No plan here yet',
		mayMake:
			'Bring in the plan you have in Word: headings, tables and words come along. Or start with an empty page.',
		mayNot: 'Somebody who leads a plan gives you a part in it. It then appears here.'
	},
	noArea: {
		title: 'You are not a member anywhere yet',
		says: 'Open an invitation link to join. Ask the person who runs your area for one.'
	}
} as const;

export const newPlanWords = {
	title: 'Start an empty plan',
	says: 'Give it a title. Everything can be changed later.',
	area: 'Area',
	plainTitle: 'Plain title',
	plainTitleHint: 'What families would call it, such as “Getting help sooner”.',
	officialTitle: 'Official title',
	kind: 'What kind of plan?',
	seenBy: 'Only people with a part in this plan see it, until you share or publish it.',
	button: 'Start writing'
} as const;
