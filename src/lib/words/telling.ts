// What is new for somebody, in sentences: in their list, and in a mail. The mail says what happened, and never what a young
// person wrote, nor what they are called.
import type { Brought } from '#domain/diff/brought.ts';
import { groupWords, type Group } from '#domain/groups.ts';
import type { DigestEvery } from '#domain/telling/due.ts';
import type { NewsKind } from '#domain/telling/news.ts';
import { formatDate, formatSince } from './dates.ts';
import { sentencesOfBrought } from './history.ts';

/** One thing that happened, as both tell it. */
export interface Happened {
	readonly kind: NewsKind;
	readonly by: { readonly name: string; readonly group: Group } | null;
	/** They began the thread it is about. */
	readonly mine: boolean;
	/** It is about what they suggested. */
	readonly mySuggestion?: boolean;
	readonly answers: readonly {
		readonly state: 'accepted' | 'declined';
		readonly reason: string;
		readonly group: Group | null;
	}[];
	/** What the consultation or the theme is called. */
	readonly title?: string;
}

export const tellingWords = {
	title: 'What is new for you',
	menu: (n: number) => (n === 0 ? 'What is new for you' : `What is new for you: ${n}`),
	bar: (n: number) => `New for you: ${n}`,
	says: 'Answers to you, and what happened in plans you follow. Nobody else sees this list.',
	nothing: 'Nothing new',
	nothingSays: 'When somebody answers you, or a plan you follow changes, you read it here.',
	toPlans: 'Go to the plans',
	newOnes: 'New',
	before: 'Read before',
	look: 'Look at it',
	lookAt: (sentence: string) => `Look at it: ${sentence}`,
	read: 'I have read this',
	readIt: (sentence: string) => `I have read this: ${sentence}`,
	readPlan: 'I have read these',
	readThese: (plan: string) => `I have read these: ${plan}`,
	readAll: 'I have read everything',
	done: 'Put with what you have read.',
	said: (words: string) => `“${words}”`,
	reason: (words: string) => `The reason: ${words}`,
	changed: (people: number, since: Date, now: Date) =>
		`${people === 1 ? 'One person' : `${people} people`} changed this plan since ${formatSince(since, now)}.`,
	plans: 'Plans you follow',
	plansSay:
		'When you follow a plan, you read here when others changed it, and when it is published. Answers to you come in any case.',
	follow: 'Follow',
	followPlan: (plan: string) => `Follow ${plan}`,
	unfollow: 'Stop following',
	unfollowPlan: (plan: string) => `Stop following ${plan}`,
	followed: 'You follow this plan.',
	notFollowed: 'You do not follow this plan.',
	chosen: 'Kept.',
	mail: 'By e-mail',
	mailNow: (every: DigestEvery | null) =>
		every === null
			? 'You get no mail about this.'
			: every === 'day'
				? 'You get one mail a day, when there is something new.'
				: 'You get one mail a week, when there is something new.',
	mailChange: 'Choose that in your account'
} as const;

export const followWords = {
	title: 'Hear about this thread',
	following: 'You hear of answers here.',
	muted: 'You hear nothing more of this, unless somebody calls you by name.',
	none: 'You do not hear of answers here.',
	follow: 'Tell me about answers',
	mute: 'Tell me nothing more of this'
} as const;

export const digestSettingWords = {
	title: 'News by e-mail',
	says: 'One mail, when something is new for you: it says what happened, and leads to the page. What young people write is never in it.',
	legend: 'How often?',
	off: 'Never',
	offHint: 'You read it here, under “What is new for you”.',
	day: 'Once a day',
	dayHint: 'In the morning, on days when there is something new.',
	week: 'Once a week',
	weekHint: 'On Monday morning, when there is something new.',
	save: 'Save',
	saved: 'Saved.',
	mailOff: 'This installation cannot send e-mail yet. What you choose counts as soon as it can.',
	demo: 'This is a demo. Its mail is not sent, but shown on the mail page.'
} as const;

export const unsubscribeWords = {
	title: 'End these mails',
	says: 'You will get no more mail about what is new for you. You still find it in Withus.',
	button: 'End these mails',
	done: 'You get no more of these mails. You can choose them again in your account.',
	gone: 'This link is too old, or these mails have ended already. You can see and choose that in your account.',
	toAccount: 'Go to my account'
} as const;

/** For the list: people as others see them. */
export function sentenceOf(happened: Happened): string {
	return told(happened, somebodyCalled(happened.by));
}

/** For a mail: a young person is somebody. */
export function mailSentenceOf(happened: Happened): string {
	const young = happened.by?.group === 'young_person';
	// the name of a theme may have been taken from what somebody said
	const title = happened.kind === 'comment-answered' ? '' : (happened.title ?? '');
	return told({ ...happened, title }, young ? 'Somebody' : somebodyCalled(happened.by));
}

/** Why parts of a suggestion were answered as they were; of a mail only what no young person can have said. */
export function reasonsOf({ answers }: Happened, where: 'list' | 'mail', readerIsYoung = false): string[] {
	return answers
		.filter(({ reason, group }) => {
			if (reason === '') return false;
			return where === 'list' || (group !== null && group !== 'young_person' && !readerIsYoung);
		})
		.map(({ reason }) => reason);
}

function told({ kind, mine, mySuggestion, answers, title = '' }: Happened, who: string): string {
	const called = title === '' ? '.' : `: “${title}”.`;
	switch (kind) {
		case 'reply':
			if (mySuggestion && !mine) return `${who} said something about what you suggested.`;
			return mine ? `${who} answered you.` : `${who} said something where you take part.`;
		case 'mentioned':
			return `${who} called you by name.`;
		case 'thread-settled':
			return mine
				? `${who} marked what you had said as settled.`
				: `${who} marked something you take part in as settled.`;
		case 'words-wait':
			return 'Words wait for you to look at them. Others see them after that.';
		case 'kept-back':
			return 'Something you wrote is not shown to others.';
		case 'suggestion-answered':
			return `Your suggestion was answered: ${partsOf(answers)}.`;
		case 'comment-answered':
			return `What you said was answered with a decision${called}`;
		case 'consultation-opened':
			return `You can take part in a consultation${called}`;
		case 'consultation-closes':
			return `A consultation closes soon${called}`;
		case 'published':
			return 'A new version of this plan is public.';
		case 'feedback':
			return 'Somebody said something about the public page of this plan.';
		case 'sign-off-asked':
			return 'Partners are asked to agree to a version of this plan. You can answer for yours.';
		case 'sign-off-answered':
			return 'A partner answered whether it agrees to this plan.';
		case 'sign-off-ended':
			return 'Partners are no longer asked about a version of this plan. You can read why.';
	}
}

function partsOf(answers: Happened['answers']): string {
	const taken = answers.filter(({ state }) => state === 'accepted').length;
	const not = answers.length - taken;
	if (not === 0) return taken === 1 ? 'it is in the plan now' : `${taken} changes are in the plan now`;
	if (taken === 0) return not === 1 ? 'not now' : `${not} changes not now`;
	return `${taken === 1 ? '1 change is' : `${taken} changes are`} in the plan now, ${not} not now`;
}

function somebodyCalled(by: Happened['by']): string {
	if (!by) return 'Somebody';
	const group = groupWords[by.group].one;
	return by.name === group ? `A ${group.charAt(0).toLowerCase()}${group.slice(1)}` : by.name;
}

/** What changed, without a word of the plan but the numbers of its sections. */
export function withoutPlanWords(brought: Brought): string[] {
	if (!('parts' in brought)) return [];
	const numbersOnly = (places: readonly string[]) => places.filter((place) => /^\d[\d.]{0,5}$/.test(place));
	return sentencesOfBrought({
		parts: brought.parts.map((part) => ({ ...part, places: numbersOnly(part.places), more: 0 }))
	});
}

/** The frame of the mail. */
export const digestMailWords = {
	subject: (n: number) =>
		n === 1 ? 'One thing is new for you in Withus' : `${n} things are new for you in Withus`,
	hello: 'Hello,',
	since: (at: Date) => `this is new for you since ${formatDate(at)}:`,
	reason: (words: string) => `The reason: ${words}`,
	more: (n: number) => (n === 1 ? 'And one more thing.' : `And ${n} more things.`),
	all: 'Everything that is new for you:',
	why: (every: DigestEvery) =>
		`You get this mail ${every === 'day' ? 'at most once a day' : 'at most once a week'}, because you chose it.`,
	change: 'Choose how often:',
	end: 'End these mails:'
} as const;
