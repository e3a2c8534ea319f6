// What is refused about published versions. Spread into the one list of refusals.

export const publishingRefusals = {
	'nothing-to-publish': {
		say: 'This plan has no words yet. Write something first, then publish.',
		http: 409
	},
	'same-as-published': {
		say: 'Not a word has changed since the last version, so there is nothing new to publish.',
		http: 409
	},
	'still-public': {
		say: 'Pages of this plan are public. Withdraw every version first, then delete the plan.',
		http: 409
	},
	'already-withdrawn': { say: 'This version was withdrawn before.', http: 409 },
	'reason-missing': { say: 'Say why in a few words. The reason is shown in place of the page.', http: 400 },
	'review-day': { say: 'Choose a day from tomorrow on, at most three years away.', http: 400 },
	// putting a slip right
	'correction-empty': {
		say: 'Write the words as they stand there, and the words as they should be.',
		http: 400
	},
	'correction-same': { say: 'Both boxes say the same. Change one of them.', http: 400 },
	'correction-large': {
		say: 'That is more than a slip: at most 120 letters in all, and 12 of them different. Change the plan and publish a new version.',
		http: 409
	},
	'correction-nowhere': {
		say: 'These words do not stand in this version. Copy them from its page, with capital letters and full stops as they are there.',
		http: 409
	},
	'correction-many': {
		say: 'These words stand in more than one place. Copy a few more of the words around them, or tick “Wherever they stand”.',
		http: 409
	},
	'correction-quoted': {
		say: 'These words were quoted from somebody. They stay as they were said, with their slips.',
		http: 409
	},
	'correction-enough': {
		say: 'Twenty slips of this version were put right already. Change the plan and publish a new version.',
		http: 409
	},
	// removing words for privacy
	'erase-short': { say: 'Write at least three letters, and at most 500.', http: 400 },
	'erase-nowhere': {
		say: 'These words stand nowhere in this plan or its versions. Copy them from where you saw them.',
		http: 409
	}
} as const;
