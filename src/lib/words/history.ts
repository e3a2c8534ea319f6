// Sentences of the time line of a plan: which versions were kept, why, and what each brought.
import type { Brought, BroughtKind, BroughtPart } from '#domain/diff/brought.ts';
import { groupWords, type Group } from '#domain/groups.ts';
import type { VersionReason } from '#domain/version-kinds.ts';
import { listed, startingBig } from './change-names.ts';
import { formatDate, formatDateTime, formatTime } from './dates.ts';

export const historyWords = {
	title: 'Time line',
	menu: 'Time line',
	untitled: 'A plan without a title yet',
	says: 'Every version that was kept of this plan, the newest first. You can read each one, and see what changed.',
	nothingTitle: 'Nothing has been kept yet',
	nothing:
		'Withus keeps a version by itself: when the last person leaves, and now and then while people write. You can also keep one by name.',
	nothingNamedTitle: 'Nothing has a name yet',
	nothingNamed: 'No version of this plan was named or published so far.',
	toPlan: 'Back to the plan',
	toLine: 'Back to the time line',
	filter: 'Which versions',
	all: 'All',
	onlyNamed: 'Only named and published',
	compareTwo: 'Compare the two you ticked',
	compareTwoSays: 'Tick two versions to see what changed between them.',
	tick: 'Tick to compare',
	tickName: (what: string) => `Tick to compare: ${what}`,
	older: 'Older versions',
	newest: 'Back to the newest',
	read: 'Read it',
	readName: (what: string) => `Read it: ${what}`,
	whatChanged: 'What it changed',
	whatChangedName: (what: string) => `What it changed: ${what}`,
	sinceThen: 'What changed since',
	sinceThenName: (what: string) => `What changed since ${what}`,
	published: (n: number) => `Version ${n}, published`,
	withdrawn: 'Taken down',
	publicPage: 'Its public page',
	publicPageName: (n: number) => `Its public page: version ${n}`,
	keepTitle: 'Keep this moment',
	keepSays: 'Keeps the plan as it is now, under a name. It stays for good.',
	keep: 'Keep it',
	kept: (name: string) => `“${name}” is kept.`,
	name: 'Name',
	nameHint: 'Such as: Before the board meeting',
	note: 'Note',
	nameSeenBy: 'Everybody who sees this plan sees the name and the note.',
	nameTitle: 'Give this version a name',
	renameTitle: 'Change the name',
	saveName: 'Save the name',
	named: 'The name is saved.',
	readTitle: (what: string) => `The plan as it was: ${what}`,
	readSays: 'This is an old version. You can read it, and nobody can change it.',
	newer:
		'This version was made with a newer release of Withus than this one, so it cannot be shown here. Ask whoever looks after it to update.',
	olderSchema:
		'This version was made with an older release of Withus. What was not asked for then is shown as empty.',
	by: 'Written by',
	notTold: 'What it changed is being worked out. Look again in a minute.',
	unknown: 'What it changed could not be worked out.',
	first: 'The first version that was kept.',
	same: 'No words changed since the version before.',
	time: (at: Date) => formatTime(at),
	day: (at: Date) => formatDate(at)
} as const;

export const whyKept: Readonly<Record<VersionReason, string>> = {
	'automatic-left': 'Kept when the last person left',
	'automatic-idle': 'Kept when nobody had written for ten minutes',
	'automatic-active': 'Kept while people were writing',
	'before-deletion': 'Kept before a lot was taken away',
	'before-restore': 'Kept before an older text was brought back',
	'after-redaction': 'Kept after words were removed for privacy',
	named: 'Kept by name',
	'sign-off': 'Kept when partners were asked to agree to it',
	published: 'Published'
};

export interface NamedVersion {
	readonly n: number | null;
	readonly name: string;
	readonly at: Date;
}

/** "Version 2, 5 March 2026", "“Before the board”, 5 March 2026", "5 March 2026 at 2:02pm" */
export function versionName({ n, name, at }: NamedVersion): string {
	if (name !== '') return `“${name}”, ${formatDate(at)}`;
	return n === null ? formatDateTime(at) : `Version ${n}, ${formatDate(at)}`;
}

/** What a version brought, in one sentence, and from which groups. */
export function sentenceOfBrought(brought: Brought | null, groups: readonly Group[] = []): string {
	if (brought === null) return historyWords.notTold;
	if ('first' in brought) return historyWords.first;
	if ('unknown' in brought) return historyWords.unknown;
	if (brought.parts.length === 0) return historyWords.same;
	const clauses = brought.parts.map(clauseOf);
	const by = listed.and([...new Set(groups)].map((group) => groupWords[group].many.toLowerCase()));
	const from = by === '' ? '.' : clauses.length === 1 ? `, by ${by}.` : `. All by ${by}.`;
	return `${startingBig(clauses.join('; '))}${from}`;
}

/** The same as sentences by themselves, one for each kind of change. */
export function sentencesOfBrought(brought: Brought): string[] {
	return 'parts' in brought ? brought.parts.map((part) => `${startingBig(clauseOf(part))}.`) : [];
}

const phrases: Readonly<Record<BroughtKind, (n: number) => string>> = {
	'sections-added': (n) => listed.count(n, 'new section', 'new sections'),
	'sections-removed': (n) => `${listed.count(n, 'section was', 'sections were')} removed`,
	'sections-moved': (n) => `${listed.count(n, 'section', 'sections')} moved`,
	'rows-added': (n) => listed.count(n, 'new action', 'new actions'),
	'rows-removed': (n) => `${listed.count(n, 'action was', 'actions were')} removed`,
	'rows-changed': (n) => `${listed.count(n, 'action', 'actions')} changed`,
	texts: () => 'words changed',
	tables: (n) => `${listed.count(n, 'table', 'tables')} changed`,
	plan: () => 'the titles or facts about the plan changed'
};

function clauseOf({ kind, count, places, more }: BroughtPart): string {
	const phrase = phrases[kind](count);
	const named = places.map((place) => (/^[\w.]{1,6}$/.test(place) ? place : `“${place}”`));
	if (kind.startsWith('sections') && named.length > 0) return `${phrase}: ${listed.and(named)}`;
	if (kind === 'plan' || named.length === 0) return phrase;
	const all = more > 0 ? [...named, listed.count(more, 'more section', 'more sections')] : named;
	return `${phrase} under ${listed.and(all)}`;
}
