// What we refuse when a change is suggested or answered. Spread into the one list of refusals.

export const suggestingRefusals = {
	'suggest-nothing': {
		say: 'There is nothing to suggest yet: the plan says all of this already. Change something, then send it.',
		http: 400
	},
	'suggest-too-much': {
		say: 'That is too much for one suggestion. Send a part of it first, then the rest.',
		http: 413
	},
	'suggest-enough': {
		say: 'Fifty suggestions of yours wait for an answer in this plan. Take one back, or wait until some are answered.',
		http: 429
	},
	'suggest-answered': {
		say: 'This was answered or taken back a moment ago, so nothing was changed. The page shows how it stands now.',
		http: 409
	},
	'suggest-changed': {
		say: 'The same words have changed in the plan since this was suggested, so nothing was put in. Compare the two below.',
		http: 409
	},
	'suggest-gone': {
		say: 'What this is about is no longer in the plan, so nothing was put in. Say why you decline it, or bring that part back first.',
		http: 409
	},
	'suggest-held': {
		say: 'This action is being talked about, so it stays as it is now. Answer when people have finished.',
		http: 423
	},
	'suggest-paused': {
		say: 'Writing is paused while people talk, so nothing can be put in now. Wait until it goes on, then press the button again.',
		http: 423
	},
	'suggest-reason': {
		say: 'Say why in a few words. The person who suggested it reads your reason.',
		http: 400
	}
} as const;
