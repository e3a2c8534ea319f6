// What our mails say. Plain text, short, one link, and what to do when it was not you.
import type { MailFault } from '#domain/mail-faults.ts';

export const mailWords = {
	signIn: (link: string, minutes: number) => ({
		subject: 'Your link to sign in to Withus',
		body: `Hello,

Here is your link to sign in:

${link}

It works once, for ${minutes} minutes. After opening it, press the button "Sign in".

If you did not ask for this, you need not do anything.
`
	}),
	newPassword: (link: string) => ({
		subject: 'Choose a new password for Withus',
		body: `Hello,

Here is your link to choose a new password:

${link}

It works once, for one hour. Saving the new password signs out every other phone and computer.

If you did not ask for this, you need not do anything. Your password stays as it is.
`
	}),
	signingCode: (code: string, minutes: number) => ({
		subject: 'Your code to answer for your partner in Withus',
		body: `Hello,

somebody who is signed in with this address wants to answer whether a partner agrees to a plan. If it is you, type this code there:

${code}

It works once, for ${minutes} minutes, in the browser where you asked for it.

If it was not you: somebody else is signed in with your address. Sign in, open "My account", and end every other sign-in.
`
	}),
	passwordChanged: () => ({
		subject: 'Your password for Withus was changed',
		body: `Hello,

your password was changed with a link that we sent to this address. Every other phone and computer is signed out.

If it was not you: open the sign-in page, choose "I forgot my password", and look after your mailbox. Somebody else can read it.
`
	}),
	newEmail: (link: string) => ({
		subject: 'Your new e-mail address for Withus',
		body: `Hello,

somebody wants to use this address to sign in to Withus. If it was you, open this link and press the button:

${link}

It works once, for one hour.

If it was not you, you need not do anything.
`
	}),
	emailChanged: () => ({
		subject: 'Your e-mail address for Withus was changed',
		body: `Hello,

your account has another e-mail address now. This one does not work for signing in any more.

If it was not you, tell the person who runs your area today.
`
	}),
	addressHasAccount: () => ({
		subject: 'This address has an account already',
		body: `Hello,

somebody wanted to use this address for another account. It has an account of its own, so nothing was changed.

If it was you: sign in with this address.
`
	}),
	test: (area: string) => ({
		subject: 'A test mail from Withus',
		body: `Hello,

this is the test mail you asked for. Mail of ${area} works.
`
	}),
	invitation: (from: string, to: string, link: string, until: string) => ({
		subject: `${from} invites you to write a plan together`,
		body: `Hello,

${from} invites you to ${to} on Withus, where families, young people and professionals write plans together.

Open this link to join:

${link}

It works once, until ${until}. You can choose there how others see you.

If you do not know ${from}, you need not do anything.
`
	})
} as const;

/** Why a mail did not arrive, for the person who runs an area. */
export const mailFaultWords: Readonly<Record<MailFault, string>> = {
	unreachable: 'The mail server does not answer. Check the name and the port in SMTP_URL.',
	insecure:
		'No safe connection to the mail server. Check whether SMTP_URL has to begin with smtp or smtps, and its certificate.',
	'password-refused': 'The mail server refused our name or password. Check those in SMTP_URL.',
	'sender-refused': 'The mail server does not let us send as this sender. Check MAIL_FROM.',
	'address-refused': 'The mail server says that there is no such mailbox. Check the address.',
	'letter-refused': 'The mail server did not accept this mail.',
	'not-now': 'The mail server asked us to try again later. Many do so with the first mail.',
	dropped: 'The connection to the mail server broke off.',
	'too-late': 'It could not be sent in time: the link in it has ended. They can ask for a new one.',
	unknown: 'The mail server said something we do not understand.'
};

export const mailStateWords = {
	title: 'Mail',
	says: (area: string) => `Whether mail to people of ${area} goes out.`,
	state: 'How it stands',
	on: (host: string, from: string) => `Mail is on. It goes out through ${host}, from ${from}.`,
	off: 'Mail is off. Whoever runs this installation can switch it on, with the settings SMTP_URL and MAIL_FROM.',
	demo: 'This is a demo. Its mail is not sent: everybody on this machine can read it on the mail page.',
	openDemo: 'Open the mail page',
	lastSent: 'Last sent',
	lastWritten: 'Last written',
	never: 'No mail yet',
	waiting: 'Waiting',
	failed: 'Not sent',
	count: (n: number) => (n === 1 ? '1 mail' : `${n} mails`),
	none: 'None',
	bounces:
		'Some mail servers take a mail, and send it back later. That answer goes to the sender address; Withus cannot read it, so look in that mailbox too.',
	troubles: 'Mail that has not arrived',
	allWell: 'No mail is stuck.',
	to: (address: string) => `To ${address}`,
	tried: (n: number) => (n === 1 ? 'tried once' : `tried ${n} times`),
	nextTry: (when: string) => `next try ${when}`,
	givenUp: 'we have stopped trying',
	again: 'Try again now',
	againWhich: (subject: string, to: string) => `Try again now: “${subject}” to ${to}`,
	giveUp: 'Give up',
	giveUpWhich: (subject: string, to: string) => `Give up: “${subject}” to ${to}`,
	againDone: 'It will be tried in a moment.',
	giveUpDone: 'Given up. It will not be sent.',
	test: 'Test',
	testSays: (email: string) => `Sends a short mail to ${email} and says at once what happened.`,
	testButton: 'Send a test mail to me',
	testSent: (email: string) =>
		`The mail server took the test mail for ${email}. Look in your mailbox, and among the junk mail.`,
	testWritten: 'The test mail is written. Read it on the mail page.',
	testFailed: 'The test mail was not sent'
} as const;

export const mailPageWords = {
	title: 'Mail of this demo',
	says: 'A demo sends no e-mail. What it would have sent is shown here, newest first.',
	to: 'To',
	empty: { title: 'No mail yet', says: 'Ask for a sign-in link, or invite somebody: the mail appears here.' },
	back: 'Go to the first page'
} as const;
