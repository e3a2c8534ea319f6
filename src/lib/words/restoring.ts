// Sentences of bringing something back from an earlier version of a plan.
import { actionColumns } from '#domain/action-row.ts';
import { formatDateTime } from './dates.ts';

export const restoringWords = {
	title: 'Bring something back',
	open: 'Bring something back',
	openName: (what: string) => `Bring something back from ${what}`,
	untitled: 'A plan without a title yet',
	says: 'Choose what should come back from an older version. You see first what would change. Nothing happens before you press the button.',
	from: (version: string) => `From: ${version}`,
	choose: 'Choose what comes back',
	part: 'What to bring back',
	wholePlan: 'The whole plan',
	section: (title: string) => `Section: ${title === '' ? 'without a title' : title}`,
	row: (title: string) => `Action: ${title === '' ? 'without words' : title}`,
	gone: (label: string) => `${label} (not in the plan now)`,
	column: 'All of the action, or one box',
	wholeRow: 'All of the action',
	show: 'Show what would change',
	now: 'the plan as it is now',
	after: 'the plan when this has come back',
	goesAway:
		'Words that are struck through below go away. You find them in the time line, in the version that is kept just before.',
	typedThere:
		'What somebody types just then into a line that goes away, goes with it. An action that goes away keeps its words in the plan, under “Removed actions”.',
	older:
		'This version was made with an older release of Withus. What was not asked for then comes back empty.',
	confirm: 'Bring it back',
	confirmSays: 'Everybody sees it at once. What is written elsewhere stays. You can undo it afterwards.',
	same: 'The plan says this already, so there is nothing to bring back.',
	done: (what: string) => `${what} is back. Everybody sees it now.`,
	undone: (what: string) => `The bringing back of ${what} is undone. What was written since has stayed.`,
	kept: 'Some words had been changed since. They stay as they are now.',
	doneAt: (by: string, at: Date) => `Done by ${by}, ${formatDateTime(at)}.`,
	undo: 'Undo this restore',
	undoSays: 'Puts everything back as it was before. What was written since stays.',
	toPlan: 'Open the plan',
	toLine: 'Back to the time line',
	chooseFirst: 'Choose a version in the time line first.',
	thePlan: 'The whole plan',
	aSection: (title: string) => (title === '' ? 'A section' : `The section “${title}”`),
	aRow: (title: string) => (title === '' ? 'An action' : `The action “${title}”`),
	aCell: (title: string) => (title === '' ? 'A box of an action' : `A box of the action “${title}”`)
} as const;

/** What came back, at the start of a sentence. */
export function whatCameBack(kind: 'plan' | 'section' | 'row' | 'cell', title: string): string {
	const names = {
		plan: () => restoringWords.thePlan,
		section: restoringWords.aSection,
		row: restoringWords.aRow,
		cell: restoringWords.aCell
	};
	return names[kind](title);
}

export const columnOptions = [
	{ value: '', label: restoringWords.wholeRow },
	...actionColumns.map(({ id, label }) => ({ value: id, label }))
];
