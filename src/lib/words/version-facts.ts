// Sentences about one published version: what changed, who took part, what was put right, and where one says something about it.
import { groupWords } from '#domain/groups.ts';
import { smallestTold, type ToldCount } from '#domain/themes/people-heard.ts';
import { formatDate } from './dates.ts';

const few = ['no', 'one', 'two', 'three', 'four', 'five'][smallestTold] ?? String(smallestTold);

export const versionFactsWords = {
	changedTitle: (since: number) => `What changed since version ${since}`,
	changedShort: (since: number, things: number) =>
		things === 1
			? `One thing changed since version ${since}.`
			: `${things} things changed since version ${since}.`,
	readChanged: 'Read what changed',
	nothingChanged: (since: number) => `The words are the same as in version ${since}.`,
	more: (things: number) =>
		things === 1 ? 'One other thing changed too.' : `${things} other things changed too.`,
	tookPartTitle: 'Who took part',
	tookPartSays:
		'People who wrote, suggested, said something or came to a workshop before this version. Somebody who did all of it counts once.',
	tookPartNote: `Where fewer than ${few} people of a group took part, we do not say how many, so that nobody can be recognised.`,
	tookPart: ({ group, people }: ToldCount) =>
		people === null
			? `fewer than ${few} ${groupWords[group].many.toLowerCase()}`
			: `${people} ${groupWords[group].many.toLowerCase()}`,
	review: (day: string) => `This plan is looked at again by ${formatDate(day)}.`,
	correctionsTitle: 'Slips that were put right',
	correctionsSays:
		'Small mistakes in this version that were put right since. What was agreed is not touched: the fingerprints say which words it was.',
	correctionsShort: (slips: number) =>
		slips === 1
			? 'One slip in this version was put right.'
			: `${slips} slips in this version were put right.`,
	readCorrections: 'Read which',
	was: 'It said',
	reads: 'It says now',
	fingerprintNow: 'Fingerprint of the words with what was put right:',
	erased: (at: Date) => `On ${formatDate(at)} words were removed from this version for privacy.`,
	erasedBefore: 'The fingerprint before that was:',
	readHere: (n: number) => `Read this in version ${n}`,
	sayHere: 'Say something about this',
	say: 'Say something about this plan',
	feed: 'News about this plan, for a feed reader',
	embed: 'This plan for another website'
} as const;
