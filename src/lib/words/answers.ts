// Sentences of "You said, we did": the public page, the same for members, and what somebody reads about words of their own.
import { groupWords, type Group } from '#domain/groups.ts';
import type { ToldCount } from '#domain/themes/people-heard.ts';
import { smallestTold } from '#domain/themes/people-heard.ts';
import type { DecisionKind } from '#domain/themes/theme.ts';
import { startingBig } from './change-names.ts';
import { formatDate } from './dates.ts';

const few = ['no', 'one', 'two', 'three', 'four', 'five'][smallestTold] ?? String(smallestTold);
const manyOf = (group: Group): string => groupWords[group].many.toLowerCase();
const oneOf = (group: Group): string => groupWords[group].one.toLowerCase();

const listed = (parts: readonly string[]): string =>
	parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
const ofAll = ({ group, people }: ToldCount): string =>
	people === null ? manyOf(group) : `${people} ${manyOf(group)}`;

export const answersWords = {
	title: 'You said, we did',
	says: 'What people told us about this plan, what we decided, and why. It also says what we could not do.',
	skip: 'Skip to the answers',
	withVersion: (n: number, at: Date) =>
		`These answers were published with version ${n} on ${formatDate(at)}.`,
	toVersion: (n: number) => `Read version ${n} of the plan`,
	heard: 'Who we heard',
	heardNote: `Where fewer than ${few} people of a group spoke, we do not say how many, so that nobody can be recognised. Somebody who spoke often counts once.`,
	byTopic: 'By topic',
	byGroup: 'By group',
	saidAbout: (group: Group) => `What ${manyOf(group)} spoke about`,
	noTopic: 'About the whole plan',
	saidBy: 'Said by',
	/** Everybody who was heard. */
	sentence: (totals: readonly ToldCount[]) => `${startingBig(listed(totals.map(ofAll)))}.`,
	count: ({ group, people }: ToldCount) =>
		people === null ? `fewer than ${few} ${manyOf(group)}` : `${people} ${manyOf(group)}`,
	listed,
	quote: (group: Group) => `A ${oneOf(group)}`,
	quotes: 'In their words',
	removed: (at: string) => `Words stood here. They were removed on ${formatDate(at)}.`,
	redacted: (at: string) => `An answer stood here. It was removed for privacy on ${formatDate(at)}.`,
	youSaid: 'You said',
	decided: (decider: string, day: string) => `Decided by ${decider}, ${formatDate(day)}.`,
	owner: (owner: string) => `Who answers for this: ${owner}.`,
	changeTitle: 'What changed in the plan',
	unchanged: 'The words of this part were not changed in this time.',
	signs: 'Words that are new are underlined. Words that are gone are struck through.',
	since: (n: number) => `Compared with version ${n}.`,
	withheld: 'What it said before is not shown: that version was withdrawn.',
	toPart: (n: number) => `Read it in version ${n}`,
	toPartOf: (title: string, n: number) => `Read “${title}” in version ${n}`,
	whose: 'Whose words changed this',
	whoseOf: (title: string) => `Whose words changed this: ${title}`,
	fromPlan: 'You said, we did: what people told us, and what became of it',
	fromPlanBefore: (n: number) => `You said, we did: the answers published with version ${n}`,
	versions: 'Answers of other versions',
	ofVersion: (n: number, at: Date) => `Answers with version ${n}, ${formatDate(at)}`,

	// inside the workspace
	menu: 'You said, we did',
	own: 'What happened with your words',
	ownSays: 'Only you see which of these words are yours.',
	ownWords: (words: string) => (words.length > 160 ? `“${words.slice(0, 160).trimEnd()}…”` : `“${words}”`),
	ownSuggestion: 'A change that you suggested',
	whatHappened: 'What happened with it',
	ownNone: 'Nobody has answered your words in public yet. When they do, you read it here.',
	ownThis: (title: string) => `Read the whole answer: ${title}`,
	readWhole: 'Read the whole answer',
	nothing: 'No answers have been published yet',
	nothingSays:
		'When a version of this plan is published, the answers that go with it stand here, for everybody.',
	toPlan: 'Back to the plan',
	open: 'Open the public page',
	redact: 'Remove this answer for privacy',
	redactOf: (title: string) => `Remove this answer for privacy: ${title}`,
	redactSays:
		'Its words are gone from the public page at once, and a line with the date stays. This cannot be taken back.',
	redactNow: 'Remove it now',
	redactDone: 'Removed. A line with today’s date stands in its place.'
} as const;

/** What was decided, in a word or two, and how its reason begins. */
export const decisionWords: Readonly<
	Record<DecisionKind, { word: string; because: string; shape: string; tone: 'good' | 'info' | 'quiet' }>
> = {
	changed: { word: 'Changed', because: 'We did', shape: '✓', tone: 'good' },
	partly: { word: 'Partly changed', because: 'We did in part', shape: '◐', tone: 'info' },
	'not-now': { word: 'Not now', because: 'Not now, because', shape: '○', tone: 'quiet' },
	cannot: { word: 'We could not', because: 'We could not, because', shape: '✕', tone: 'quiet' }
};
