// Sentences of a consultation as those read them who take part: what it is, coming in, saying something, coming back.
import type { Group } from '#domain/groups.ts';
import { groupWords } from '#domain/groups.ts';
import type { CommentState } from '#domain/comments/comment.ts';
import { formatDate } from './dates.ts';

export const consultationWords = {
	what: 'Consultation',
	on: (plan: string) => `Consultation on: ${plan}`,
	why: 'What may change',
	settled: 'What is settled already',
	howMuch: 'How much you can change',
	when: 'When',
	whoSees: 'Who sees what',
	sees: {
		members: 'People who are in this plan read it and what is said.',
		link: 'Anybody with the link reads the text and what is said.',
		public: 'Everybody can read the text and what is said.'
	},
	shown: {
		before: 'A lead or facilitator looks at your words before others see them.',
		after: 'Others see your words at once. A lead or facilitator can hide them, and tells you why.'
	},
	names: 'Others see your group and a number, never your name.',
	adults:
		'This consultation is for people who are 18 or older. We do not ask young people this way yet: first there has to be a safe person they can turn to. Are you under 18? An adult you trust can pass on what you think.',
	youAre: (name: string) => `You take part as “${name}”.`,
	read: 'Read the text',
	readSays: 'This is the text as it was when the consultation was opened. It does not change while you read.',
	readSpeak: 'You can say something about any part of it, or suggest other words for a sentence.',
	notYet: 'You can read the text here when it opens.',
	takePart: 'Take part',
	join: 'Take part',
	yourName: 'A name of your choice',
	nameHint: 'It need not be your real name. You can leave this empty.',
	nameSeen: 'Only the people who write this plan see it.',
	group: 'Whose voice are you?',
	groupSeen: 'Others see your group and a number, such as “Parent carer 3”.',
	consent: 'Before you begin',
	consents: [
		'What I say is kept with this plan, under my group.',
		'I can take my words back until the day on which people hear back.',
		'I do not write the name of a child, or of somebody who works with children.'
	],
	agree: 'I want to take part.',
	quote: 'You may quote my words in other places.',
	quoteHint: 'You can take part without this tick.',
	signIn: 'I have an account here',
	joined: 'You are in. Keep this link.',
	joinedSays:
		'It is yours alone. It brings you back on any device, to read answers, and to change your words or take them back. We show it only now: copy it, print this page, or scan the picture with your phone.',
	yourLink: 'Your private link',
	linkUntil: (day: string) => `It works until ${formatDate(day)}.`,
	qr: 'Picture to scan with a phone: your private link',
	copy: 'Copy the link',
	copied: 'Copied.',
	mine: 'My words and answers',
	sayPlan: 'Say something about the whole text',
	sayHere: 'Say something about this',
	saySection: (title: string) => `Say something about this section: ${title}`,
	sayRow: (opening: string) => `Say something about this action: ${opening}`,
	saidHere: (n: number) => (n === 1 ? '1 thing was said' : `${n} things were said`),
	saidAbout: (n: number, what: string) =>
		`${n === 1 ? '1 thing was' : `${n} things were`} said about ${what}`,
	saidAll: 'What was said about the whole text',
	saidElsewhere: 'What was said about words of the text',
	nobodyYet: 'Nobody has said anything about the whole text yet.',
	about: 'About:',
	wholePlan: 'the whole text',
	oneSentence: 'Choose one sentence, or suggest other words for it',
	whichSentence: 'Which words do you mean?',
	other: 'The sentence as you would have it',
	otherHint:
		'Fill this in if you want to suggest other words. The plan stays as it is until somebody decides.',
	otherCopy: 'Begin with this sentence',
	otherWhy: 'Why does this help?',
	otherEdit: 'Your sentence comes first. Leave one empty line, then say why.',
	became: { accepted: 'Your words are in the plan now.', declined: 'Not now.' },
	wholeSection: 'The whole section',
	wholeRow: 'The whole action',
	yourWords: 'Your words',
	say: 'Say something',
	send: 'Say it',
	backToText: 'Back to the text',
	seenBefore:
		'A lead or facilitator looks at it first. Then everybody who can read this consultation sees it.',
	seenAfter: 'Everybody who can read this consultation sees it at once.',
	seenAs: (name: string) => `Others see it as from “${name}”.`,
	keptWords: 'What you had written',
	keptHint: 'Copy it if you want to keep it. It was not sent.',
	sent: 'Thank you. Your words have arrived.',
	sentWaits: 'Thank you. Your words have arrived. Others see them when somebody has looked at them.',
	answered: 'Answer',
	whatWeDid: 'What people said, and what we did',
	changeWords: 'Change my words',
	keepChange: 'Keep the change',
	takeBack: 'Take my words back',
	takeBackSays: 'Your words will be gone for everybody. A line stays that says so.',
	takeBackNow: 'Take them back',
	takenBack: 'Your words are gone.',
	changed: 'Your words were changed.',
	mineSays: 'What you said, what became of it, and what was answered. Only you see this page.',
	mineNothing: 'You have not said anything yet',
	mineNothingSays: 'Read the text, and say something about a part of it or about all of it.',
	until: (day: string) => `You can take your words back until ${formatDate(day)}.`,
	tooLate: (day: string) => `You could take your words back until ${formatDate(day)}.`,
	newLink: 'Make a new private link',
	newLinkSays:
		'Do this when you lost your link, or when somebody else may have it. The old link stops working, and other devices are signed out.',
	newLinkNow: 'Make a new link',
	renewed: 'Here is your new link. The old one does not work any more.',
	leave: 'Leave on this device',
	leaveSays:
		'Do this on a computer that others use too. Your words stay, and your private link brings you back.',
	leaveNow: 'Leave',
	left: 'You have left on this device. Your private link brings you back.',
	back: 'Come back to the consultation',
	backSays: (name: string, title: string) => `This private link belongs to “${name}” in “${title}”.`,
	backNow: 'Go to my words',
	backWarn: 'If this is not you, please close this page.',
	closedNow: 'It has closed'
} as const;

/** How one's own words stand, in a sentence. */
export const ownStateWords: Readonly<Record<CommentState, string>> = {
	shown: 'Others see this.',
	waiting: 'Somebody looks at this before others see it.',
	private: 'Sent only to those who look at comments. Nobody else sees it.',
	'kept-back': 'Others do not see this.',
	withdrawn: 'You took these words back.'
};

export const ownReason = (reason: string, takenOut: boolean): string =>
	takenOut ? `Some words were taken out. The reason: ${reason}` : `The reason: ${reason}`;

/** What stands instead of words that are not shown to this reader, with the day where there is one. */
export function stubOf(state: CommentState, day: Date | null): string {
	const on = day ? ` on ${formatDate(day)}` : '';
	switch (state) {
		case 'withdrawn':
			return 'The person who said this took their words back.';
		case 'waiting':
			return 'These words were changed, and somebody looks at them first.';
		default:
			return `These words were hidden${on}.`;
	}
}

export const takenOutWords = (day: string): string => `[taken out on ${formatDate(day)}]`;

/** "Parent carers" for what somebody wrote in for several. */
export const speakers = (group: Group, people: number): string =>
	groupWords[group][people === 1 ? 'one' : 'many'];
