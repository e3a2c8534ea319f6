// What is refused about consultations. Spread into the one list of refusals.

export const roundRefusals = {
	'no-round': {
		say: 'There is no consultation at this address. Check it, or ask the person who sent it.',
		http: 404
	},
	'round-closed': {
		say: 'This consultation has closed, so nothing new can be said in it. Your words are still here: copy them if you want to keep them.',
		http: 409
	},
	'round-not-open': {
		say: 'This consultation has not opened yet, so nothing can be said in it today.',
		http: 409
	},
	'round-open': {
		say: 'This plan has a consultation that is open or planned. Close that one first.',
		http: 409
	},
	'round-dates': { say: 'The end must be later than the beginning. Look at both again.', http: 400 },
	'round-past': { say: 'This time has passed already. Choose one that is still to come.', http: 400 },
	'round-too-long': {
		say: 'A consultation is open for at most a year, and people hear back within a year of its end.',
		http: 400
	},
	'round-promise': {
		say: 'People hear back after the consultation has closed. Choose a later day.',
		http: 400
	},
	'round-withdrawn': {
		say: 'This invitation was withdrawn, so nobody new can come in by it. If you took part, your own link still works.',
		http: 410
	},
	'round-full': {
		say: 'So many people take part that nobody else fits in. Please tell the people who work on this plan.',
		http: 503
	},
	'round-adults': {
		say: 'This consultation is for people who are 18 or older. Are you under 18? Please talk to an adult you trust: they can pass on what you think.',
		http: 403
	},
	'join-first': { say: 'Say first that you want to take part. Your words are still here.', http: 401 },
	'return-gone': {
		say: 'This private link does not work any more. A newer one was made, or its time is over.',
		http: 410
	},
	'words-changed': {
		say: 'These words were changed in another place meanwhile. Look at them, then change them again.',
		http: 409
	},
	'too-late-to-withdraw': {
		say: 'The day until which words could be taken back has passed. Please talk to the people who work on this plan.',
		http: 409
	},
	'words-not-there': {
		say: 'These words are not in the comment. Copy them exactly as they stand there.',
		http: 400
	},
	'sentence-missing': {
		say: 'Choose first which sentence should read otherwise. Your words are still here.',
		http: 400
	},
	'people-count': { say: 'Give a whole number of people, from 1 to 10,000.', http: 400 },
	'happened-on': { say: 'Give the day it was said: today or before.', http: 400 }
} as const;
