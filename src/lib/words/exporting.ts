// Sentences of taking a plan away as a file: on the page, and in the files themselves.
import type { ExportFormatId } from '#domain/exports/formats.ts';
import type { Group } from '#domain/groups.ts';
import { formatDate, formatDateTime } from './dates.ts';

export const exportingWords = {
	title: 'Take the plan away as a file',
	tool: 'Save as a file',
	open: 'Save as a file',
	openName: (what: string) => `Save as a file: ${what}`,
	untitled: 'A plan without a title yet',
	says: 'Choose which text and what kind of file. The file goes to your device. Nothing in the plan changes.',
	which: 'Which text',
	now: 'The plan as it is now',
	kind: 'What kind of file',
	comments: 'With what people said about it',
	commentsHint:
		'Only what you can read yourself, and never a name: each comment says only whether a parent carer, a young person or a professional wrote it. Tables and calendars have no room for comments.',
	make: 'Make the file',
	making: 'Making your file. A long plan with many pictures can take half a minute. You can go on working.',
	progress: 'How much of the file is made',
	made: (name: string) => `Your file is ready: ${name}`,
	failed: 'The file did not arrive. Check your connection, then try again.',
	keepSafe:
		'The file leaves Withus. Whoever has it can read it, also when the plan changes or is closed later.',
	back: 'Did somebody send a Word file back with changes?',
	backLink: 'Bring back an edited Word file',
	backSays:
		'Save the plan as Word, send it, and bring the edited file back here. Each change becomes a suggestion of yours.'
} as const;

export const formatWords: Readonly<Record<ExportFormatId, { name: string; says: string }>> = {
	word: {
		name: 'Word (.docx)',
		says: 'To edit or to send round. Changes in it can be brought back as suggestions.'
	},
	pdf: { name: 'PDF', says: 'To read, print or send. Works with screen readers.' },
	odt: { name: 'OpenDocument (.odt)', says: 'To edit in LibreOffice and other free programs.' },
	html: { name: 'Web page (.html)', says: 'One file for any browser, pictures and all.' },
	markdown: { name: 'Markdown (.md)', says: 'Plain text with simple marks.' },
	xlsx: { name: 'Excel (.xlsx)', says: 'All actions in one table.' },
	csv: { name: 'CSV', says: 'All actions in one table, for any program.' },
	calendar: { name: 'Calendar (.ics)', says: 'The days on which actions are due.' },
	everything: {
		name: 'Everything (.zip)',
		says: 'All of these in one file, with the easy read and the pictures.'
	}
};

/** Who said something, in a file: never a name. */
export const saidBy: Readonly<Record<Group, string>> = {
	parent_carer: 'A parent carer',
	young_person: 'A young person',
	professional: 'A professional'
};

/** Words that stand in the files. */
export const fileWords = {
	ref: 'Ref',
	section: 'Section',
	areaNumbers: 'Area numbers',
	calendarDay: 'Calendar day (year-month-day)',
	rows: 'Actions',
	due: (day: string) => `Due ${formatDate(day)}`,
	action: (name: string) => `Action ${name}`,
	asOf: (at: Date) => `The plan as it was on ${formatDateTime(at)}`,
	version: (n: number, at: Date, slips = 0) =>
		`Version ${n}, published ${formatDate(at)}${slips === 0 ? '' : `, with ${slips === 1 ? 'one slip' : `${slips} slips`} put right since`}`,
	shortNow: (at: Date) => formatDate(at),
	shortVersion: (n: number) => `version ${n}`,
	taken: (at: Date) => `Saved from Withus on ${formatDate(at)}`,
	draft: 'This is a draft. It may still change.',
	said: 'What people said about this plan',
	saidNote: 'These comments are not part of the plan.',
	saidOn: (who: string, at: string) => `${who}, ${formatDate(at)}`,
	settled: 'Settled',
	inside: 'Only for those who write the plan',
	wholePlan: 'About the whole plan',
	aboutWords: (quote: string) => `About “${quote}”`,
	picture: 'Picture',
	pictureOf: (alt: string) => `Picture: ${alt}`,
	noActions: 'There are no actions in this table yet.',
	contents: 'In this plan',
	page: (n: number, of: number) => `Page ${n} of ${of}`,
	calendarSays: (plan: string) => `From the plan “${plan}”.`,
	missing: 'Some letters in this plan are not in the lettering of this file. They are shown as □.',
	manifest: 'SHA-256 of each file in this folder.'
} as const;

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Bringing an edited Word file back. */
export const backWords = {
	title: 'Bring back an edited Word file',
	says: 'Did somebody change the Word file of this plan? Choose it here. You see first what was understood. Then each change becomes a suggestion of yours, and those who write the plan answer it.',
	label: 'The Word file (.docx)',
	hint: 'A file that was saved from this plan as Word. It is read and thrown away: nothing of it is kept but what you send.',
	seenBy:
		'Nobody sees the file. What you send afterwards is seen by everybody who can see suggestions, as yours.',
	read: 'Read the file',
	reading: 'Reading the file, and comparing it with the plan…',
	same: 'The file says the same as the plan. There is nothing to suggest.',
	understood: 'What was understood',
	count: (n: number) =>
		`${counted(n, 'change', 'changes')} would become ${n === 1 ? 'a suggestion' : 'suggestions'}.`,
	sinceThen:
		'It was compared with the plan as it was when the file was saved. What others wrote since then stays.',
	sinceNow:
		'The file does not say when it was saved, so it was compared with the plan as it is now. Look closely: what others wrote since may look like a change.',
	movedRows: (names: readonly string[]) =>
		`${counted(names.length, 'action stands', 'actions stand')} in another place in the file (${listed.format(names)}). Moves are not suggested.`,
	movedBlocks: (n: number) =>
		`${counted(n, 'part of the text stands', 'parts of the text stand')} in another place in the file. Moves are not suggested.`,
	unsureRows: (names: readonly string[]) =>
		`${listed.format(names)} ${names.length === 1 ? 'was' : 'were'} put together from several actions. We could not tell in which of them the words changed: please suggest that by hand.`,
	quotations: (n: number) =>
		`Words of others were changed in ${counted(n, 'box', 'boxes')}. They are quotations, so they stay as they are.`,
	missingTables: (n: number) =>
		`${counted(n, 'table of actions is', 'tables of actions are')} not in the file. No action is taken away because of that.`,
	aside: 'This stands in the file, but not in its text. It is not sent. Put it in by hand where it matters:',
	from: 'From an edited Word file.',
	send: (n: number) => (n === 1 ? 'Send it as a suggestion' : `Send ${n} changes as suggestions`),
	another: 'Choose another file',
	toFiles: 'Save the plan as a file'
} as const;
