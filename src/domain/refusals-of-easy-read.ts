// What we refuse about the easy-read twin. Spread into the one list of refusals.

export const easyReadRefusals = {
	'easy-read-changed': {
		say: 'Somebody else changed these lines while you wrote. Yours are kept here, and theirs stand beside them. Put together what you need, then save again.',
		http: 409
	},
	'easy-read-source': {
		say: 'The plan has changed here since you opened this page. Read what it says now, then say again whether your lines fit.',
		http: 409
	},
	'easy-read-empty': { say: 'There are no lines here yet. Write some first.', http: 409 },
	'easy-read-lines': {
		say: 'That is more than 40 lines for one part. Keep what matters most.',
		http: 400
	},
	'easy-read-long': { say: 'One line is very long. Make two lines of it.', http: 400 },
	'easy-read-picture': {
		say: 'One of the pictures is not there any more. Choose another one for that line.',
		http: 409
	},
	'easy-read-day': { say: 'Choose a day from today on, at most a year away.', http: 400 },
	'easy-read-needed': {
		say: 'The easy-read version is not ready. Finish it first, or say by when it comes.',
		http: 409
	}
} as const;
