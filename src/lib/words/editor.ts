// Sentences of the plan page and its editor.
import { formatDateTime } from './dates.ts';

export const editorWords = {
	// where am I, what next
	plans: 'Plans',
	startEditing: 'Start editing',
	stopEditing: 'Stop editing',
	publish: 'Publish',
	share: 'Share',
	unplaced: (count: number) =>
		count === 1
			? '1 thing from the file still needs somebody to look at it'
			: `${count} things from the file still need somebody to look at them`,
	officialTitle: 'Official title',
	plainTitle: 'Plain title',
	coProduction: 'What the document says about working together',
	period: 'For',
	nothingYet: 'Nothing is written here yet',
	nothingYetSays: 'Start with a heading, then say what you want to change.',
	nothingYetReader: 'The people who edit this plan have not started. Come back soon.',

	// contents
	inThisPlan: 'In this plan',
	openContents: 'Contents',
	moreToDo: 'More',
	noSections: 'Headings you write show up here.',
	rows: (count: number) => (count === 1 ? '1 action' : `${count} actions`),
	untitled: 'No title yet',

	// saving
	saved: (time: string) => `Saved at ${time}`,
	nothingToSave: 'All saved',
	print: 'Print this plan',
	printed: (at: Date) => `The working copy as it was on ${formatDateTime(at)}. It may have changed since.`,
	printedVersion: (n: number) => `The newest public version is version ${n}.`,
	printedNotPublic: 'No version of this plan is public yet.',
	saving: 'Saving…',
	notSaved: 'Not saved, keep this page open',
	opening: 'Opening…',
	stopped: 'Stopped',
	tooMuch: 'That is too much for one paragraph, so it was not put in. Put it in as several smaller ones.',
	offlineTitle: 'No connection',
	leaving: 'Some of your words are not saved yet.',
	needsScript:
		'You can read this plan as it is now. To edit it, or to see changes as they happen, turn on JavaScript.',

	// people
	peopleHere: 'People here',
	peopleCount: (count: number) => (count === 1 ? '1 person here' : `${count} people here`),
	you: 'you',
	onlyYou: 'Only you are here now.',
	reads: 'reading',
	edits: 'can edit',
	joined: (names: string) => `${names} joined.`,
	left: (names: string) => `${names} left.`,
	and: ' and ',
	more: (count: number) => `+${count}`,

	// editing on and off
	editingOn: 'You are editing. Everyone who can open this plan sees your words as you type.',
	editingOff: 'You are reading. Your changes are kept.',
	noPictureHere: 'Pictures cannot be suggested yet. Describe the picture in words.',
	seenBy: 'Everyone who can open this plan sees your words as you type.',
	mayEditNow: 'You can edit this plan now.',
	mayNotEditNow: 'You can read this plan now, but not edit it.',
	documentLabel: 'The text of the plan',

	// toolbar
	toolbar: 'Shape the text',
	textStyleIs: (style: string) => `Text style: ${style}`,
	moreTools: 'More tools',
	paragraph: 'Paragraph',
	heading: (level: number) => `Heading ${level}`,
	bold: 'Bold',
	italic: 'Slanted',
	bulletList: 'List with dots',
	orderedList: 'List with numbers',
	link: 'Link',
	add: 'Add',
	addPlainTitle: 'Plain title under this heading',
	addActionTable: 'Action table',
	quoteFinding: 'Quote a finding',
	addPicture: 'Picture',
	pictureTitle: 'Add a picture',
	pictureWords: 'What the picture shows',
	pictureFile: 'Picture',
	pictureFileHint:
		'JPEG, PNG or WebP, up to 5 MB. It is drawn anew here, so that where and when it was taken stays with you.',
	pictureGiven: (name: string) => `Your picture: ${name === '' ? 'from the clipboard' : name}`,
	pictureShows: 'What does it show?',
	pictureShowsHint: 'People who cannot see the picture hear these words.',
	pictureSeenBy: 'Everyone who can open this plan sees the picture. Show no child’s face or name.',
	pictureSending: 'Sending…',
	picturePut: 'Put it in',
	pictureKeep: 'Keep these words',
	pictureAdded: 'The picture is in the text.',
	pictureChanged: 'The words of the picture are changed.',
	quoteSays: 'The words go into the plan as they stand in the report. Nobody can change them there.',
	quoteThis: 'Quote this',
	quoted: 'The finding is in the plan, word for word.',
	quoteStays:
		'Somebody else said these words, so nobody changes them here. You can take the whole box away, or write beneath it.',
	quoteLooking: 'Looking for findings…',
	quoteNone:
		'There is no inspection report in this area that you can read. Somebody who makes plans can bring one in: Plans, then “Start a new plan”.',
	quoteTrouble: 'That did not work. Check your connection, then try again.',
	addCallout: (title: string) => `Box: ${title}`,
	undo: 'Undo',
	redo: 'Redo',
	undone: 'Your last change was undone.',
	redone: 'Your change is back.',
	keys: 'Keys',

	// link dialog
	linkTitle: 'Link',
	linkAddress: 'Address',
	linkHint: 'A web address, an e-mail address or a phone number, such as https://example.org',
	linkWrong: 'This is not an address we can link to. Use a web address, an e-mail address or a phone number.',
	linkMissing: 'Choose some words first, then make them a link.',
	linkSet: 'Make it a link',
	linkRemove: 'Take the link away',
	cancel: 'Cancel',

	// titles dialog
	changeTitles: 'Change the titles',
	titlesTitle: 'Titles of this plan',
	titlesPlain: 'Plain title',
	titlesPlainHint: 'What it means for families, in a few words',
	titlesOfficial: 'Official title',
	titlesSave: 'Keep these titles',

	// words kept aside
	keptTitle: 'Your words that were not saved',
	keptSays: 'Copy what you still need and put it in again. It stays here until you close it.',
	keptCopy: 'Copy',
	keptCopied: 'Copied.',
	keptClose: 'I do not need these words any more',

	leaveUnsaved:
		'Some of your words are not saved yet. If you leave this page now, they are lost. Leave all the same?',

	// when it ends
	endedTitle: 'This page has stopped',
	signInAgain: 'Sign in again',
	reload: 'Reload the page',
	tryAgain: 'Try again',
	toJoin: 'Join another workshop',
	toPlans: 'Back to the plans',
	notLoaded: 'The editor could not be loaded. You can read on. Check your connection, then try again.'
} as const;

/** Keyboard shortcuts, as shown in their dialog. `Mod` is Ctrl, on a Mac ⌘. */
export const editorKeys: readonly { readonly does: string; readonly keys: string }[] = [
	{ does: 'Find in this plan', keys: 'Mod Shift F' },
	{ does: 'To the toolbar', keys: 'Alt F10' },
	{ does: 'From the toolbar back to the text', keys: 'Esc' },
	{ does: 'Undo', keys: 'Mod Z' },
	{ does: 'Redo', keys: 'Mod Shift Z' },
	{ does: 'Bold', keys: 'Mod B' },
	{ does: 'Slanted', keys: 'Mod I' },
	{ does: 'Link', keys: 'Mod K' },
	{ does: 'Paragraph', keys: 'Mod Alt 0' },
	{ does: 'Heading 1 to 4', keys: 'Mod Alt 1 to 4' },
	{ does: 'List with dots', keys: 'Mod Shift 8' },
	{ does: 'List with numbers', keys: 'Mod Shift 7' },
	{ does: 'Into an action table, when it is chosen with the arrow keys', keys: 'Enter' },
	{ does: 'Out of a cell, then out of the table', keys: 'Esc' },
	{ does: 'Next cell, cell before', keys: 'Tab, Shift Tab' },
	{ does: 'Move the action one writes in up or down', keys: 'Alt Shift ↑, Alt Shift ↓' },
	{ does: 'Stop editing', keys: 'Mod Shift E' }
];
