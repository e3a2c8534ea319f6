// Sentences about whose voice is in a plan. They count words and say so; nobody is ranked, and no person is named.
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

export const voicesWords = {
	button: 'Whose voice is here',
	title: 'Whose voice is here',
	what: 'Which section',
	whole: 'The whole plan',
	untitled: 'A section without a title',
	looking: 'Finding out who wrote here…',
	counting:
		'Finding out who wrote here… This plan has a long history, so it takes a little while the first time.',
	progress: 'How much of the history has been read',
	failed: 'We could not find out just now. Please try again.',
	again: 'Try again',
	noWords: 'Nobody has written here yet.',
	/** Of all the words; the rest, or all, was written here. */
	fromFile: (step: ShareStep): string =>
		step === 'all'
			? 'All of the words here came in from a file or a template.'
			: `${parts[step]} of the words here came in from a file or a template. People wrote the rest here.`,
	/** Over the groups: what their shares are of. */
	whoWrote: (rest: boolean): string => (rest ? 'Who wrote the rest' : 'Who wrote this'),
	adultsOnly:
		'Young people have written here too. To keep them safe, we do not say how much. The shares are of what adults wrote.',
	share: (step: ShareStep): string => (step === 'none' ? 'Nothing yet' : parts[step]),
	alsoYoung: 'They have written here',
	broughtBack: (step: ShareStep): string =>
		`${parts[step]} of what people wrote here was gone for a while and was brought back.`,
	suggested: (step: ShareStep): string => `${parts[step]} of what people wrote here began as a suggestion.`,
	notOnlyWriting:
		'This counts the words that stand here now, in the text and in the actions. People also take part by talking, reading and deciding.',
	whoSees: 'Everybody who can read this plan sees this. It names nobody.'
};
