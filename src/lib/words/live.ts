// What is said and shown about the other people in a plan while they are there.
import type { BroughtBack } from '#domain/brought-back.ts';
import { groupWords } from '#domain/groups.ts';
import { displayWords } from './display.ts';

/** "Sam", "Sam and one other", "Sam and 3 others". */
function who(names: readonly string[]): string {
	const [first = 'Somebody', ...others] = names;
	if (others.length === 0) return first;
	return others.length === 1 ? `${first} and one other` : `${first} and ${others.length} others`;
}

const older = {
	plan: () => 'an older text of the whole plan',
	section: (title: string) => (title === '' ? 'a section' : `the section “${title}”`),
	row: (title: string) => (title === '' ? 'an action' : `the action “${title}”`),
	cell: (title: string) => (title === '' ? 'a box of an action' : `a box of the action “${title}”`)
} as const;

export const liveWords = {
	// said aloud
	edited: (names: readonly string[], place: string) => `${who(names)} edited ${place}.`,
	editedMany: (names: readonly string[], places: number) => `${who(names)} edited ${places} places.`,
	/** Somebody brought an older text back, or took that back again. */
	broughtBack: ({ by, kind, title, undone }: BroughtBack) => {
		const { one } = groupWords[by.group];
		const name = by.name === one ? `A ${one.toLowerCase()}` : by.name;
		const what = older[kind](title);
		return undone ? `${name} undid the bringing back of ${what}.` : `${name} brought back ${what}.`;
	},
	section: (title: string) => `“${title}”`,
	action: (ref: string) => (ref === '' ? 'an action' : `action ${ref}`),
	start: 'the start of the plan',
	aSection: 'a section without a title',

	// in the list of people
	reading: 'reading',
	inSection: (place: string) => `in ${place}`,
	follow: 'Follow',
	followThem: (name: string) => `Follow ${name}`,
	stopFollowing: 'Stop following',

	// following somebody
	following: (name: string) => `You follow ${name}.`,
	followHow: 'Your page goes where they write. Scroll, type or press Escape to stop.',
	followWaits: (name: string) => `${name} is reading. Your page goes there when they write.`,
	wentTo: (name: string, place: string) => `${name} is in ${place}.`,
	followEnded: (name: string) => `You no longer follow ${name}.`,
	followLeft: (name: string) => `${name} left, so you no longer follow them.`,

	// their changes, held
	holdLegend: 'Changes of other people',
	hold: {
		now: { label: 'Show them as they happen' },
		typing: {
			label: 'Wait while I type',
			hint: 'They appear two seconds after your last key.'
		},
		asked: {
			label: 'Wait until I ask',
			hint: 'While you edit. Your own words are still saved and shown to everybody.'
		}
	},
	waits: (changes: number) => (changes === 1 ? '1 change waits.' : `${changes} changes wait.`),
	holding: 'Changes of other people wait.',
	showNow: 'Show them now',
	shown: 'The changes are shown.',

	dock: 'Following and waiting',

	forMe: 'For me, on this device',
	more: 'More about how it looks and sounds',
	legends: displayWords.legends,
	answers: displayWords.answers
} as const;
