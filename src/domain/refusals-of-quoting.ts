// What we refuse about words that were quoted. Spread into the one list of refusals.

export const quotingRefusals = {
	'quote-not-yours': {
		say: 'Only who wrote these words down can change them. You can write beneath them how you heard it.',
		http: 403
	},
	'quote-same': { say: 'The words are the same as before, so nothing was changed.', http: 409 },
	'quote-already': { say: 'These words are protected already. Nobody can change them.', http: 409 },
	'redact-not-found': {
		say: 'These words do not stand in the quotation. Copy them exactly as you see them above, then try again.',
		http: 400
	},
	'quote-too-long': {
		say: 'That is longer than a quotation can be. Put it into two, with at most 5,000 letters each.',
		http: 400
	}
} as const;
