// What is refused about comments. Spread into the one list of refusals.

export const commentRefusals = {
	'comment-empty': { say: 'There are no words in it yet. Write something, then post it.', http: 400 },
	'comment-too-long': {
		say: 'This is longer than 10,000 characters. Make it shorter, or post it in two parts. Your words are still here.',
		http: 413
	},
	'looks-private': {
		say: 'This may tell others who somebody is. Look at it again, and choose what to do. Your words are still here.',
		http: 409
	},
	'comments-too-often': {
		say: 'That was a lot in a few minutes. Wait a little, then post it. Your words are still here.',
		http: 429
	},
	'comment-gone': {
		say: 'This comment was withdrawn meanwhile, so nothing was changed.',
		http: 409
	},
	'own-comment': {
		say: 'Somebody else has to look at your own words. Ask another lead or facilitator.',
		http: 403
	}
} as const;
