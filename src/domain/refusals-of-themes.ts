// What is refused about themes and decisions. Spread into the one list of refusals.

export const themeRefusals = {
	'theme-title': { say: 'Give the theme a name first, in a few words.', http: 400 },
	'theme-gone': {
		say: 'Somebody deleted this theme or joined it with another one meanwhile. Nothing was changed, and what you typed is still here.',
		http: 409
	},
	'theme-changed': {
		say: 'Somebody else changed this theme meanwhile. Look at what it says now. What you typed is still here: send it again to put it in place of theirs.',
		http: 409
	},
	'themes-full': {
		say: 'There are 300 themes already. Join some of them first.',
		http: 409
	},
	'no-voices-chosen': { say: 'Tick at least one thing that somebody said.', http: 400 },
	'every-voice-chosen': {
		say: 'That would leave the first theme empty. Leave at least one thing in it, or rename it.',
		http: 400
	},
	'answer-sentence': {
		say: 'People hoped for something else. Tell them why in a whole sentence, with a full stop.',
		http: 400
	},
	'answer-reason': { say: 'Say what was done and what was not, in a few words.', http: 400 },
	'answer-too-long': {
		say: 'This reason is longer than 4,000 characters. Make it shorter. Your words are still here.',
		http: 413
	},
	'answer-owner': { say: 'Say who has to answer for this “cannot”: a name or a body.', http: 400 },
	'answer-decider': { say: 'Say who decided: a name or a body.', http: 400 },
	'answer-date': { say: 'Give the day on which it was decided. It cannot be in the future.', http: 400 },
	'answer-change': {
		say: 'That part of the plan, or one of the two versions, is not there any more. Choose again.',
		http: 409
	},
	'not-ready': {
		say: 'Some themes have no decision yet, so the plan cannot be called ready for sign-off. Each is named below.',
		http: 409
	},
	'answer-redacted': { say: 'This answer was removed already.', http: 409 }
} as const;
