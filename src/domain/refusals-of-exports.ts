// What we refuse when a plan is taken away as a file, or a file is brought back. Spread into the one list of refusals.

export const exportRefusals = {
	'export-slow': {
		say: 'This plan is too large for this kind of file. Choose another kind, such as Markdown or Web page.',
		http: 413
	},
	'export-busy': {
		say: 'Many people are making files right now. Wait a minute, then press the button again.',
		http: 503
	},
	'export-enough': {
		say: 'You have made many files of this plan in a few minutes. Wait ten minutes, then go on.',
		http: 429
	},
	'back-other-plan': {
		say: 'This file was saved from another plan. Open that plan, and bring the file back there.',
		http: 400
	},
	'back-slow': {
		say: 'There is too much in this file to compare it with the plan. Send a part of it, or type the changes in.',
		http: 413
	},
	'export-format': { say: 'Choose what kind of file you want, then press the button again.', http: 400 }
} as const;
