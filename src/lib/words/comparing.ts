// Sentences of the page that shows what changed between two versions of a plan.
import { listed, startingBig } from './change-names.ts';

export const comparingWords = {
	title: 'What changed',
	menu: 'What changed',
	untitled: 'A plan without a title yet',
	says: 'Choose an older and a newer version. You see in sentences what is different, and then every word.',
	choose: 'Choose two versions',
	from: 'Older',
	to: 'Newer',
	compare: 'Compare',
	now: 'The plan as it is now',
	between: (from: string, to: string) => `From: ${from}. To: ${to}.`,
	nothingYetTitle: 'There is nothing to compare yet',
	nothingYet:
		'No version of this plan has been kept so far. Once there is one, this page shows what changed since then.',
	toPlan: 'Back to the plan',
	summary: 'In short',
	count: (changes: number) =>
		changes === 0 ? '' : `${startingBig(listed.count(changes, 'change', 'changes'))} in all.`,
	same: 'These two say the same, word for word.',
	hardlyAlike:
		'These two have hardly a line in common, so nearly everything is shown as removed and added. It may be easier to read them one after the other.',
	older:
		'One of these versions was made with an older release of Withus. What was not asked for then is shown as empty.',
	more: (left: number) => `${startingBig(listed.count(left, 'more change', 'more changes'))} further down.`,
	wholePlan: 'The plan as a whole',
	atTheStart: 'Before the first section',
	step: 'From change to change',
	next: 'Next change',
	previous: 'Change before',
	keys: 'With keys: Alt and Page Down for the next change, Alt and Page Up for the one before.',
	at: (n: number, of: number) => `Change ${n} of ${of}`,
	signs: 'Words that are new are underlined. Words that are gone are struck through.'
} as const;

/** Said inside the text, for whoever does not see the signs. */
export const changeSigns = {
	added: 'added:',
	removed: 'removed:',
	end: 'end of change.',
	restyled: 'looks different:',
	moved: 'moved',
	before: 'Before',
	now: 'Now',
	none: 'Nothing',
	picture: 'Picture:',
	due: 'Due date',
	ref: 'Number',
	areas: 'Linked areas',
	place: 'Place'
} as const;

/** Why two versions could not be compared; the choice stays as it was. */
export const comparingFaults = {
	'version-unknown': 'There is no such version of this plan, or it was withdrawn. Choose two from the lists.',
	'choose-two':
		'Tick exactly two versions on the time line to compare them, or choose two from the lists here.',
	'version-same': 'You chose the same version twice, so nothing can be different. Choose another one.',
	'version-newer':
		'One of these versions was made with a newer release of Withus than this one. Ask whoever looks after it to update.'
} as const;

export type ComparingFault = keyof typeof comparingFaults;
