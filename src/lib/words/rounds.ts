// Sentences about consultations: the rungs, who is asked, how words came, and when something closed.
import { groupWords, type Group } from '#domain/groups.ts';
import {
	endOfRound,
	stateOfRound,
	type Audience,
	type Channel,
	type Moderation,
	type Round,
	type Rung
} from '#domain/rounds/round.ts';
import { otherWordsOf } from '#domain/rounds/other-words.ts';
import { formatDate, formatDateTime } from './dates.ts';

export const rungWords: Readonly<Record<Rung, { label: string; hint: string }>> = {
	informing: {
		label: 'Informing',
		hint: 'We tell you what is planned. Your words do not change it this time.'
	},
	consulting: {
		label: 'Consulting',
		hint: 'You say what you think of a draft. We decide, and tell you what we did and why.'
	},
	'co-designing': {
		label: 'Co-designing',
		hint: 'We look for answers together. Those who are responsible decide in the end.'
	},
	'co-producing': { label: 'Co-producing', hint: 'We write it together, and decide together.' }
};

export const audienceWords: Readonly<Record<Audience, { label: string; hint: string }>> = {
	members: { label: 'People who are in this plan', hint: 'They sign in as they always do.' },
	link: { label: 'Anybody with the link', hint: 'No account is needed. You hand the link over.' },
	public: {
		label: 'Everybody',
		hint: 'No account is needed. The plan’s public page names the consultation too.'
	}
};

export const moderationWords: Readonly<Record<Moderation, { label: string; hint: string }>> = {
	before: {
		label: 'Before others see it',
		hint: 'Each contribution waits until a lead or facilitator has let it in.'
	},
	after: {
		label: 'Afterwards',
		hint: 'It is shown at once. A lead or facilitator can hide it, with a reason.'
	}
};

export const channelWords: Readonly<Record<Channel, string>> = {
	online: 'Online',
	paper: 'On paper',
	phone: 'By phone',
	interview: 'In an interview',
	meeting: 'In a meeting'
};

export const otherWordsLabel = 'Suggests other words';

/** Other words for a sentence where there is no room to show both: in a list, in a file. */
export function insteadSaid(quote: string, words: string): string {
	const { sentence, why } = otherWordsOf(words);
	const said = `Instead of “${quote}”: “${sentence}”`;
	return why === '' ? said : `${said}\n${why}`;
}

const counted = (n: number, one: string, many: string) =>
	`${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** "In a meeting, 6 people, on 3 November 2026, written in by Ben Marsh". */
export function enteredWords(words: {
	readonly channel: Channel;
	readonly people: number;
	readonly happenedOn: string | null;
	readonly enteredBy?: string;
}): string {
	return [
		channelWords[words.channel],
		counted(words.people, 'person', 'people'),
		...(words.happenedOn ? [`on ${formatDate(words.happenedOn)}`] : []),
		...(words.enteredBy ? [`written in by ${words.enteredBy}`] : [])
	].join(', ');
}

/** When it opens, closes or closed, and when people hear back: always together, so that nobody has to ask. */
export function whenWords(
	round: Pick<Round, 'opensAt' | 'closesAt' | 'closedAt' | 'promiseAt'>,
	now: Date
): string {
	const back = formatDate(round.promiseAt);
	switch (stateOfRound(round, now)) {
		case 'planned':
			return `It opens on ${formatDateTime(round.opensAt)} and closes on ${formatDateTime(round.closesAt)}. You hear back by ${back}.`;
		case 'open':
			return `You can say something until ${formatDateTime(round.closesAt)}. You hear back by ${back}.`;
		case 'closed':
			return `It closed on ${formatDateTime(endOfRound(round))}. You hear back by ${back}.`;
	}
}

/** "12 parent carers", with few young people not counted out. */
export function peopleOfGroup(group: Group, people: number | null): string {
	const { one, many } = groupWords[group];
	return people === null
		? `fewer than 5 ${many.toLowerCase()}`
		: counted(people, one.toLowerCase(), many.toLowerCase());
}
