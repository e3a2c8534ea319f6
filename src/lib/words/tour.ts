// The short tour: a few sentences for somebody who is here for the first time.
import type { TourPlace } from '#domain/tour.ts';

interface Stop {
	readonly title: string;
	readonly says: string;
}

export const tourWords = {
	title: 'Look around',
	says: 'What is where, in a few steps.',
	where: { plans: 'The first page', plan: 'Inside a plan' } satisfies Record<TourPlace, string>,
	step: (at: number, all: number) => `Step ${at} of ${all}`,
	next: 'Next',
	back: 'Back',
	putAway: 'Put this away',
	done: 'Done, put this away',
	again: 'Show the cards on the pages again',
	shownAgain: 'The cards are back.'
} as const;

export const tourStops: Readonly<Record<TourPlace, readonly Stop[]>> = {
	plans: [
		{
			title: 'These are your plans',
			says: 'Each box is one plan. It says how far the plan is, what your part in it is and when somebody last worked on it. Press its name to open it.'
		},
		{
			title: 'Whose voice is it?',
			says: '● Parent carers, ▲ young people and ■ professionals write together. You see the shape, the word and the colour of a group beside what its people do.'
		},
		{
			title: 'Nothing is public by itself',
			says: 'Only people with a part in a plan can read it. A lead can publish a plan: then everybody can read that version, also later.'
		},
		{
			title: 'The way to everything else',
			says: 'At the top right you find your account, how Withus looks, and the way out. You can come back to these words from there.'
		}
	],
	plan: [
		{
			title: 'The list of sections',
			says: 'A plan can be long. The list “In this plan” takes you to each section. It stands at the side; on a phone it is behind the button “Contents”.'
		},
		{
			title: 'Reading first',
			says: 'You are reading now and cannot spoil anything. If you may edit, a button at the top turns writing on. Others see your words as you type, and each word is kept at once.'
		},
		{
			title: 'Three kinds of boxes',
			says: 'Boxes say what inspectors told us, what families told us and what will be different. The promises stand under them as actions.'
		},
		{
			title: 'An empty box is honest',
			says: 'Where a box is dashed and says “Not agreed yet”, people still have to talk. It does not mean that something is done.'
		},
		{
			title: 'Who else is here',
			says: 'At the top you see who has this plan open now, and whether all words are kept.'
		}
	]
};
