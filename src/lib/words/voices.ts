// Sentences about whose voice is in a plan. They count words and say so; nobody is ranked, and no person is named.
import { groupWords, type Group } from '#domain/groups.ts';
import type { ShareStep } from '#domain/voices/voice-map.ts';

const parts: Readonly<Record<ShareStep, string>> = {
	none: 'None',
	few: 'A few',
	quarter: 'About a quarter',
	half: 'About half',
	'three-quarters': 'About three quarters',
	'nearly-all': 'Nearly all',
	all: 'All'
};

const many = (group: Group): string => groupWords[group].many.toLowerCase();

export const voicesWords = {
	button: 'Whose voice',
	title: 'Whose voice is here',
	what: 'Which part of the plan',
	whole: 'The whole plan',
	untitled: 'A part without a title',
	looking: 'Looking who wrote here…',
	failed: 'We could not find out just now. Please try again.',
	again: 'Try again',
	noWords: 'Nobody has written here yet.',
	share: (group: Group, step: ShareStep): string =>
		step === 'none'
			? `No ${groupWords[group].one.toLowerCase()} has written here yet.`
			: `${parts[step]} of these words were written by ${many(group)}.`,
	shareOfAdults: (group: Group, step: ShareStep): string =>
		step === 'none'
			? `No ${groupWords[group].one.toLowerCase()} has written here yet.`
			: `${parts[step]} of the words by adults were written by ${many(group)}.`,
	alsoYoung: 'Young people have written here. To keep them safe, we do not say how much.',
	imported: (step: ShareStep): string => `${parts[step]} of the words came in from a file or a template.`,
	broughtBack: (step: ShareStep): string =>
		`${parts[step]} of the words were gone and have been brought back.`,
	suggested: (step: ShareStep): string => `${parts[step]} of the words came from suggestions.`,
	notOnlyWriting:
		'This counts words that stand here now. People also take part by talking, reading and deciding.',
	whoSees: 'Everybody who can read this plan sees this. It names nobody.'
};
