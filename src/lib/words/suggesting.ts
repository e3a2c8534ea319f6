// Sentences of suggesting a change, and of answering one.
import type { PartState } from '#domain/proposals/proposal.ts';

const things = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

export const suggestingWords = {
	// on the plan's page
	suggest: 'Suggest a change',
	list: 'Suggestions',
	listWith: (open: number) => `Suggestions (${open})`,
	answers: (count: number) => `${things(count, 'answer', 'answers')} to what you suggested`,
	answersSays: 'Somebody who writes this plan has decided what becomes of it.',
	readAnswers: 'Read what they say',

	// making one
	title: 'Suggest a change',
	says: 'Change the words below as you would have them. The plan itself stays as it is.',
	seenBy:
		'Only you see this until you send it. Then the people who write this plan see it, with the name others know you by.',
	failed: 'The writing tools could not be loaded. Check your connection, then try again.',
	again: 'Try again',
	needsScript: 'Suggesting needs JavaScript, which is off in this browser. You can still read the plan.',
	label: 'Your copy of the plan',
	nothingYet: 'Nothing changed yet',
	changes: (count: number) => things(count, 'change', 'changes'),
	look: 'Look over and send',
	leave: 'Back to the plan',
	startAgain: 'Start again',
	startAgainSays: 'This takes away everything you changed here. The plan is not touched.',
	startedAgain: 'Your copy says what the plan says again.',
	keptDraft: 'Your draft from before is here again.',
	lostDraft: 'The plan was rebuilt since you began, so your draft could not be opened again.',

	// sending it
	sendTitle: 'Send your suggestion',
	sendSays: 'This is what you would change. Each change is answered by itself.',
	whyLabel: 'Why does this help?',
	whyHint: 'A sentence is enough.',
	whySeenBy: 'The people who write this plan read it.',
	send: 'Send',
	sending: 'Sending…',
	privateSend: 'Send it all the same',
	notSent: 'Not sent: there is no connection. Your words are kept here. Try again in a moment.',
	sent: 'Thank you. Your suggestion is with the people who write this plan. You read their answer here.',

	// the list
	listTitle: 'Suggestions',
	listSays: (plan: string) => `What people would change in “${plan}”.`,
	mineSays: (plan: string) => `What you would change in “${plan}”, and what became of it.`,
	whoSees:
		'Whoever suggested something sees your answer and your name, and so do the people who write this plan.',
	mineSees: 'You and the people who write this plan see this.',
	none: 'Nothing waits for an answer',
	noneSays: 'When somebody suggests a change, it stands here.',
	noneMine: 'Nothing of yours waits for an answer',
	toPlan: 'Open the plan',
	from: (name: string, group: string, when: string) =>
		[name, ...(name.startsWith(group) ? [] : [group]), when].join(', '),
	sayWhy: 'They say:',
	youSay: 'You say:',
	pagesOpen: 'Pages of what waits',
	pagesAnswered: 'Pages of what was answered',
	pageBefore: 'The page before',
	pageAfter: 'The next page',
	pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
	newer: 'The list has changed. What you are writing stays here.',
	showNewer: 'Show the newest',
	talk: (said: number) => (said === 0 ? 'Talk about it' : `Talk about it (${said})`),
	talkName: (name: string, said: number) =>
		`${said === 0 ? 'Talk about it' : `Talk about it (${said})`}: what ${name} suggests`,
	saidIn: (round: string) => `Said in the consultation “${round}”.`,
	privateChip: 'Only for those who look at comments',

	// how a change stands to the plan
	inAlready: 'The plan says this already.',
	changedTitle: 'The text changed since. Compare.',
	changedSays: 'The same words were changed in the plan after this was suggested.',
	since: 'What changed in the plan since',
	suggested: 'What was suggested',
	goneTitle: 'This part is no longer in the plan',
	goneSays: 'It cannot be put in. Say why in a few words.',

	// answering
	reason: 'Your reason',
	reasonHint: 'Needed if you decline. The person who suggested it reads it.',
	accept: 'Put it in the plan',
	acceptOver: 'Use the suggested words instead',
	decline: 'Not now, because…',
	named: (words: string, n: number) => `${words} (change ${n})`,
	reasonFor: (n: number) => `Your reason about change ${n}`,
	accepted: 'It is in the plan now, as the words of the person who suggested it.',
	declined: 'Declined. The person who suggested it reads your reason.',
	change: (n: number, of: number) => (of === 1 ? 'The change' : `Change ${n} of ${of}`),

	// one's own
	withdraw: 'Take it back',
	withdrawn: 'Taken back. Nothing of it is in the plan.',
	waiting: 'Waits for an answer',

	// what was answered
	answeredTitle: 'Answered',
	by: (name: string, when: string) => `${name}, ${when}`,
	because: (reason: string) => `“${reason}”`,

	// from words that waited
	suggestHeld: 'Suggest it instead',
	heldSent: 'It is a suggestion now. The people who write this plan answer it.'
} as const;

/** What became of a part, in two words. */
export const stateWords: Readonly<Record<PartState, string>> = {
	open: suggestingWords.waiting,
	accepted: 'In the plan',
	declined: 'Not now',
	withdrawn: 'Taken back'
};
