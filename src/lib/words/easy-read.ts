// Sentences about the easy-read twin of a plan.
import type { Hint } from '#domain/easy-read/check-line.ts';
import type { SymbolSetId } from '#domain/easy-read/symbol-set.ts';
import type { PartState } from '#domain/easy-read/twin.ts';
import { formatDate, formatDateTime, formatDayOfWeek } from './dates.ts';

/** A hint under a line: what may be hard, and what helps. */
export function hintWords(hint: Hint): string {
	switch (hint.kind) {
		case 'long':
			return `This line has ${hint.words} words. Up to 15 are easier to read.`;
		case 'sentences':
			return 'There is more than one sentence here. Give each one a line of its own.';
		case 'ideas':
			return 'There may be two ideas in this line. Try two lines.';
		case 'hard-word':
			return `“${hint.word}” is a hard word. It is explained at the end, or use an easier one.`;
		case 'letters':
			return `Not everybody knows what ${hint.word} stands for. Write it out.`;
		case 'percent':
			return 'Percentages are hard to picture. Say “half” or “1 in 4”.';
		case 'number':
			return `${hint.number} is hard to picture. Is “many” or “about half” enough?`;
		case 'passive':
			return `Who does it? “${hint.words}” does not say. Begin with who it is.`;
		case 'no-picture':
			return 'A picture helps people to find this line. Choose one.';
	}
}

/** Where a part stands: a word, a shape, a colour. */
export const partStates: Readonly<
	Record<PartState, { word: string; shape: string; tone: 'good' | 'info' | 'warn' | 'quiet' }>
> = {
	fits: { word: 'Fits the plan', shape: '✓', tone: 'good' },
	stale: { word: 'Out of date', shape: '!', tone: 'warn' },
	unchecked: { word: 'A lead has to look', shape: '◐', tone: 'info' },
	missing: { word: 'Not written yet', shape: '○', tone: 'warn' },
	'not-needed': { word: 'Only a heading', shape: '–', tone: 'quiet' }
};

/** Which set of drawings an area shows. */
export const drawingsWords = {
	title: 'Which drawings?',
	says: 'Every set has a drawing for the same things, so your lines stay as they are. What is published already keeps the drawings it went out with.',
	which: 'Drawings in every plan of this area',
	seenBy: 'Everybody who reads easy read of this area sees them.',
	sets: {
		openmoji: { label: 'In colour', hint: 'The first row below.' },
		'openmoji-line': {
			label: 'Only lines',
			hint: 'The second row below. Good on paper, and for people whom colours distract.'
		}
	} satisfies Record<SymbolSetId, { label: string; hint: string }>,
	button: 'Use these drawings'
} as const;

export const easyReadWords = {
	title: 'Easy read',
	menu: 'Easy read',
	untitled: 'A plan without a title yet',
	says: 'The same plan in short lines, each with a picture. People write it, part by part. Try it with somebody who reads easy read.',
	seenBy: 'Everybody who sees this plan can read this. When the plan is published, everybody can.',
	intro: 'The title and what comes first',
	noParts: 'There is nothing to tell yet',
	noPartsSays: 'When the plan says something, its parts stand here.',
	drawings: 'The area shows these drawings now.',
	/** Beside a version that was kept. */
	readFrozen: 'Read it in easy read',
	toPlan: 'Back to the plan',
	back: 'All parts',

	/** How far it is. */
	standing: (fits: number, needed: number) =>
		fits === needed ? 'Every part fits the plan.' : `${fits} of ${needed} parts fit the plan.`,
	stale: (count: number) => (count === 1 ? '1 part is out of date.' : `${count} parts are out of date.`),
	unchecked: (count: number) =>
		count === 1 ? 'A lead has to look at 1 part.' : `A lead has to look at ${count} parts.`,
	missing: (count: number) =>
		count === 1 ? '1 part is not written yet.' : `${count} parts are not written yet.`,
	goesOut: 'It goes out with the next version of the plan.',
	needed: 'Publishing, and asking partners to agree, needs a whole easy read, or a day by which it comes.',
	promisedFor: (day: string) => `It is promised for ${formatDayOfWeek(day)}.`,
	promise: 'Say by when it comes',
	promiseLabel: 'By when does the whole easy read come?',
	promiseHint: 'The published page tells everybody this day. At most a year from now.',
	promiseButton: 'Promise it for this day',
	promiseBack: 'Take the promise back',
	promised: 'The day is kept. It stands on the page when you publish.',
	unpromised: 'The promise is taken back.',

	notReady: 'The easy read is not ready',
	notReadyStale: (titles: string) => `Out of date, or not checked: ${titles}.`,
	notReadyMissing: (titles: string) => `Not written yet: ${titles}.`,
	toEasyRead: 'Go to the easy read',
	promiseInstead: 'Or say by when it comes',

	write: 'Write it',
	change: 'Change it',
	about: (title: string) => `: ${title}`,
	hints: (count: number) => (count === 1 ? '1 thing could be easier' : `${count} things could be easier`),
	confirmedBy: (who: string, at: Date) =>
		who === '' ? `Checked on ${formatDateTime(at)}.` : `${who} checked it on ${formatDateTime(at)}.`,
	confirm: 'It fits the plan',
	confirmStale: 'Nothing here changed that matters',
	confirmed: 'It is noted that these lines fit the plan.',
	emptyPart: 'Nobody has written lines here yet.',

	planSays: 'What the plan says here',
	planSaysShow: 'Read what the plan says here',
	lines: 'Your lines',
	advice: 'One idea in each line. Up to 15 words. Say who does what. Say “you” and “we”.',
	line: (n: number) => `Line ${n}`,
	picture: (n: number) => `Picture of line ${n}`,
	noPicture: 'No picture yet',
	fitting: (name: string) => `${name} (fits your words)`,
	pick: 'Look at the pictures',
	pickFor: (n: number) => `Look at the pictures for line ${n}`,
	pickTitle: 'Choose a picture',
	search: 'Find a picture by a word',
	found: (count: number) => (count === 1 ? '1 picture' : `${count} pictures`),
	nothingFound: 'No picture for this word. Try another one.',
	up: 'Up',
	upName: (n: number) => `Move line ${n} up`,
	down: 'Down',
	downName: (n: number) => `Move line ${n} down`,
	remove: 'Remove',
	removeName: (n: number) => `Remove line ${n}`,
	add: 'Add a line',
	save: 'Save',
	saveConfirm: 'Save, and it fits the plan',
	saved: 'Saved.',
	savedConfirmed: 'Saved, and noted that it fits the plan.',
	savedUnchecked: 'Saved. A lead looks at it next.',
	arranged: 'The lines are arranged anew, and not saved yet.',
	theirs: 'What stands there now',

	meanings: 'What these words mean',

	pictures: 'Your own pictures',
	picturesSays:
		'A photo of the place or the person often says more than a drawing. Show nobody who has not agreed, and no child.',
	pictureFor: 'What does it stand for?',
	pictureForHint: 'It takes the place of that drawing in this plan. Or it is a new picture with a name.',
	newPicture: 'A new picture',
	pictureName: 'Its name',
	pictureNameHint: 'A word or two, such as “Our hub”. Needed for a new picture.',
	pictureFile: 'The picture',
	pictureFileHint: 'JPEG, PNG or WebP, up to 5 MB.',
	pictureCredit: 'Who made it, and may we show it?',
	pictureCreditHint:
		'For example: “Photo by Larkshire Council, may be shown by everybody”. It is printed under the page.',
	pictureAdd: 'Add this picture',
	pictureAdded: 'The picture is there. Choose it in a line.',
	pictureRemove: 'Take away',
	pictureRemoved: 'The picture is taken away.',

	symbolsBy: 'Drawings by'
} as const;

/** The public page. */
export const easyReadPageWords = {
	title: 'Easy read',
	skip: 'Skip to the easy read',
	version: (n: number, at: Date) => `Easy read of version ${n}, published ${formatDate(at)}`,
	toPlan: 'Read the whole plan',
	fromPlan: 'Read this plan in easy read',
	promised: (day: string) => `An easy-read version of this plan is promised for ${formatDate(day)}.`,
	newer: 'There is a newer version of this plan.',
	toNewer: 'Read the newest easy read',
	toNewerPlan: (n: number) => `Read version ${n} of the plan`,
	contents: 'In this easy read',
	meanings: 'What these words mean',
	credits: 'Who made the pictures',
	symbols: 'Drawings by',
	file: 'Easy read of',
	removed: (at: Date) => `Words were removed for privacy on ${formatDate(at)}.`
} as const;
