// What our mails say. Plain text, short, one link, and what to do when it was not you.
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

export const mailPageWords = {
	title: 'Mail of this demo',
	says: 'A demo sends no e-mail. What it would have sent is shown here, newest first.',
	to: 'To',
	empty: { title: 'No mail yet', says: 'Ask for a sign-in link, or invite somebody: the mail appears here.' },
	back: 'Go to the first page'
} as const;
