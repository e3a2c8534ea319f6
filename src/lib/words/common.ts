// Words used in many places. Everything a person reads comes from a file in this folder.
export const commonWords = {
	linkCopied: 'The link is copied.',
	linkNotCopied: 'This browser does not copy. The link now stands in the address bar.',
	productName: 'Withus',
	productSays: 'Writing plans together',
	skip: 'Skip to the main part',
	close: 'Close',
	cancel: 'Cancel',
	save: 'Save',
	saved: 'Saved.',
	optional: 'optional',
	mistake: 'Please check:',
	youAreHere: 'You are here',
	menu: 'Menu',
	plans: 'Plans',
	people: 'People',
	account: 'My account',
	signOut: 'Sign out',
	goHome: 'Go to the first page',
	goBack: 'Go back'
} as const;

/** What the page says when something went wrong that has no refusal of its own. */
export const errorWords = {
	404: {
		title: 'There is nothing here',
		say: 'There is nothing here that you can see. Check the address, or ask the person who sent it.'
	},
	403: {
		title: 'This is not part of your role',
		say: 'Your part here does not include this. Ask a lead if you need it.'
	},
	unexpected: {
		title: 'Something went wrong',
		say: 'That did not work, and it is our fault. Nothing you saved is lost. Try again in a minute.'
	},
	refused: { title: 'That did not work' }
} as const;
