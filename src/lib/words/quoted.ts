// Sentences about words of families and inspectors in a plan: protected, corrected by who wrote them down, removed for privacy.
import type { RedactionReason } from '#domain/redaction.ts';

export const quotedWords = {
	title: 'Words of families and inspectors',
	menu: 'Words of families and inspectors',
	says: 'What somebody said or wrote stands in boxes of its own. Nobody else changes it. You can write beneath it how you heard it.',
	untitled: 'A plan without a title yet',
	none: 'There are no such words in this plan yet',
	noneSays: 'Write down what a family told you below. It then stands in the plan, word for word.',
	isLocked: 'Nobody can change these words.',
	isYours: 'You wrote these words down. Only you can change them.',
	notLocked: 'Everybody who writes this plan can change these words.',
	about: 'About these words',
	from: (source: string) => `From: ${source}`,

	add: 'Write down what a family said',
	addWords: 'Their words',
	addWordsHint: 'Word for word. Leave out names, schools and dates of birth.',
	addSource: 'Who said it, and when',
	addSourceHint: 'Such as: A parent carer at the workshop, 5 March 2026',
	addWhere: 'Where it goes',
	atEnd: 'At the end of the plan',
	underHeading: (title: string) => `Under “${title}”`,
	addButton: 'Put it into the plan',
	added: 'The words are in the plan. Only you can change them.',
	seenBy: 'Everyone who can open this plan sees this.',

	heard: 'We heard this as…',
	weHeard: 'We heard this as:',
	heardLabel: 'How you heard it',
	heardHint: 'It stands beneath their words, as your own.',
	heardButton: 'Put it beneath',
	heardDone: 'Your sentence stands beneath their words.',

	change: 'Change the words you wrote down',
	changeLabel: 'The words, as they were said',
	changeButton: 'Change them',
	changed: 'The words are changed.',

	protect: 'Protect these words',
	protectSays:
		'From then on nobody can change them, you neither. The whole box can still be moved or taken away.',
	protectLabel: 'Where the words are from',
	protectHint: 'Such as: Ofsted and CQC report, May 2024',
	protectButton: 'Protect them',
	protected: 'The words are protected.',
	protectAll: (boxes: number) =>
		boxes === 1 ? 'One box can still be changed' : `${boxes} boxes can still be changed`,
	protectAllSays:
		'These words came with the plan. If somebody said or wrote them so, protect them: from then on nobody can change them. Take the tick away where they are your own words.',
	protectWhich: 'Which words',
	protectAllButton: 'Protect the ticked ones',
	protectedAll: 'The words of the ticked boxes are protected.',

	redact: 'Remove words for privacy',
	redactSays:
		'A note with the date stands where they were. Versions of this plan show the note too, and nobody can bring the words back. Until they can be erased for good, they are still in the log of this plan and in backups.',
	redactPublished:
		'This plan has a public page. If the words are on it, publish again, or take that version back.',
	redactLabel: 'The words to remove',
	redactHint: 'Copy them exactly as they stand above.',
	redactAll: 'Remove all the words of this box',
	redactWhy: 'Why',
	redactNote: 'Anything else about why',
	redactNoteHint: 'Do not write the words themselves here. It is kept in the book of what was done.',
	redactButton: 'Remove them',
	redacted: 'The words are removed.',
	stub: (day: string) => `[words removed for privacy, ${day}]`,
	back: 'Back to the plan',
	all: 'All words of families and inspectors'
} as const;

export const whyRedacted: Readonly<Record<RedactionReason, string>> = {
	'names-somebody': 'They show who somebody is',
	'private-facts': 'They tell something private, such as somebody’s health',
	asked: 'Somebody asked us to',
	other: 'Another reason'
};

/** Under quoted words, where people write. */
export function quoteFrom(source: string): string {
	return `${source.replace(/[.\s]+$/, '')}. ${quotedWords.isLocked}`;
}
