// Sentences about one's own account: name, e-mail, password, where one is signed in, and going away.

export const deviceWords = {
	both: (browser: string, system: string) => `${browser} on ${system}`,
	someBrowserOn: (system: string) => `A browser on ${system}`,
	unknown: 'A browser we do not know'
} as const;

export const accountWords = {
	title: 'My account',
	shown: (area: string) => `How others see me in ${area}`,
	seenAs: 'Others see you as',
	willSee: 'When you save this, others see you as',
	name: 'My name',
	save: 'Save',
	saved: 'Saved.',
	password: 'Password',
	noPassword: 'You sign in with mailed links. With a password you can sign in without them.',
	present: 'Present password',
	next: 'New password',
	passwordButton: 'Change password',
	passwordChanged: 'Your password is changed. Other browsers are signed out.',
	look: 'How it looks',
	lookSays: 'Light or dark, bigger words, strong contrast, quiet mode. It is for you, on this device.',
	lookChange: 'Change how it looks',
	signedInAs: 'Signed in as',
	out: 'Sign out'
} as const;

export const emailWords = {
	title: 'E-mail address',
	says: (email: string) =>
		`You sign in with ${email}. The people who run your areas see it. Nobody else does.`,
	next: 'New e-mail address',
	nextHint: 'We send a link there. Your address changes when you open it.',
	button: 'Send the link',
	sentTitle: 'Look in the new mailbox',
	sent: 'A link is on its way. It works once, for one hour. Until then nothing changes.',
	off: 'This installation cannot send e-mail yet. So your address cannot be changed here.',
	again: 'To change it, sign in again first. That shows us that it is you.',
	signInAgain: 'Sign in again',
	confirm: {
		title: 'Your new e-mail address',
		says: (email: string) => `Press the button. From then on you sign in with ${email}.`,
		button: 'Use this address',
		gone: 'This link has been used or is too old. Nothing was changed. Ask for a new one on the page “My account”.',
		done: 'Your e-mail address is changed. We have told your old address.',
		on: 'Go to my account'
	}
} as const;

export const forgottenWords = {
	link: 'I forgot my password',
	title: 'Choose a new password',
	says: 'Type your e-mail address. We send a link to your mailbox. With it you choose a new password.',
	button: 'Send me a link',
	off: 'This installation cannot send e-mail yet. Ask the person who runs it.',
	sentTitle: 'Look in your mailbox',
	sent: 'If this address has an account, a link is on its way. It works once, for one hour.',
	back: 'Back to sign in',
	new: {
		title: 'Your new password',
		says: 'Every other phone and computer is signed out when you save it.',
		button: 'Save and sign in',
		gone: 'This link has been used or is too old.',
		again: 'Ask for a new link'
	}
} as const;

export const placesWords = {
	title: 'Where I am signed in',
	says: 'If you do not know one of these, sign it out, and change your password.',
	here: 'This device',
	old: 'A browser from before this list was kept',
	seen: (when: string) => `last seen ${when}`,
	since: (when: string) => `signed in ${when}`,
	end: 'Sign out there',
	endWhich: (device: string, when: string) => `Sign out there: ${device}, signed in ${when}`,
	ended: 'Signed out there.',
	endOthers: 'Sign out everywhere else',
	everywhere: 'Sign out everywhere',
	othersEnded: 'Every other phone and computer is signed out.'
} as const;

export const leavingWords = {
	title: 'Going away',
	says: 'What you wrote stays in the plans, with your group beside it.',
	leave: (area: string) => `Leave ${area}`,
	leaveSays:
		'Every part you have there ends, at once. To come back, you need a new invitation from somebody who runs it.',
	leaveTick: (area: string) => `Yes, I want to leave ${area}`,
	leaveButton: 'Leave this area',
	left: (area: string) => `You have left ${area}.`,
	download: 'Download what I have',
	downloadSays: 'Your e-mail address, names, parts, sign-ins, comments and suggestions, as a file.',
	file: 'my-withus-account.json',
	remove: 'Remove my account',
	removeSays:
		'You leave every area. Your name and e-mail address are removed, and you are signed out everywhere.',
	removeTick: 'Yes, remove my account for ever',
	removeButton: 'Remove my account'
} as const;

export const signedOutWords = {
	title: 'You are signed out',
	says: 'What you typed is still here. Nothing of it was saved yet.',
	how: 'Sign in again in a new tab. Then come back to this one, and press the button again.',
	button: 'Sign in again in a new tab',
	back: {
		title: 'You are signed in again',
		says: 'You can close this tab. Go back to the other one, and press its button again.',
		plans: 'Or go to the plans'
	}
} as const;
