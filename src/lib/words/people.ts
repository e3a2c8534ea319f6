// Sentences about people: signing in, joining, parts and how one is shown.

export const seenBy = {
	nobody: 'Nobody else sees this.',
	owners: 'Only the people who run this area see this.',
	area: 'Everybody in this area sees this.',
	everybody: 'Everybody can read this, without signing in.',
	chosen: 'The people who run this area see it. Others see it only in the way you choose below.'
} as const;

export const signInWords = {
	title: 'Sign in',
	says: 'Write plans together: families, young people and professionals.',
	email: 'E-mail address',
	password: 'Password',
	button: 'Sign in',
	link: {
		title: 'Or with a link by e-mail',
		says: 'We send a link to your mailbox. Open it to sign in.',
		button: 'Send me a link',
		off: 'This installation cannot send e-mail yet, so sign-in links are off. Use your password, or ask the person who runs it.',
		sentTitle: 'Look in your mailbox',
		sent: 'If this address has an account, a link is on its way. It works once, for 20 minutes.',
		demoSent: 'This is a demo: read its mail on the mail page.',
		demoMail: 'Open the mail page'
	},
	invited: 'New here? Somebody who is already in can send you an invitation.',
	nobodyYet: {
		title: 'Nobody has started here yet',
		says: 'Whoever started Withus finds a link in its console, under the address. Open that link to be the first owner.'
	},
	confirm: {
		title: 'Sign in to Withus',
		says: 'Press the button to finish. The link then is used up.',
		button: 'Sign in',
		gone: 'This link has been used or is too old.',
		again: 'Ask for a new link'
	}
} as const;

export const signOutWords = {
	title: 'Sign out',
	says: 'You can sign in again whenever you like.',
	button: 'Sign out',
	stay: 'Stay signed in'
} as const;

export const demoWords = {
	title: 'Try it as…',
	says: 'This is a demo on this machine, with invented people. Choose one. To be two people at once, open a private window too.',
	signInAs: 'Sign in as',
	signIn: 'Sign in',
	with: 'Or with their e-mail address and password',
	list: 'Demo people',
	password: 'Password',
	mail: 'Mail of this demo'
} as const;

export const startWords = {
	title: 'Start your area',
	says: 'You are the first person here. You will run this area: invite people and give them their part. After this page come four short steps, up to your first plan.',
	area: 'Name of the area',
	areaHint: 'As families know it, such as the name of the county or borough.',
	you: 'About you',
	name: 'Your name',
	button: 'Start',
	gone: 'This link has been used or is too old. Start Withus again: its console shows a new link.'
} as const;

export const personWords = {
	group: 'Whose voice is it?',
	yourGroup: 'Whose voice are you?',
	groupHint: 'It is shown beside what is written, always as shape, word and colour.',
	organisation: 'Organisation',
	worksFor: 'Works or speaks for',
	organisationHint: 'For professionals and forums: the council, the NHS, a school, the parent carer forum.',
	password: 'Choose a password',
	passwordHint: 'At least 10 characters. Three short words in a row work well.',
	shownAs: 'How do others see you?',
	shown: {
		name: { label: 'By my name', hint: '' },
		'first-name': { label: 'By my first name', hint: '' },
		group: {
			label: 'By my group only',
			hint: 'Such as “Parent carer”. Nobody sees your name beside your words.'
		}
	},
	young: 'Young people are always shown as “Young person”. Nobody sees your name beside your words.',
	youngName: 'A name for you',
	youngNameHint: 'It can be a nickname. It helps the people who run this area to tell you apart.'
} as const;

export const joinWords = {
	title: (name: string) => `Join ${name}`,
	says: (area: string) =>
		`You are invited to ${area}, to write a plan together with families, young people and professionals.`,
	asWhat: 'You are invited as',
	yourPart: 'Your part',
	plan: 'The plan',
	organisation: 'Organisation',
	haveAccount: 'I already have an account',
	haveAccountSays: 'Sign in first. You come back here afterwards.',
	signIn: 'Sign in',
	signedIn: (email: string) => `You are signed in as ${email}.`,
	join: 'Join',
	new: 'Make an account',
	gone: 'This invitation has been used, or taken back, or is too old. Ask the person who sent it for a new one.'
} as const;

export const peopleWords = {
	title: 'People',
	says: (area: string) => `Who belongs to ${area}, and what part they have.`,
	invite: 'Invite somebody',
	inviteButton: 'Make the invitation',
	emailOptional: 'Their e-mail address',
	emailHint: 'With it, we mail them the link. Without it, you hand the link over yourself.',
	emailOff: 'This installation cannot send e-mail, so you hand the link over yourself.',
	inviteName: 'A name for your list',
	inviteNameHint: 'So that you know later whom this invitation was for.',
	role: 'Their part',
	linkTitle: 'Here is the link',
	linkSays: 'It works once, for 14 days. Copy it now: it is not shown again.',
	linkLabel: 'Invitation link',
	mailed: (email: string) => `It is also on its way to ${email}.`,
	copy: 'Copy the link',
	copied: 'Copied.',
	another: 'Invite somebody else',
	open: 'Invitations not taken up yet',
	until: (date: string) => `works until ${date}`,
	takeBack: 'Take back',
	noName: 'Without a name',
	members: 'Members',
	alone: 'Only you are here so far',
	aloneSays: 'Plans are written together. Start with somebody from the parent carer forum, or a colleague.',
	aloneButton: 'Write the first invitation',
	noRole: 'No part in the area',
	inPlans: (count: number) => (count === 1 ? 'Part in 1 plan' : `Part in ${count} plans`),
	status: { active: 'Active', suspended: 'Stopped for now', removed: 'Removed' },
	change: 'Change',
	changeWhom: (name: string) => `Change the part of ${name}`,
	roles: 'Parts in the area',
	save: 'Save',
	suspend: 'Stop for now',
	bringBack: 'Bring back',
	remove: 'Remove',
	removeSays: 'Removing takes away every part. What they wrote stays in the plans.',
	done: 'Done.',
	you: 'you',
	seenAs: (name: string) => `others see “${name}”`,
	joined: (date: string) => `joined ${date}`
} as const;

export const planPeopleWords = {
	title: 'People in this plan',
	says: 'Who writes, who reads, and who else may see it.',
	holders: 'They have a part in this plan',
	everyPlan: 'reaches every plan of the area',
	give: 'Give somebody a part',
	giveHint: 'People of this area who have no part in this plan yet.',
	whom: 'Who?',
	giveButton: 'Give this part',
	invite: 'Invite somebody new to this plan',
	none: 'Nobody has a part of their own in this plan yet.',
	partsHere: 'Parts in this plan',
	takeOut: 'Take out of this plan',
	delete: 'Delete this plan',
	deleteSays:
		'Nobody can open it any more. For 30 days you can bring it back from your list of plans. Published pages must be withdrawn first.',
	deleteButton: 'Delete this plan for everybody',
	share: 'The whole area',
	shared: 'Everybody with a part in the area sees this plan, and does here what their part allows.',
	notShared:
		'While it is written, only people with a part in this plan see it, and owners and leads of the area. Versions you publish are for everybody.',
	shareButton: 'Share with the whole area',
	unshareButton: 'Stop sharing',
	youngPerson: (word: string, date: string) => `${word} (joined ${date})`
} as const;
