// Sentences about partners agreeing to a version: for those who ask, for those who answer, for everybody who reads.
import type { PlanAct, PlanState } from '#domain/plan-states.ts';
import type { Blocker } from '#domain/signing/blockers.ts';
import type { BodyAnswer, BodyKind, SignOffState } from '#domain/signing/sign-off.ts';
import { formatDate, formatDateTime, formatDayOfWeek } from './dates.ts';
import { someTitles } from './some-titles.ts';

export const bodyKindWords: Readonly<Record<BodyKind, string>> = {
	council: 'The council',
	nhs: 'The NHS',
	forum: 'The parent carer forum',
	young_people: 'The young people’s group',
	schools: 'Schools',
	chair: 'The chair of the board'
};

/** What a body said: a word, a shape, a colour. */
export const answerChips: Readonly<
	Record<BodyAnswer | 'none', { word: string; shape: string; tone: 'good' | 'info' | 'warn' | 'quiet' }>
> = {
	agree: { word: 'Agrees', shape: '✓', tone: 'good' },
	reservation: { word: 'Agrees, with a reservation', shape: '◐', tone: 'info' },
	'not-yet': { word: 'Does not agree yet', shape: '!', tone: 'warn' },
	none: { word: 'No answer yet', shape: '○', tone: 'quiet' }
};

/** Where a plan stands, in a sentence. */
export const stateSentences: Readonly<Record<PlanState, string>> = {
	scoping: 'People are agreeing what this plan is about.',
	drafting: 'The plan is being written.',
	in_coproduction: 'The plan is being written together with families and young people.',
	consultation: 'People are saying what they think of the draft.',
	responding: 'What people said is being answered.',
	board_signoff: 'Partners are asked to agree to one exact version. Writing goes on in the next draft.',
	published: 'The newest version is published.',
	quarterly_review: 'People look at what has changed since the plan was published.',
	superseded: 'Another plan has taken the place of this one.',
	withdrawn: 'This plan was withdrawn.'
};

/** What comes next, where somebody can do something about it. */
export const nextSteps: Readonly<Record<PlanState, string>> = {
	scoping: 'Next: begin to write.',
	drafting: 'Next: write it together, and when it is ready ask partners to agree.',
	in_coproduction: 'Next: ask for comments in a consultation, or ask partners to agree.',
	consultation: 'Next: when the consultation has closed, answer what people said.',
	responding: 'Next: give every theme a decision, then ask partners to agree.',
	board_signoff: 'Next: every partner answers. When all agree, a lead publishes that version.',
	published: 'Next: write the next version together, or look each quarter at what has changed.',
	quarterly_review: 'Next: end the review, or write the next version.',
	superseded: 'It is only read now. A lead can say that it is written together again.',
	withdrawn: 'It is only read now. A lead can say that it is written together again.'
};

export const moveWords: Readonly<Partial<Record<PlanAct, string>>> = {
	'begin-drafting': 'Begin to write',
	'work-together': 'Write it together now',
	'begin-review': 'Begin the quarterly review',
	'end-review': 'End the quarterly review'
};

/** What is in the way, in a sentence, and what the link to the place is called. */
export function blockerWords(blocker: Blocker): { says: string; go?: string } {
	switch (blocker.kind) {
		case 'no-words':
			return { says: 'The plan has no words yet.', go: 'Write something' };
		case 'theme-undecided':
			return { says: `People wait for an answer about “${blocker.title}”.`, go: 'Decide about it' };
		case 'consultation-open':
			return {
				says: `People can still say something in a consultation, until ${formatDateTime(blocker.until)}.`,
				go: 'Look at the consultation'
			};
		case 'easy-read-missing':
			return {
				says: `The easy-read version is not written yet: ${someTitles(blocker.titles)}.`,
				go: 'Write it, or say by when it comes'
			};
		case 'easy-read-stale':
			return {
				says: `The easy-read version is out of date: ${someTitles(blocker.titles)}.`,
				go: 'Look at it, or say by when it comes'
			};
		case 'no-bodies':
			return { says: 'Nobody has said yet who the partners are.', go: 'Name the partners' };
		case 'no-forum':
			return { says: 'The parent carer forum is not among the partners.', go: 'Add the forum' };
		case 'forum-not-asked':
			return { says: 'The parent carer forum is not asked. Nothing is agreed without it.' };
		case 'nobody-asked':
			return { says: 'No partner is ticked.' };
		case 'no-signer':
			return { says: `Nobody may answer for ${blocker.body} yet.`, go: 'Say who answers' };
		case 'signer-sees-not':
			return { says: `Who answers for ${blocker.body} cannot see this plan.`, go: 'Let them see it' };
	}
}

export const signingWords = {
	title: 'Agreeing on this plan',
	menu: 'Agreeing',
	untitled: 'A plan without a title yet',
	versionName: 'For partners to agree',
	toStanding: 'Where this plan stands',
	standing: 'Where this plan stands',
	publicToo: (n: number) => `Version ${n} is public meanwhile.`,
	moved: 'Done. It is noted here where the plan stands.',
	toAgreeing: 'See who agrees',
	keptWords: 'Your words, to copy',
	where: 'Where it stands, and who agrees',
	askedNotice:
		'Partners are asked to agree to one version of this plan. What is written now goes into the next draft.',
	yourTurn: 'You stand for a partner: please read that version and answer.',
	agreedNotice: 'All partners agree to a version of this plan. A lead can publish it as signed off.',
	publishing:
		'Partners are being asked about one version of this plan. Publish that one when they agree, or stop asking first.',
	askBefore: 'Do partners agree? Ask them to sign off before you publish',
	answerNow: 'Read it and answer',

	ask: 'Ask partners to sign off',
	askSays:
		'This keeps the plan exactly as it is saved now. Partners read that version and answer in their own words. People can go on writing: what they write goes into the next draft.',
	inTheWay: 'This is in the way',
	ready: (by: string, at: Date) => `${by} called the plan ready on ${formatDate(at)}.`,
	whom: 'Whom do you ask?',
	standFor: (count: number) => (count === 1 ? '1 person may answer' : `${count} people may answer`),
	note: 'What do you want to say to them?',
	noteSeenBy: 'Everybody who sees this plan can read this.',
	answerBy: 'By when do you hope for an answer?',
	answerByHint: 'Any day up to a year from now. Nothing happens by itself on that day.',
	askButton: 'Ask them now',
	asked: 'The partners are asked. They find it under what is new for them.',
	askOwner: 'The person who runs this area can do this.',

	now: 'The version partners are asked about',
	askedBy: (who: string, at: Date) => `${who} asked on ${formatDateTime(at)}.`,
	by: (day: string) => `An answer is hoped for by ${formatDayOfWeek(day)}.`,
	weekend: 'That is at a weekend: some may answer the day before or the day after.',
	late: 'That day has passed. Partners can still answer.',
	readVersion: 'Read this version',
	readOlder: (at: Date) => `Read the version of ${formatDate(at)}`,
	fingerprint: 'Fingerprint of its words (SHA-256):',
	goesOn: 'The plan itself has changed since. What was written later is not part of this version.',
	answers: 'What partners say',
	said: (who: string, at: Date) => (who === '' ? formatDateTime(at) : `${who}, ${formatDateTime(at)}`),
	noWords: 'Without further words.',
	before: 'What they said before',
	beforeOf: (body: string) => `What ${body} said before`,

	yours: (body: string) => `Answer for ${body}`,
	yoursAgain: (body: string) => `Answer again for ${body}`,
	yoursAgainSays:
		'Your newest answer counts. What was said before stays in the book, and everybody who sees this plan can read it.',
	question: 'Do you agree to exactly this version?',
	choices: {
		agree: { label: 'Yes, we agree', hint: '' },
		reservation: {
			label: 'Yes, with a reservation',
			hint: 'You agree. What you doubt is printed with the plan, in your words.'
		},
		'not-yet': { label: 'Not yet', hint: 'Say what is missing. Others can still answer.' },
		'send-back': {
			label: 'Not yet, and send it back',
			hint: 'Say what has to change. This version is over then, and nobody else answers to it.'
		}
	},
	words: 'In your own words',
	wordsHint: 'Needed where you have a reservation, or do not agree yet.',
	wordsSeenBy:
		'Everybody who sees this plan can read this. When the version is published, everybody can. Nobody can change your words.',
	wordsSeenByYoung:
		'Everybody who sees this plan can read this. When the version is published, everybody can. No name stands beside it: write none.',
	password: 'Your password',
	passwordHint: 'To be sure that it is you who answers.',
	code: 'The code from our mail',
	codeHint: 'You sign in without a password. So we mail you a code, to be sure that it is you who answers.',
	mailCode: 'Mail me a code',
	signInFirst:
		'You sign in without a password. To answer, sign out and sign in again, then come back within ten minutes: that shows that it is you.',
	justSignedIn: 'You signed in a few minutes ago, so no password is needed.',
	answerButton: 'Give this answer',
	answered: 'Your answer is kept. Thank you.',
	agreedNow: 'Your answer is kept. All partners agree now, and a lead can publish this version.',
	sentBackNow: 'Your answer is kept, and the version is sent back.',
	otherBody: 'You have answered for another partner here. One person speaks for one partner only.',

	allAgree: 'All partners agree. This version can be published as signed off.',
	publish: (n: number) => `Publish this version as version ${n}`,
	publishSays:
		'Exactly this version becomes public, with who agreed, their words and their reservations. What was written since stays in the draft.',
	remind: 'Remind those who have not answered',
	reminded: (people: number) =>
		people === 0
			? 'Nobody was told: everybody has answered, or nobody is left who may.'
			: people === 1
				? '1 person was told again.'
				: `${people} people were told again.`,
	callOff: 'Stop asking',
	callOffSays: 'Partners read that it was called off, and why. You can ask again about another version.',
	reason: 'Why?',
	callOffButton: 'Stop asking about this version',
	calledOff: 'It is called off.',
	none: 'No partners are being asked at the moment',
	noneSays: 'When a lead of this plan asks partners to agree to a version, you see here who agrees.',
	earlier: 'Earlier',
	endedAs: (state: SignOffState, at: Date, by: string | null, n: number | null): string => {
		if (state === 'published') return `Published as version ${n ?? ''} on ${formatDate(at)}.`;
		if (state === 'called-off') return `Called off by a lead on ${formatDate(at)}.`;
		return `Sent back by ${by ?? 'a partner'} on ${formatDate(at)}.`;
	},
	because: 'Why:',
	newSentBack: (body: string) => `${body} sent the last version back.`,
	newCalledOff: 'A lead stopped asking about the last version.'
} as const;

/** Another plan takes the place of this one. */
export const successorWords = {
	open: 'Another plan takes its place',
	change: 'Another plan follows it',
	says: 'This plan is then only read. Its public pages stay at their addresses, say that its time is over, and lead to the plan that follows. A lead can write it again later.',
	which: 'Which plan follows it?',
	choose: 'Choose a plan',
	nothing: 'Nothing follows it: it has ended',
	untitled: 'A plan without a title yet',
	seenBy: 'Everybody who reads the public pages of this plan sees it.',
	button: 'End this plan',
	changeButton: 'Save what follows it',
	done: 'Done. This plan is only read now, and its public pages say so.',
	staysPublic: 'Its public pages stay at their addresses, and say so.',
	told: ({ at, none, address }: { at: Date; none: boolean; address: string | null }) =>
		none
			? `This plan ended on ${formatDate(at)}. No other plan follows it.`
			: address === null
				? `Another plan took the place of this one on ${formatDate(at)}. You cannot read that one yet.`
				: `Another plan took the place of this one on ${formatDate(at)}.`,
	read: (title: string) => (title === '' ? 'Read the plan that follows it' : `Read it: ${title}`)
} as const;

export const partnersWords = {
	title: 'Partners who agree',
	link: (area: string) => `Partners who agree: ${area}`,
	says: (area: string) =>
		`Before a plan of ${area} is published as agreed, its partners are asked: the council, the NHS, the parent carer forum, the young people’s group, schools, the chair of the board.`,
	add: 'Add a partner',
	name: 'Name of the partner',
	nameHint: 'As it is printed on the public page, such as “Larkshire Parent Carer Forum”.',
	kind: 'What is it?',
	addButton: 'Add this partner',
	added: 'The partner is added. Now say who may answer for it.',
	signers: 'Who may answer for it',
	nobody: 'Nobody yet.',
	speaksFor: (body: string) => `May answer for ${body}`,
	nobodyAnswers: 'Only these people can answer. Owners and leads cannot, unless they stand here.',
	choose: 'Who else?',
	chooseNone: 'Choose somebody',
	give: 'Let them answer',
	giveWhich: (body: string) => `Let them answer for ${body}`,
	given: 'Done. They can answer now, where they see the plan.',
	take: (who: string) => `${who} no longer answers`,
	takeWhich: (who: string, body: string) => `${who} no longer answers for ${body}`,
	taken: 'Done. They can no longer answer. What they said stays.',
	rename: 'Change the name',
	renameWhich: (body: string) => `Change the name of ${body}`,
	renameButton: 'Save this name',
	renamed: 'The name is changed. Where this partner was asked before, its name stays as it was.',
	archive: 'Ask it no more',
	archiveWhich: (body: string) => `Ask it no more: ${body}`,
	archived: 'Done. What it said before stays.',
	back: 'Ask it again',
	backWhich: (body: string) => `Ask ${body} again`,
	broughtBack: 'Done. It can be asked again.',
	gone: 'Not asked any more',
	noneYet: 'No partner is named yet',
	noneYetSays: 'Add the parent carer forum first: without it no plan can be agreed.'
} as const;

/** The public page of a version that was signed off. */
export const agreedWords = {
	title: 'Who agreed to this version',
	on: (at: Date) => `All partners that were asked agreed to exactly these words, by ${formatDate(at)}.`,
	line: (body: string, answer: BodyAnswer, at: Date) =>
		answer === 'reservation'
			? `${body} agreed with a reservation on ${formatDate(at)}`
			: `${body} agreed on ${formatDate(at)}`,
	reservation: 'Its reservation:',
	words: 'In its own words:',
	short: (bodies: number, reservations: number) =>
		`${bodies === 1 ? 'One partner' : `${bodies} partners`} agreed to this version${
			reservations === 0
				? ''
				: reservations === 1
					? ', one of them with a reservation'
					: `, ${reservations} of them with a reservation`
		}.`,
	read: 'Read who agreed, and what they say'
} as const;
