// Sentences of finding, sorting and completing the actions of a plan.
export const rowToolWords = {
	find: 'Find actions',
	findSays: 'What you choose here changes nothing in the plan, and nobody else sees it.',
	area: 'Linked to',
	anyArea: 'Any area',
	who: 'Who',
	whoHint: 'A name, a role or an organisation, as it is written in the action',
	dueBy: 'Due by',
	onlyGaps: 'Show only actions with something missing',
	order: 'Order',
	orders: { printed: 'As printed', ref: 'By number', due: 'By due date' },
	sortedBy: { ref: 'Sorted by number.', due: 'Sorted by due date.' },
	showing: (shown: number, of: number) =>
		shown === of
			? of === 1
				? 'Showing the only action.'
				: `Showing all ${of} actions.`
			: `Showing ${shown} of ${of} actions.`,
	showAll: 'Show all',
	asPrinted: 'As printed',

	missing: (count: number) => (count === 0 ? 'What is missing' : `What is missing (${count})`),
	missingTitle: 'What is missing',
	missingSays: (rows: number, of: number) =>
		rows === 1
			? `1 of ${of} actions has something not agreed yet.`
			: `${rows} of ${of} actions have something not agreed yet.`,
	nothingMissing: 'Nothing is missing. Every box of every action has words.',
	byColumn: 'How often each box is blank',
	column: 'Part of an action',
	blank: 'Not agreed yet'
} as const;
