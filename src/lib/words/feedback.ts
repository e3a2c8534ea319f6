// Saying something about a published plan: the form for everybody, the list for those who lead it, the square pictures to print.
import { groupWords, type Group } from '#domain/groups.ts';
import { formatDate } from './dates.ts';

export const feedbackWords = {
	title: 'Say something about this plan',
	about: 'About this part:',
	whole: 'About the whole plan.',
	toPlan: 'Read the plan',
	words: 'What do you want to say?',
	hint: 'Please do not write the name of a child, or of somebody who works with them.',
	seenBy:
		'The people who lead this plan read it. It is not put on a public page. We do not ask who you are, so nobody can answer you here.',
	who: 'Who are you?',
	whoHint: 'You need not say.',
	none: 'I would rather not say',
	send: 'Send',
	sendAnyway: 'Send it all the same',
	sent: 'Thank you. The people who lead this plan will read it.',
	again: 'Say something else',
	roundTitle: (title: string) => `A consultation is open: ${title}`,
	roundSays: (until: string) =>
		`Until ${until} you can say what you think there. You hear what became of it, and others can read it.`,
	toRound: 'Take part in the consultation',
	nobodyLooks: 'Nobody looks at what is said about this plan any more.',
	orHere: 'Or say it here, to the people who lead the plan.',

	// for those who lead the plan
	listTitle: 'What people said about the public page',
	listSays:
		'People who read the published plan wrote this, without an account. Those who lead this plan see it, nobody else. Nobody can be answered.',
	listLink: (fresh: number) =>
		fresh === 0
			? 'What people said about the public page'
			: `What people said about the public page (${fresh} new)`,
	nothing: 'Nothing yet',
	nothingSays:
		'Every published page has a link for saying something. What people write there, you read here.',
	fresh: 'New',
	before: 'Looked at',
	line: (group: Group | null, at: Date, n: number) =>
		`${group === null ? 'Somebody' : `${groupWords[group].shape} ${groupWords[group].one}`}, ${formatDate(at)}, version ${n}`,
	of: (title: string) => (title === '' ? 'The whole plan' : title),
	putAway: 'I have looked at this',
	putAwayDone: 'Put with what was looked at.',
	remove: 'Remove it for good',
	removeSays: 'The words are deleted at once, for everybody. This cannot be taken back.',
	removed: 'Removed for good.',
	which: (words: string) => (words.length > 60 ? `${words.slice(0, 59)}…` : words)
} as const;

export const codesWords = {
	title: 'Square pictures to print',
	link: 'Square pictures (QR codes) to print',
	says: 'A phone that looks at the picture opens the form for saying something, about the whole plan or one part of it. Put it on a poster, a letter or a wall.',
	part: 'Which part?',
	whole: 'The whole plan',
	choose: 'Show this one',
	scan: 'Point the camera of a phone here, and say what you think.',
	picture: (title: string) => `Square picture that leads to the form about: ${title}`,
	address: 'Or open this address:',
	print: 'To print it, use “Print” of your browser: only the picture and its words are printed.',
	nothing: 'This plan has no public version',
	nothingSays: 'Publish it first. Then there is a form that people can open.'
} as const;
