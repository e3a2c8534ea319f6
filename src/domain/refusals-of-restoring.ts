// What we refuse when something of an earlier version is brought back. Spread into the one list of refusals.

export const restoringRefusals = {
	'version-gone': {
		say: 'This version is not kept any more, or it belongs to another plan. Choose another one from the history.',
		http: 404
	},
	'version-newer': {
		say: 'This version was made with a newer release of Withus than this one. Ask whoever looks after it to update.',
		http: 409
	},
	'restore-nothing': {
		say: 'This part was not in the plan when that version was made. Choose another version, or another part.',
		http: 409
	},
	'restore-no-row': {
		say: 'This action is not in the plan now. Bring the whole action back, then its boxes come with it.',
		http: 409
	},
	'restore-same': {
		say: 'The plan says this already, so nothing was changed. Perhaps somebody brought it back a moment ago.',
		http: 409
	},
	'restore-held': {
		say: 'An action in this part is being talked about, so nothing was brought back. Try again when people have finished.',
		http: 423
	},
	'restore-paused': {
		say: 'Writing is paused while people talk, so nothing can be brought back now. Wait until it goes on, then press the button again.',
		http: 423
	},
	'restore-busy': {
		say: 'This plan was too busy just now, so nothing was brought back. Nothing is lost. Wait a minute, then press the button again.',
		http: 503
	},
	'restore-written-in': {
		say: 'People have written in what came back, so it stays as it is now. Nothing was changed.',
		http: 409
	},
	'restore-undone': {
		say: 'This was undone before, so nothing was changed. The history has the plan as it was at each time.',
		http: 409
	}
} as const;
