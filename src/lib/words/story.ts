// Sentences of the story of one action or one section: how it came to be, step by step.
import { whyKept } from './history.ts';
import { formatDateTime } from './dates.ts';
import type { VersionReason } from '#domain/version-kinds.ts';

export const storyWords = {
	title: { row: 'The story of an action', section: 'The story of a section' },
	ofThis: { row: 'Story of this action', section: 'Story of this section' },
	ofSection: (title: string) => `Story of ${title}`,
	ofRow: (name: string) => `Story of ${name}`,
	sectionName: (title: string) => `Story of this section: ${title}`,
	rowName: (change: number) => `Story of this action, change ${change}`,
	short: 'Story',
	open: 'Story of one action or section',
	says: 'How it came to be, step by step: what changed, when, and who asked for it.',
	bringOlder: 'Bring back an older text of this action',
	bringOlderSection: 'Bring back an older text',
	bringSays:
		'Find the text you want, and press “Bring this text back” under it. You see first what would change.',
	untitled: 'Without words',
	chooseTitle: 'Whose story do you want to read?',
	chooseSays: 'Choose an action or a section of this plan.',
	choose: 'Action or section',
	show: 'Show its story',
	unknown:
		'There is no such action or section in this plan, and there was none in the versions that are kept. Choose another one.',
	nothingTitle: 'Nothing is known of it yet',
	nothing: 'Withus keeps versions by itself. Its story begins with the first version that has it.',
	order: 'In which order',
	oldest: 'Oldest step first',
	newest: 'Newest step first',
	inShort: 'In short',
	chapter: (chapter: number, of: number) => `Part ${chapter} of ${of} of the story.`,
	earlier: 'Earlier steps',
	later: 'Later steps',
	isGone: 'It is not in the plan now.',
	step: 'From step to step',
	next: 'Next step',
	previous: 'Step before',
	keys: 'With keys: Alt and Page Down for the next step, Alt and Page Up for the one before.',
	at: (n: number, of: number) => `Step ${n} of ${of}`,
	heading: (n: number, of: number, when: string) => `Step ${n} of ${of}: ${when}`,
	now: 'now',
	first: 'It stood like this in the first version that was kept.',
	firstNow: 'It stands like this now. No version has been kept so far.',
	nobody: 'Nobody wrote in it here. Something around it changed.',
	anywhere: 'Nobody noted then who wrote in this part. In that time these wrote in the plan:',
	read: 'The plan as it was then',
	readName: (n: number) => `The plan as it was then, step ${n}`,
	allThen: 'All that changed then',
	allThenName: (n: number) => `All that changed then, step ${n}`,
	bring: 'Bring this text back',
	bringName: (n: number) => `Bring this text back, step ${n}`,
	bringBefore: 'Bring back the text before this',
	bringBeforeName: (n: number) => `Bring back the text before this, step ${n}`,
	toPlace: 'Show it in the plan',
	toPlan: 'Back to the plan',
	unreadable:
		'Some versions were made with a newer release of Withus than this one, so they are left out. Ask whoever looks after it to update.',
	told: (plan: string, at: Date) => `From the plan “${plan}”, as told on ${formatDateTime(at)}.`
} as const;

/** By which way words came, before those who asked. */
export const storyWays = {
	typed: 'Changed in the plan by',
	import: 'Brought in from a file or a template by',
	restore: 'Brought back from an older version by',
	accept: 'Had waited for a yes, from',
	correction: 'Corrected by',
	returned: 'Came back from an open tab of'
} as const;

interface Moment {
	readonly n: number | null;
	readonly name: string;
	readonly reason: VersionReason;
	readonly at: Date;
}

/** When a step was, in its heading. */
export function whenOf(to: Moment | null): string {
	return to ? formatDateTime(to.at) : storyWords.now;
}

/** Which state a step led to. */
export function stateOf(to: Moment | null): string {
	if (!to) return 'The plan as it is now';
	if (to.name !== '') return `Kept as “${to.name}”`;
	return to.n === null ? whyKept[to.reason] : `Version ${to.n}, published`;
}
