// Words about plans as things in a list.
import type { LookAfter } from '#domain/look-after.ts';
import type { PlanState } from '#domain/plan-states.ts';
import type { PlanKind } from '#domain/plan.ts';
import { listed, startingBig } from './change-names.ts';

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
	bring: 'Bring in a plan',
	start: 'Start a new plan',
	untitled: 'A plan without a title',
	official: 'Official title:',
	yourPart: 'Your part:',
	changed: 'Changed',
	version: (n: number) => `Version ${n} is public`,
	openPublic: 'Open the public page',
	newToYou: 'New to you',
	news: (people: number, since: string) =>
		people === 1 ? `Changed by 1 person since ${since}` : `Changed by ${people} people since ${since}`,
	sort: 'In which order?',
	sortChanged: 'Last changed first',
	sortTitle: 'By title',
	search: 'Search by title',
	showThese: 'Show',
	showAll: 'Show all plans',
	found: (count: number, search: string) =>
		count === 0
			? `No plan has “${search}” in its title.`
			: count === 1
				? `1 plan has “${search}” in its title.`
				: `${count} plans have “${search}” in their title.`,
	archivedChip: 'Archived',
	archivedPlans: (count: number) => `Archived plans (${count})`,
	allArchived: 'All your plans are archived.',
	deletedPlans: (count: number) => `Recently deleted (${count})`,
	deletedAt: (when: string) => `Deleted ${when}.`,
	untilGone: (day: string) => `It can be brought back until ${day}.`,
	restore: 'Bring it back',
	restoreThis: (title: string) => `Bring it back: “${title}”`,
	restored: 'The plan is back, as it was.',
	manage: (may: LookAfter): string => {
		const all = (['rename', 'copy', 'archive', 'delete'] as const).filter((act) => may[act]);
		return startingBig(listed.or(all));
	},
	empty: {
		title: 'No plan here yet',
		mayMake: 'Bring in the plan you have in Word: headings, tables and words come along. Or start a new one.',
		settingUp: 'Your plans will stand here. The next step is above.',
		mayNot:
			'You are in. No plan has been shared with you yet: when a lead shares one, it stands here. Ask them to press “Share” in the plan.'
	},
	noArea: {
		title: 'You are not a member anywhere yet',
		says: 'Open an invitation link to join. Ask the person who runs your area for one.'
	},
	/** `until` is null when the time is over. */
	fromBackup: (is: { when: string; made: string; until: string | null; changes: number; plans: number }) =>
		[
			`Withus was put back from a backup on ${is.when}. The backup was made on ${is.made}.`,
			is.until &&
				`Pages that stayed open bring back newer words until ${is.until}. Ask everybody to leave them open.`,
			is.changes > 0
				? `So far ${is.changes === 1 ? 'one change came' : `${is.changes} changes came`} back, in ${is.plans === 1 ? 'one plan' : `${is.plans} plans`}.`
				: 'Nothing has come back so far.',
			'Please look again at who was removed since then.'
		]
			.filter(Boolean)
			.join(' ')
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
	share: 'Share it with everybody in the area from the start',
	shareHint:
		'Everybody then does in it what their part in the area allows. You can share it later too, and stop sharing.',
	button: 'Start writing'
} as const;

export const managePlanWords = {
	title: 'Look after this plan',
	says: 'Its titles, a copy of it, and putting it away.',
	done: 'Done.',
	rename: 'Titles',
	renameSays:
		'Whoever has the plan open sees the new titles at once. Public versions keep the titles they had.',
	seenBy: 'Everyone who can open this plan sees this.',
	renameButton: 'Keep these titles',
	copy: 'Make a copy',
	copySays:
		'You get a new plan with the same words, and you lead it. People, workshops, versions and history stay with this one. Dates for actions are not copied.',
	copyTitle: 'Plain title of the copy',
	copyCalled: (title: string) => `Copy of ${title}`,
	copyButton: 'Make a copy',
	archive: 'Archive',
	archiveSays:
		'Everybody can still read it, and nobody can change it until you take it out again. People who are writing in it now stop within seconds; what they wrote is kept. Public versions stay public.',
	archiveButton: 'Archive this plan',
	unarchive: 'Take it out of the archive',
	unarchiveSays: 'It is archived: everybody can read it, nobody can change it.',
	unarchiveButton: 'Take it out again',
	delete: 'Delete',
	deleteSays:
		'Nobody can open it any more, from now on. For 30 days you find it at the foot of your list of plans and can bring it back with everything in it. After that it is gone for good.',
	deletePublic: 'Pages of this plan are public. Withdraw every version first, on the page “Publish”.',
	deleteButton: 'Delete this plan for everybody',
	areaMissing: 'You can read this plan, and only people who may make plans in this area can copy it.',
	archivedNotice: 'This plan is archived. You can read it, and nobody can change it.',
	inspectionNotice:
		'This is an inspection report. Nobody can change it. To use its words, open a plan and add “Quote a finding”.',
	inspectionNoticeReader: 'This is an inspection report. Nobody can change it.'
} as const;

export const newReportWords = {
	title: 'Bring in an inspection report',
	says: 'Copy the text of the report into the box. Its headings are found, and each finding can then be quoted in a plan. Nobody can change a report afterwards, you neither.',
	link: 'Bring in an inspection report',
	linkSays: 'An inspection report is not written here. It is brought in as it is.',
	reportTitle: 'Title of the report',
	writer: 'Who wrote it?',
	writerHint: 'This is shown with every quotation, with the date.',
	date: 'Date of the report',
	text: 'Text of the report',
	textHint:
		'One paragraph or point on each line. Paragraphs under “Areas for improvement” or “Priority actions” become findings.',
	seenBy: 'Only people with a part in it see it, until you share or publish it.',
	button: 'Bring it in'
} as const;
