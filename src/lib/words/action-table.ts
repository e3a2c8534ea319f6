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
	more: (row: string) => `More for ${row}`,
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
	reference: 'Number in print',

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
	changeAreas: (row: string) => `Change linked areas of ${row}`,
	noAreas: 'This plan has no numbered areas yet.',
	areaName: (ref: string, title: string) => [ref, title].filter(Boolean).join(' '),
	done: 'Done',

	// in the text
	selected: 'Action table. Press Enter to go in, or an arrow key to go on.',
	duplicate: (title: string) =>
		`${title === '' ? 'This action table' : `The action table “${title}”`} is shown further up.`,
	duplicateLink: 'Go to it',
	pastedCopy: 'A copy of the table, with its own actions, was put in.'
} as const;
