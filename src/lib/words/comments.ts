// Sentences of what people say about a plan: threads, answers, and the kind warning before something private is posted.
import type { AnchorKind, AnchorState } from '#domain/anchor.ts';
import { longestComment, type CommentState, type Reaction } from '#domain/comments/comment.ts';
import type { ThreadFilter } from '#domain/comments/filter-threads.ts';
import type { PrivateKind } from '#domain/comments/privacy.ts';
import { formatDate, formatRecent } from './dates.ts';

const comments = (n: number): string => (n === 1 ? '1 comment' : `${n} comments`);

export const commentsWords = {
	title: 'Comments',
	says: 'What people say about this plan. Nothing here is part of the text.',
	menu: 'All comments',
	open: (n: number) => (n === 0 ? 'Comments' : `Comments (${n})`),
	hide: 'Hide the comments',
	say: 'Say something',
	sayAbout: (action: string) => `Say something about ${action}`,
	sayHere: 'Say something about this section',
	saySection: (title: string) => `Say something about this section: ${title}`,
	sayKeys: 'Ctrl+Alt+M',
	all: 'Show them as a page',
	toPlan: 'Back to the plan',
	loading: 'Fetching the comments…',
	failed: 'The comments could not be fetched. Check your connection, then try again.',
	tryAgain: 'Try again',
	notPosted: 'This did not reach Withus. Your words are still here. Check your connection, then try again.',
	notReached: 'This did not reach Withus. Check your connection, then try again.',
	nothing: 'Nobody has said anything yet',
	nothingSays:
		'Mark some words in the plan and choose “Say something”, or say something about the whole plan.',
	nothingReader: 'When somebody says something about this plan, you can read it here.',
	nothingHere: 'No comments like this',
	nothingHereSays: 'Choose “All” to see everything that was said.',
	more: (n: number) => `Show ${n} more`,
	count: (n: number) => `${n} shown`,
	answers: (n: number) => (n === 1 ? 'no answer yet' : n === 2 ? '1 answer' : `${n - 1} answers`),
	when: (at: string, now: Date) => formatRecent(at, now),
	read: 'Read and answer',
	readName: (name: string, about: string) => `Read and answer: ${name}, ${about}`,
	back: 'Back to the list',
	show: 'Show it in the plan',
	about: 'What is it about?',
	chosen: (quote: string) => `The words you marked: “${quote}”`,
	wholePlan: 'The whole plan',
	section: (title: string) => (title === '' ? 'A section' : `Section: ${title}`),
	row: (opening: string) => (opening === '' ? 'An action' : `Action: ${opening}`),
	write: 'Your words',
	writeHint: 'Please do not name a child or a member of staff.',
	post: 'Post it',
	answer: 'Your answer',
	postAnswer: 'Answer',
	edit: 'Change my words',
	editName: (at: string) => `Change my words of ${at}`,
	keepEdit: 'Keep the change',
	withdraw: 'Take my words back',
	withdrawName: (at: string) => `Take my words back, of ${at}`,
	withdrawSure: 'Your words will be gone for everybody. A line stays that says so.',
	withdrawYes: 'Take them back',
	resolve: 'Mark as settled',
	reopen: 'Open it again',
	settled: 'Settled',
	settledBy: (name: string) => (name === '' ? 'Settled' : `Settled by ${name}`),
	internal: 'Only among those who write the plan',
	internalChip: 'Only those who write the plan',
	seenByAll: 'Everybody who can open this plan sees this, also guests of a workshop.',
	seenInside: 'Leads, editors, facilitators and the owner of the area see this. Nobody else does.',
	seenAnswer: 'Everybody who can see this thread sees your answer.',
	seenYoung: 'A lead or facilitator looks at it first. Your name is never shown.',
	call: 'Call somebody by name',
	callNobody: 'Nobody',
	youngFirst: 'Waits until a lead or facilitator has looked at it',
	edited: 'changed since',
	you: 'you',
	judgeShow: 'Show it to others',
	judgeKeep: 'Keep it back…',
	judgeReason: 'Why is it kept back?',
	judgeReasonSeen: 'The person who wrote it reads this, and those who look at comments.',
	judgeKeepNow: 'Keep it back',
	keptBack: (reason: string) => `Kept back: ${reason}`,
	judgeHide: 'Hide it…',
	judgeHideNow: 'Hide it',
	judgeTakeOut: 'Take words out…',
	judgeTakeOutNow: 'Take them out',
	judgeWhich: 'The words to take out',
	judgeWhichHint:
		'Copy them from the comment. They are gone for good, and a mark with today’s date stands there instead.',
	judgeTakeOutReason: 'Why are they taken out?',
	hiddenOn: (day: string) => `Hidden on ${formatDate(day)}.`,
	takenOut: (day: string) => `[taken out on ${formatDate(day)}]`,
	takenOutWhy: (reason: string) => `Words were taken out: ${reason}`,
	seenRound: 'Everybody who can read this consultation sees your answer.',
	toSuggestions: 'See it among the suggestions',
	suggestion: (name: string) => `What ${name} suggests`,
	suggestionChip: 'About a suggestion',
	seenSuggestion:
		'The people who write this plan see this, and whoever made the suggestion. Nobody else does.',
	quickAnswers: 'Quick answers',
	gone: 'These words are no longer in the plan:',
	changed: 'The words have changed. They were:',
	on: 'About:',
	filter: 'Which comments',
	group: 'Who spoke',
	everybody: 'Everybody',
	inSection: 'Where',
	everywhere: 'In the whole plan',
	noSection: 'In no section',
	round: 'Consultation',
	everyRound: 'Everything, also outside of one',
	apply: 'Show',
	readAll: 'Show all of them',
	posted: 'Posted.',
	postedWaits: 'Posted. It waits until a lead or facilitator has looked at it.',
	postedPrivate: 'Sent to those who look at comments. Nobody else sees it.',
	done: 'Done.',
	openSection: (title: string, n: number) => `${title} (${n})`,
	privateTitle: 'Please look at this once more',
	privateSays: 'Others could find out who somebody is. This is what we saw:',
	privatePost: 'Post it all the same',
	privateModerators: 'Send it only to those who look at comments',
	privateChange: 'Change it',
	news: 'There is a new comment.',
	left: (n: number) => `${comments(n)} waiting for you to look at`
} as const;

export const reactionWords: Readonly<Record<Reaction, string>> = {
	agree: 'I agree',
	disagree: 'I don’t agree',
	talk: 'I want to talk about this',
	thanks: 'Thank you'
};

export const filterWords: Readonly<Record<ThreadFilter, string>> = {
	open: 'Open',
	all: 'All',
	mine: 'Mine',
	'to-me': 'That call me',
	waiting: 'Waiting for a look',
	settled: 'Settled',
	detached: 'No longer in the text'
};

export const anchorWords: Readonly<Record<AnchorKind, string>> = {
	text: 'words of the plan',
	block: 'a section',
	action: 'an action',
	cell: 'a box of an action',
	figure: 'a picture',
	document: 'the whole plan'
};

/** What stands instead of words that are not shown to this reader. */
export const stubWords: Readonly<Record<Exclude<CommentState, 'shown'>, string>> = {
	waiting: 'Somebody looks at these words first.',
	private: 'Sent only to those who look at comments.',
	'kept-back': 'These words are not shown.',
	withdrawn: 'The person who wrote this took their words back.'
};

const privateWords: Readonly<Record<PrivateKind, (quote: string) => string>> = {
	'name-with-school': (quote) => `A name with a school: “${quote}”`,
	'date-of-birth': (quote) => `A date of birth: “${quote}”`,
	'nhs-number': (quote) => `An NHS number: “${quote}”`,
	phone: (quote) => `A phone number: “${quote}”`,
	postcode: (quote) => `A postcode: “${quote}”`,
	email: (quote) => `An e-mail address: “${quote}”`
};
export const privateSentence = ({ kind, quote }: { kind: PrivateKind; quote: string }): string =>
	privateWords[kind](quote);

/** How a thread stands to its words, where that is not simply "there". */
export const anchorStateWords: Readonly<Record<Exclude<AnchorState, 'anchored'>, string>> = {
	edited: 'The words have changed. They were:',
	'block-only': 'These words are no longer there:',
	detached: 'These words are no longer in the plan:'
};

export const lettersLeft = (typed: number): string | undefined =>
	typed > longestComment
		? `This is ${(typed - longestComment).toLocaleString('en-GB')} characters too long. Make it shorter, or post it in two parts.`
		: undefined;
