// Sentences about being without a connection, about coming back, and about words that wait for their author.
import type { RefusalCode } from '#domain/refusals.ts';

const things = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

export const offlineWords = {
	// while away
	offlineTitle: 'You are offline',
	offlineUnsaved:
		'Not saved. You are offline. Keep this page open: your words go in by themselves when you are back.',
	offlineNothing: 'You can go on reading and writing. What you write goes in by itself when you are back.',
	offlineKept: 'Your words are also kept on this device, so you may close this page and come back to it.',
	deviceFull: 'This device is full, so your words are kept only in this open page. You can go on writing.',

	// signed out while writing
	signedOutTitle: 'Your sign-in has ended',
	signedOut:
		'Not saved yet, and nothing is lost. Keep this page open, sign in again in a new tab, then come back here: your words go in by themselves.',
	signedOutNothing:
		'Everything you wrote is saved. To go on, sign in again in a new tab, then come back here.',
	signInAgain: 'Sign in again in a new tab',

	// back again
	back: 'You are back.',
	backNothing: 'Nothing changed while you were away.',
	mine: (count: number) => `Your ${things(count, 'change is', 'changes are')} saved.`,
	othersIn: (names: string) => `Others changed ${names} meanwhile.`,
	section: (name: string) => `“${name}”`,
	beforeSections: 'the beginning',
	moreSections: (count: number) => things(count, 'more section', 'more sections'),
	and: ' and ',
	close: 'Close this message',

	// own device
	ownTitle: 'Is this your own device?',
	ownSays:
		'If only you use it, Withus can keep a copy of this plan here. Then you can open it and write without a connection, and your words are safe when the page closes.',
	ownWho:
		'Anybody who can unlock this device could read that copy. It is taken away when you sign out, when you may no longer see the plan, and after 30 days.',
	ownYes: 'Yes, it is mine',
	ownNo: 'No, others use it',
	ownButton: 'Copy on this device',
	ownIsYes: 'A copy of this plan is kept on this device, so that you can write without a connection.',
	ownIsNo: 'Nothing of this plan is kept on this device.',
	ownCannot: 'This browser cannot keep a copy. Everything else works.',
	fromCopy: (when: string) => `This is the copy on your device from ${when}. You are offline.`,

	// what waits for its author
	heldNotice: (count: number) => `${things(count, 'change of yours waits', 'changes of yours wait')}`,
	heldNoticeSays:
		'What you wrote came when you could no longer change that part. Nothing is lost, and only you see it.',
	heldLook: 'Look at them',
	heldTitle: 'Changes of yours that wait',
	heldSays: (plan: string) => `They are not in “${plan}”. Decide what becomes of each.`,
	heldSeenBy: 'Only you can see this page.',
	heldNone: 'Nothing of yours waits',
	heldNoneSays: 'Everything you wrote here is in the plan.',
	toPlan: 'Back to the plan',
	from: (when: string) => `From ${when}`,
	before: 'It said',
	after: 'You wrote',
	tookAway: 'You took this away',
	added: 'You added',
	nothing: 'Nothing',
	again: 'Put this in again',
	againNot: 'You can put this in again when you may change this plan. Ask a lead.',
	letGo: 'Let it go',
	copy: 'Copy',
	copied: 'Copied.',
	failed: 'This could not be done',
	entered: (count: number) => `${things(count, 'change is', 'changes are')} in the plan now.`,
	stillWaits: (count: number) =>
		`${things(count, 'change still waits', 'changes still wait')}: somebody has changed the same words since. Compare, and copy what you need.`,
	gone: 'It is let go.',

	// where a change was made
	inText: 'In the text',
	inRow: (ref: string, column: string) => (ref === '' ? column : `Action ${ref}: ${column}`),
	titles: 'Titles of the plan',
	areaTitle: 'Title of an area',
	detail: 'How words are shown',
	newRow: 'A new action',
	removedRow: 'An action you removed',
	rowMoved: 'Where an action stands',
	rowDue: 'By when',
	rowRef: 'Number of an action',
	rowAreas: 'Areas an action is linked to',
	rowResponsible: 'Who is responsible for an action'
} as const;

/** Why a change could not enter, in plain words. */
export function whyHeld(why: RefusalCode): string {
	if (why === 'row-locked') return 'This action was being talked about, so nobody else could change it then.';
	if (why === 'quoted-words')
		return 'Somebody said these words, or wrote them in a report. Nobody else changes them here.';
	if (why === 'paused') return 'Writing was paused then.';
	return 'Your part in this plan had changed, or the plan was closed for writing.';
}
