// What people read while they bring a plan in, and in the tray of what found no place.
export const importWords = {
	title: 'Bring in a plan',
	says: 'Choose the file of a plan, or paste its words. You will see what we understood before anything is kept as a plan.',
	steps: 'What happens',
	step1:
		'We read the words: the areas, what families and inspectors told you, and each row of its action tables.',
	step2: 'You look at it. Anything we did not understand is shown word for word. Nothing is dropped.',
	step3: 'You bring it in. It becomes a plan that you lead, and others can write in it with you.',
	fromFile: 'From a file',
	fileLabel: 'Word file, text, Markdown or web page',
	fileHint: 'A file that ends in .docx (up to 20 MB), .txt, .md or .html (up to 5 MB).',
	fromText: 'From words you paste',
	textLabel: 'Paste the plan’s text',
	textHint:
		'For example from a PDF, an e-mail or a spreadsheet: open it, select everything, copy it, and paste it here. Tables may come along.',
	readText: 'Read this text',
	pasted: 'Pasted text',
	seenBy: (area: string, days: number) =>
		`People who may start plans in ${area} can see it. If nobody brings it in, it is deleted after ${days} days.`,
	read: 'Read this file',
	reading: 'Reading it. This can take a few seconds.',
	readingFailed: 'This file was not read',
	otherFile: 'Choose something else',
	previewSays: (file: string) => `This is what we understood of “${file}”. It is not a plan yet.`,
	bringIn: 'Bring this plan in',
	protect: (boxes: number) =>
		boxes === 1
			? 'Nobody changes the words in the box of what families and inspectors said'
			: `Nobody changes the words in the ${boxes} boxes of what families and inspectors said`,
	protectHint:
		'What somebody said stays as it was said. You can move a box, take it away, and write beneath it how you heard it. You can protect words later, too.',
	cameIn: (day: string) => `As it stood in the plan that came in on ${day}`,
	bringingIn: 'Bringing it in. This can take a few seconds.',
	alreadyIn: 'This has been brought in.',
	openPlan: 'Open the plan',
	understood: 'What we understood',
	counts: {
		areas: 'Areas for improvement',
		subAreas: 'Parts of areas',
		rows: 'Rows of action tables',
		callouts: 'Boxes (what people told us, and what will change)',
		unplaced: 'Pieces without a place',
		notes: 'Things to look at'
	},
	rowsIn: (rows: number, tables: number) => `${rows} in ${tables} ${tables === 1 ? 'table' : 'tables'}`,
	status: 'What the file says about co-production',
	kind: 'What it seems to be',
	readOnly:
		'This is a report of inspectors. It comes in as it stands: it can be read and quoted, and nobody can change it.',
	period: 'For when',
	nothingFound: 'We found no areas and no action tables in this. Its words are all here, as text.',
	unplaced: 'Pieces without a place',
	unplacedSays:
		'We did not know where these belong. They come in with the plan and wait in its tray, word for word.',
	unplacedNone: 'Every word found its place.',
	notes: 'Things to look at',
	notesSay: 'These look odd, or were not part of the text. We changed nothing.',
	noteTimes: (says: string, times: number) => (times === 1 ? says : `${says} (${times} times)`),
	notesNone: 'We saw nothing odd.',
	plan: 'The plan',
	row: (place: number) => `Row ${place}`,
	covers: (refs: string) => `For ${refs}`,
	tableRows: (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`)
} as const;

export const trayWords = {
	title: 'Left from bringing it in',
	says: 'When this plan was brought in, some words found no place, and some things looked odd. Decide about each. Every decision can be taken back.',
	seenBy: 'People who can edit this plan can see this page.',
	backToPlan: 'Back to the plan',
	nothing: 'Nothing is waiting',
	nothingSays: 'Every word is in the plan, and nothing looked odd.',
	pieces: 'Words without a place',
	piecesOpen: (open: number) =>
		open === 0 ? 'All decided.' : open === 1 ? '1 is waiting.' : `${open} are waiting.`,
	place: 'Put at the end of the plan',
	setAside: 'Not needed',
	takeBack: 'Take back',
	placed: 'At the end of the plan',
	notNeeded: 'Not needed',
	notes: 'Things to look at',
	where: (where: string) => `In: ${where}`,
	tick: 'I have looked at this',
	tickAll: 'I have looked at all of these',
	untick: 'Look at it again',
	ticked: 'Looked at',
	failed: 'That was not kept'
} as const;
