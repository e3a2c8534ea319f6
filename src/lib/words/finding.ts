// Sentences of finding words in a plan, and of taking the address of a place along.
export const findingWords = {
	find: 'Find words',
	title: 'Find in this plan',
	previous: 'The one before',
	next: 'Next',
	close: 'Close finding',
	place: (position: number, count: number, most: number) =>
		count < most ? `${position} of ${count}` : `${position} of more than ${most - 1}`,
	none: 'Not found',
	noneSaid: 'Not found. Try fewer letters, or another word.',
	said: (place: string, around: string) => `${place}: ${around}`,
	hidden: (actions: number, others: boolean) =>
		`${others ? 'Also in' : 'In'} ${actions === 1 ? '1 action' : `${actions} actions`} that your choice hides`,
	showAll: 'Show all',

	copyRow: (row: string) => `Copy link to ${row}`,
	copySection: (title: string) => `Copy link to “${title}”`,
	copyThisRow: 'Copy link to this action'
} as const;
