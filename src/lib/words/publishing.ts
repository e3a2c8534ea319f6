// Sentences of the page where a lead publishes a plan, and others find its published versions.
export const publishingWords = {
	consulted:
		'People can still say something in a consultation of this plan. The next version can be published when it has closed.',
	toConsultation: 'Look at the consultation',
	title: 'Publish this plan',
	titleForOthers: 'Published versions',
	plans: 'Plans',
	untitled: 'A plan without a title yet',
	next: (n: number) => `Version ${n}`,
	whatHappens:
		'This puts the words as they are saved right now on a public page. Anybody can read it, without signing in. You can go on editing: the page stays as it is until you publish again.',
	willBePublic: 'What everybody will see',
	willNotBePublic: 'What nobody outside will see',
	publicTitle: (title: string) => `The title “${title}”`,
	publicWords: 'All words of the plan, and who is named in them',
	publicActions: (actions: number) => (actions === 1 ? '1 action' : `${actions} actions`),
	publicGaps: (gaps: number) =>
		gaps === 1 ? '1 box that says “Not agreed yet”' : `${gaps} boxes that say “Not agreed yet”`,
	publicSignOff: 'That no board or partner has signed it off in Withus',
	publicEmpty: (parts: number) =>
		parts === 1 ? '1 heading with nothing under it' : `${parts} headings with nothing under them`,
	publicStatus: (says: string) => `How families took part, as the plan says it: “${says}”`,
	publicStatusSilent: 'That the plan does not say yet how families took part',
	hidden: 'Who wrote what, removed actions, and what is left from bringing the plan in',
	preview: 'Look at the page first',
	publish: (n: number) => `Publish version ${n}`,
	nothingYet: 'This plan has no words yet',
	nothingYetSays: 'Write something first, then publish it here.',
	toThePlan: 'Go to the plan',
	noChange: (n: number) => `Not a word has changed since version ${n}, so there is nothing new to publish.`,
	onlyTwin: (n: number) =>
		`Not a word of the plan has changed since version ${n}. Its easy read is new, and goes out with this version.`,
	onlyAnswers: (n: number) =>
		`Not a word of the plan has changed since version ${n}. You can publish the answers with a version of their own.`,
	published: (n: number) => `Version ${n} is published. Everybody can read it at the address below.`,
	withdrawn: (n: number) => `Version ${n} is withdrawn. Its page is gone, and its address says why.`,
	versions: 'Published versions',
	noVersions: 'This plan has not been published yet.',
	noVersionsForOthers: 'A lead of this plan can publish it. Then you will find its address here.',
	versionOn: (n: number, day: string) => `Version ${n}, published ${day}`,
	newest: 'Newest',
	older: 'Older, still readable',
	gone: 'Withdrawn',
	address: 'Address of this version, for ever',
	currentAddress: 'Address that always shows the newest version',
	copy: (n: number) => `Copy the address of version ${n}`,
	copyCurrent: 'Copy the address of the newest version',
	copied: 'Copied.',
	open: (n: number) => `Open version ${n}`,
	changedSince: (n: number) => `What changed since version ${n}`,
	withdrawnOn: (day: string, reason: string) => `Withdrawn on ${day}: ${reason}`,
	withdraw: (n: number) => `Withdraw version ${n}`,
	withdrawSays:
		'The page is deleted at once. Its address stays and says that it was withdrawn, when and why. This cannot be taken back; you can publish a new version.',
	reason: 'Why is it withdrawn?',
	reasonSeenBy: 'Everybody who opens the address of this version can read this.',
	reviewOn: 'When will you look at this plan again?',
	reviewHint: 'The public page says so. You can leave it open.',
	others: 'For other websites',
	embed: 'HTML for another website, such as the Local Offer',
	copyEmbed: 'Copy the HTML',
	embedSays:
		'It shows the newest version inside the other page, without any program. It changes by itself when you publish again.',
	feed: 'News about this plan, as a feed (Atom)',
	copyFeed: 'Copy the address of the feed',
	areaFeed: 'News about all plans of this area, as a feed (Atom)',
	copyAreaFeed: 'Copy the address of the feed of the area'
} as const;

/** A small slip in a version that is public. */
export const correctingWords = {
	title: (n: number) => `Put a slip right in version ${n}`,
	says: 'For a typing mistake or a wrong figure: a few letters. The public page shows the right words, and a list says what stood there before and when it was changed. What was agreed keeps its fingerprint.',
	old: 'The words as they stand there',
	oldHint: 'Copy them from the page, with a few words around the slip, so that they stand there only once.',
	new: 'The words as they should be',
	seenBy: 'Everybody can read both on the public page.',
	everywhere: 'Wherever they stand in this version',
	inPlan: 'Put it right in the plan people are writing now, too',
	button: (n: number) => `Put it right in version ${n}`,
	done: (n: number) => `Done. The page of version ${n} says it right now, and lists what was changed.`,
	doneInPlan: (n: number) => `Done, in version ${n} and in the plan people are writing now.`,
	doneNotInPlan: (n: number) =>
		`Done in version ${n}. The plan people are writing now does not have these words, so nothing changed there.`,
	listed: (n: number) => `What was put right in version ${n}`,
	line: (day: string, was: string, is: string) => `${day}: “${was}” is now “${is}”.`
} as const;
