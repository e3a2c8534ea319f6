// Sentences about the two pages the law asks for, and the ready-made words of both. What the ready-made words say about Withus
// must be true of it: change them with it.
import type { StatementKind } from '#domain/statements/statement.ts';
import { formatDate } from './dates.ts';

export const statementTitles: Readonly<Record<StatementKind, string>> = {
	accessibility: 'Accessibility statement',
	privacy: 'Privacy notice'
};

export const statementWords = {
	title: 'Pages the law asks for',
	link: (area: string) => `Pages the law asks for: ${area}`,
	says: (area: string) =>
		`Every public page of ${area} leads to these two. They are ready to use: read them, and change what is not true for you.`,
	contact: 'Whom to write to',
	contactSays: 'This stands at the end of both pages. Without it, nobody knows whom to ask.',
	contactLabel: 'Name, e-mail, telephone or address',
	contactHint:
		'Such as: SEND team, send@example.org, 01234 567890. A team is better than a person: people move on.',
	contactSave: 'Save whom to write to',
	contactSaved: 'It is saved. Both pages say it now.',
	label: 'The words of the page',
	hint: 'An empty line begins a new paragraph. Begin a line with “# ” for a heading, and with “- ” for a point of a list.',
	save: (kind: StatementKind) => `Save the ${statementTitles[kind].toLowerCase()}`,
	saved: (kind: StatementKind) =>
		`The ${statementTitles[kind].toLowerCase()} is saved, and everybody can read it.`,
	readyMade:
		'These are the ready-made words. They say what Withus does; only you know what your organisation does.',
	own: (at: Date) => `These are your own words, changed on ${formatDate(at)}.`,
	read: 'Read the page',
	change: 'Change the words',
	changeWhich: (kind: StatementKind) => `Change the words: ${statementTitles[kind]}`,
	again: 'Use the ready-made words again',
	againWhich: (kind: StatementKind) => `Use the ready-made words again: ${statementTitles[kind]}`,
	againSure: 'Your own words go away. The ready-made words take their place.',
	againDone: (kind: StatementKind) =>
		`The ${statementTitles[kind].toLowerCase()} has the ready-made words again.`,
	noContact: 'Nobody is named yet whom people can write to.',
	addContact: 'Say whom to write to',
	beforePublishing:
		'Public pages lead to an accessibility statement and a privacy notice. Nobody is named there yet whom people can write to.',
	askOwner: 'The person who runs this area can add it.',
	links: 'About accessibility and privacy',
	pageContact: 'Whom to write to',
	pageNoContact: (area: string) => `${area} has not said here yet whom to write to.`,
	pageChanged: (at: Date) => `Changed on ${formatDate(at)}.`
} as const;

const accessibility = (area: string): string => `
This is about the plans of ${area} that are published with Withus, and about the pages on which they are written.

# How easy these pages should be to use
We want as many people as possible to be able to use them. You should be able to:
- make the words up to four times as big without losing any
- read and do everything with the keys alone
- listen to most of it with a screen reader
- choose light or dark, larger words, stronger contrast, and a quiet view in which nothing moves
- read every published plan without any script, on an old phone, and on paper

# How far we are
We aim at level AA of the Web Content Accessibility Guidelines, version 2.2. Each page is checked by a program whenever Withus is changed, on a wide and a narrow screen, in light and in dark, and the main jobs are done with the keys alone. It was made and tried in the browser Chromium. No one from outside has audited it yet, so we say: it meets the guidelines in part, as far as we know.

# What may be hard
- Pictures and words that came in from other documents can lack a good description. Whoever writes a plan is asked for one.
- Writing in the same line as others at the same moment has not been tried enough with screen readers. You can hold back the changes of others while you write.
- Words of a plan can be hard to read. Each section has room for a title in plain words.

# If something does not work for you
Write to us, and say which page it is and what you wanted to do. You can also ask for a plan in another form: on paper, in large print, in easy read, read aloud, or in another language.

# If you are not happy with our answer
The Equality and Human Rights Commission makes sure that the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 are kept. You can get help from the Equality Advisory and Support Service: https://www.equalityadvisoryservice.com
`;

const privacy = (area: string): string => `
${area} runs these pages, and decides what is kept and why. Here plans are written together with the people they are about.

# What is kept
- If you have an account: your name, your e-mail address, your group (parent carer, young person or professional), your organisation if you named it, and how you want to be shown. Your password is kept so that nobody can read it.
- If you take part as a guest: your group, and what you typed in. There is no account and no e-mail address.
- What you write and say, when, and in which group. This is how a plan can show whose voice shaped it.
- Where you are signed in, so that you can end it. Addresses of computers are used for a short time to stop guessing and floods.

# Who can see it
- Adults choose how others in the plan see them: by name, by first name, or by their group only.
- Young people are shown as “Young person”, never by name.
- Public pages never say who wrote what. Small numbers of young people are not shown.

# What we do not do
There are no advertisements and no tracking. Nothing is sent to other companies. There is one cookie, and it keeps you signed in. What you choose about the display, and a copy of the plan if you say that the device is your own, stay on your device.

# Why we may keep it
Councils and the NHS must work with families when they plan help for disabled children and young people. For the law on data protection this is a task in the public interest.

# How long
Words in a plan stay with it, so that anybody can see later how it came to be. What we keep about you stays until you remove your account, on the page “Your account”, or ask the people named below to do it. Copies for emergencies are kept for a short time more.

# What you can ask for
You can see and take along what we have about you: it is on the page “Your account”. You can ask us to correct it, to delete it, or to stop using it. We answer within a month. If you are not happy with the answer, you can complain to the Information Commissioner’s Office: https://ico.org.uk/make-a-complaint/
`;

/** The words of a page that nobody changed. */
export const readyMade: Readonly<Record<StatementKind, (area: string) => string>> = {
	accessibility: (area) => accessibility(area).trim(),
	privacy: (area) => privacy(area).trim()
};
