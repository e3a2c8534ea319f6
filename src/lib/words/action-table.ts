// Sentences of action tables.
export const actionTableWords = {
	/** The name of a table that has no title. */
	table: 'Actions',
	tableNamed: (title: string) => (title === '' ? 'Actions' : `Actions: ${title}`),
	summary: (rows: number, gaps: number) => {
		const said = rows === 1 ? '1 action' : `${rows} actions`;
		if (gaps === 0) return said;
		return gaps === 1 ? `${said} · 1 thing not agreed yet` : `${said} · ${gaps} things not agreed yet`;
	},
	empty:
		'No actions yet. An action is one promise: what you will do, who does it, and how families will notice.',
	emptyReader: 'No actions yet.',

	// how it is shown
	view: 'Show as',
	records: 'Cards',
	wide: 'Wide table',
	refColumn: 'Number',
	dueColumn: 'Due date',
	areasColumn: 'Linked areas',
	rowColumn: 'Row',
	scrollable: 'Wide table of actions, moves sideways',

	// rows
	row: (ref: string, position: number) => (ref === '' ? `action ${position}` : `action ${ref}`),
	rowTitle: (ref: string, position: number) => (ref === '' ? `Action ${position}` : `Action ${ref}`),
	addRow: 'Add an action',
	moveUp: (row: string) => `Move ${row} up`,
	moveDown: (row: string) => `Move ${row} down`,
	remove: (row: string) => `Remove ${row}`,
	more: (row: string) => `More about ${row}`,
	numbered: (position: number) => `Action ${position}`,
	moveNeedsPrint: 'Actions can be moved up and down when they stand in printed order.',
	movedTo: (row: string, table: string) => `${row} stands in “${table}” now.`,
	nameOfTable: ({ title, section }: { title: string; section: string }) =>
		title !== '' ? title : section !== '' ? `Actions in “${section}”` : 'Actions',
	duplicateRow: 'Make a copy of it',
	duplicated: (row: string) => `A copy of ${row} stands right behind it.`,
	split: 'Split it in two',
	splitTitle: (row: string) => `Split ${row}`,
	splitSays:
		'Tick what goes to a new action. It will stand right behind this one, with the same linked areas and due date.',
	splitNothing: 'There are no words in it yet, so there is nothing to split.',
	splitDo: (count: number) =>
		count === 0 ? 'Tick something first' : count === 1 ? 'Move 1 thing' : `Move ${count} things`,
	wasSplit: (row: string) => `${row} was split. The new action stands right behind it.`,
	late: (said: string, row: string) => `“${said}” was written here after the rest went to ${row}.`,
	bringLate: (row: string) => `Put it with the rest, in ${row}`,
	lateBrought: 'The words are with the rest now.',
	merge: 'Put it together with another action',
	mergeTitle: (row: string) => `Put ${row} together with`,
	mergeSays:
		'Its words will stand below the words of the action you choose. Linked areas are kept. If the due dates differ, both are shown until you choose one. You can take them apart again.',
	mergeAbove: (row: string) => `The one above: ${row}`,
	mergeNone: 'There is no other action yet.',
	merged: (row: string, into: string) => `${row} is part of ${into} now.`,
	alsoHolds: (row: string) => `Put together with ${row}.`,
	takeApart: 'Take apart',
	takeApartOf: (part: string, row: string) => `Take ${part} out of ${row}`,
	tookApart: (part: string) => `${part} stands alone again.`,
	partOf: (part: string, row: string) =>
		part === 'action 0' ? `${row}, what was put in` : `${row}, from ${part}`,
	or: ' or ',
	datesDiffer: 'These actions had different due dates. Which one holds?',
	keepDate: (date: string) => `Keep ${date}`,
	moveTo: 'Move it to another table',
	moveToTitle: (row: string) => `Move ${row} to`,
	linkedHere: 'Actions linked here:',

	// tables
	moreTable: 'More about this table',
	moreTableShort: 'More',
	nameTable: 'Name this table',
	addTable: 'Add a table below',
	removeTable: 'Remove this table',
	removeTableSays: (rows: number, last: boolean) =>
		rows === 0
			? 'The table goes. Undo brings it back.'
			: last
				? 'This is the only table. Its actions are kept, but nobody sees them until the plan has a table again: there they wait under “Removed actions”. Undo brings everything back.'
				: 'The table goes. Its actions are kept under “Removed actions” and can be put into another table. Undo brings everything back.',
	newTableTitle: 'Title of the table',
	newTableHint: 'In a few words, such as “Schools”',
	newTableMove: 'Add this table and move the action there',
	seenBy: 'Everyone who can open this plan sees it.',
	renamed: 'The table has its name.',
	tableAdded: 'A table was added below.',
	tableRemoved: 'The table was removed. Its actions are kept under “Removed actions”.',
	restoreInto: 'Bring back into',
	shownOf: (shown: number, of: number) => ` · you are looking at ${shown} of ${of}`,
	noneShown: 'No action here fits what you look at.',
	added: 'An action was added.',
	moved: (row: string, position: number, of: number) => `${row} is now number ${position} of ${of}.`,
	removed: (row: string) => `${row} was removed. It is kept under "Removed actions".`,
	restored: (row: string) => `${row} is back.`,
	undo: 'Undo',
	removedRows: (count: number) => `Removed actions (${count})`,
	removedSays: 'Nothing here is lost. Bring back what you need.',
	restore: (row: string) => `Bring back ${row}`,
	restoreShort: 'Bring back',
	noWords: 'No words yet',
	reference: 'Number',

	// cells
	change: (label: string, row: string) => `Change “${label}” of ${row}`,
	cell: (label: string, row: string) => `${label}, ${row}`,
	cellHelp: 'Esc to leave, Tab for the next one.',
	writing: (names: string) => `${names} writing here`,
	due: 'Due date',
	dueOn: (date: string) => `Due ${date}`,
	noDue: 'No due date yet',
	areas: 'Linked areas',
	areasOf: (row: string) => `Linked areas of ${row}`,
	changeAreasShort: 'Change linked areas',
	changeAreas: (row: string) => `Change linked areas of ${row}`,
	noAreas: 'This plan has no numbered areas yet.',
	areaName: (ref: string, title: string) => [ref, title].filter(Boolean).join(' '),
	makeArea: 'Make a section an area',
	makeAreaSays: 'It gets the next number, and this action is linked to it.',
	areaMade: (area: string) => `${area} is an area now.`,
	renumber: 'Change the numbers of areas',
	renumberSays: 'A number changes everywhere at once: at the section, and at every action linked to it.',
	numberOf: (area: string) => `Number of “${area}”`,
	renumbered: 'The area has its new number.',
	done: 'Done',

	// in the text
	selected: 'Action table. Press Enter to go in, or an arrow key to go on.',
	duplicate: (title: string) =>
		`${title === '' ? 'This action table' : `The action table “${title}”`} is shown further up.`,
	duplicateLink: 'Go to it',
	pastedCopy: 'A copy of the table, with its own actions, was put in.'
} as const;
