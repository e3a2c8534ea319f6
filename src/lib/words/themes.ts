// Sentences of sorting what people said into themes, and of deciding about each.
import { groupWords } from '#domain/groups.ts';
import type { ToldCount } from '#domain/themes/people-heard.ts';
import { longestAnswer } from '#domain/themes/theme.ts';
import { answersWords } from './answers.ts';
import { formatDate } from './dates.ts';

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const themesWords = {
	title: 'Themes',
	says: 'Put what people said into themes, and decide about each. Nobody but those who write the plan sees this page.',
	menu: 'Themes and decisions',
	untitled: 'A plan without a title yet',
	toPlan: 'Back to the plan',
	toList: 'All themes',
	addTo: 'Add to a theme',
	addToName: (what: string) => `Add to a theme: ${what}`,
	answersPage: 'You said, we did',

	// the list of themes
	themes: 'Your themes',
	noThemes: 'No themes yet',
	noThemesSays: 'Tick what belongs together, and give it a name. Or make an empty theme first.',
	counts: (n: number) => (n === 0 ? 'Nothing in it yet' : counted(n, 'thing said', 'things said')),
	byGroup: (heard: readonly ToldCount[]) =>
		heard
			.map(({ group, people }) =>
				people === null
					? `${groupWords[group].shape} ${answersWords.count({ group, people })}`
					: `${groupWords[group].shape} ${counted(people, groupWords[group].one.toLowerCase(), groupWords[group].many.toLowerCase())}`
			)
			.join(' · '),
	undecided: 'Not decided yet',
	publishedWith: (n: number) => `Published with version ${n}`,
	changedSince: (n: number) => `Changed since version ${n}: goes out with the next one`,
	goesOut: 'Goes out with the next version',
	open: (title: string) => `Open the theme: ${title}`,
	openShort: 'Open',
	left: (n: number) =>
		n === 0 ? 'Every theme has a decision.' : `${counted(n, 'theme has', 'themes have')} no decision yet.`,
	ready: (by: string, at: Date) => `${by} called this plan ready for sign-off on ${formatDate(at)}.`,
	readyButUndecided: 'Since then a theme was added that has no decision yet.',

	// making one
	make: 'Make an empty theme',
	name: 'Name of the theme',
	nameHint: 'A few words that say what it is about, such as “Waiting on the phone”.',
	seenBy: 'Those who write the plan see it. When it is published, everybody can read it.',
	makeNow: 'Make the theme',

	// what people said
	voices: 'What people said',
	choose: 'Which of it',
	which: 'Show',
	loose: 'Not yet in a theme',
	all: 'Everything',
	group: 'Who spoke',
	everybody: 'Everybody',
	section: 'Where',
	everywhere: 'In the whole plan',
	noSection: 'In no section',
	round: 'Consultation',
	anyRound: 'Any, or none',
	noRound: 'In no consultation',
	answers: 'What is listed',
	onlyFirst: 'What people began with, and suggestions',
	withAnswers: 'Answers to it too',
	apply: 'Show',
	shown: (n: number, of: number) => (n === of ? `${n} shown` : `The first ${n} of ${of} are shown.`),
	nothing: 'Nobody has said anything yet',
	nothingSays: 'Comments and suggestions about this plan stand here when people make them.',
	allSorted: 'Everything stands in a theme',
	allSortedSays: 'Choose “Everything” to see it all, or open a theme and decide about it.',
	suggests: 'Suggests:',
	gone: 'The person who wrote this took their words back, or they are hidden. They do not count.',
	facts: (name: string, day: string) => (name === '' ? day : `${name}, ${day}`),
	people: (n: number) => `Speaks for ${n} people`,
	inThemes: (titles: readonly string[]) => `Stands in: ${titles.join(', ')}`,
	readThread: 'Read the whole thread',
	readThreadOf: (words: string) => `Read the whole thread: ${words.slice(0, 60)}`,
	readSuggestion: 'Read the suggestion',
	putTitle: 'What you ticked belongs to',
	into: 'Theme',
	newTheme: 'A new theme',
	newName: 'Name, if it is a new theme',
	put: 'Put it there',

	// one theme
	inIt: 'What people said about it',
	emptyTheme: 'Nothing stands in this theme yet.',
	emptyThemeSays: 'Go back to all themes, tick what belongs here, and put it there.',
	ticked: 'With what you ticked',
	takeOut: 'Take it out of this theme',
	splitName: 'Name of the theme of its own',
	split: 'Make it a theme of its own',
	change: 'Rename, join or delete this theme',
	rename: 'Change the name',
	joinWith: 'Join it with',
	joinSays:
		'Everything in this theme goes into the other one. If only this theme has a decision, it goes along; if both have one, the other theme keeps its own.',
	join: 'Join them',
	delete: 'Delete this theme',
	deleteSays:
		'What people said is not lost: it stands among what is not yet in a theme. Answers that were published stay.',

	// the decision
	decision: 'What we decided',
	decide: 'Decide',
	decideAgain: 'Change the decision',
	facilitator: 'A lead or an editor of this plan decides.',
	kind: 'What becomes of it?',
	reason: 'Why?',
	reasonHint:
		'As you would say it to the people who spoke. “Not now” and “we could not” need a whole sentence.',
	reasonSeenBy:
		'Only those who write the plan see this now. When it goes out with a version, everybody can read it. Please do not name a child.',
	decider: 'Who decided?',
	deciderHint: 'A body, such as “Partnership board”, or a name.',
	owner: 'Who answers for it?',
	ownerHint: 'Only for “we could not”: a name or a body people can ask.',
	decidedOn: 'On which day?',
	changeLegend: 'What changed in the plan',
	part: 'Section or action it changed',
	noPart: 'Nothing in the plan',
	sectionNamed: (title: string) => `Section: ${title}`,
	rowNamed: (opening: string) => `Action: ${opening}`,
	from: 'What it said before',
	fromHint: 'The version from before people spoke is chosen for you.',
	to: 'What it says now',
	asItGoesOut: 'As it goes out with the next version',
	nothingBefore: 'No version of this plan has been kept yet. Keep one, then you can show what changed.',
	save: 'Keep the decision',
	now: 'This is what stands now:',
	because: 'Why:',
	by: (decider: string, day: string) => `${decider}, ${formatDate(day)}`,
	ownerIs: (owner: string) => `Who answers for it: ${owner}`,
	changeShown: 'This is shown with it',
	unchanged: 'The words of this part are the same in both versions. Choose another part, or other versions.',
	compareSlow: 'This comparison takes too long to show here. The decision is kept.',
	publish: 'Go to publishing',
	tooLong: (typed: number): string | undefined =>
		typed > longestAnswer
			? `This is ${(typed - longestAnswer).toLocaleString('en-GB')} characters too long.`
			: undefined,

	// with a version
	goOut: 'Answers that go out with it',
	goOutSays:
		'What is ticked becomes the public page “You said, we did”. It stays as it is; later decisions go out with a later version.',
	goOutTheme: (title: string, decision: string) => `${title}: ${decision}`,
	stillUndecided: (n: number) =>
		`${counted(n, 'theme has', 'themes have')} no decision yet, and ${n === 1 ? 'stays' : 'stay'} here.`,

	// ready for sign-off
	signOff: 'Ready for sign-off',
	signOffSays: 'Say that the plan can go to those who agree it. Everybody who spoke gets an answer first.',
	callReady: 'Call it ready',
	callNotReady: 'Take that back',
	inTheWay: 'These themes have no decision yet:',
	notCalled: 'Nobody has called this plan ready yet.',
	textSince: 'The text has changed since then.'
} as const;

/** What was done, in a sentence. */
export const themesDone = {
	make: 'The theme is made.',
	put: 'Done. It stands in the theme now.',
	'take-out': 'Taken out. It stays in other themes it is in.',
	rename: 'The name is changed.',
	split: 'Done. It is a theme of its own now.',
	join: 'Joined. Everything stands in this theme now.',
	delete: 'The theme is deleted.',
	decide: 'The decision is kept. It goes out with the next version you publish.',
	ready: 'This plan is called ready for sign-off.',
	'not-ready': 'Taken back. The plan is not called ready any more.'
} as const;
export type ThemesDone = keyof typeof themesDone;
