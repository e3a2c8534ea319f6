// Removing words for privacy from everything that is kept of a plan.
const countedVersions = (n: number) => (n === 1 ? 'one kept version' : `${n} kept versions`);

interface FoundToSay {
	readonly inPlan: number;
	readonly published: readonly number[];
	readonly versions: number;
	readonly beside: Readonly<Record<(typeof besides)[number]['kind'], number>>;
}

const besides = [
	{ kind: 'comments', one: 'In one comment.', many: (n: number) => `In ${n} comments.` },
	{ kind: 'suggestions', one: 'In one suggestion.', many: (n: number) => `In ${n} parts of suggestions.` },
	{
		kind: 'held',
		one: 'In words that wait for somebody who wrote them.',
		many: () => 'In words that wait for people who wrote them.'
	},
	{ kind: 'partners', one: 'In what one partner said.', many: (n: number) => `In ${n} answers of partners.` },
	{
		kind: 'others',
		one: 'In one other place, such as a theme or a consultation.',
		many: (n: number) => `In ${n} other places, such as themes and consultations.`
	}
] as const;

export const erasingWords = {
	title: 'Remove words for privacy',
	link: 'Remove words for privacy',
	says: 'If words tell who a child is, or something private, they can be removed: from the plan, from every version that is kept, from every public page, and from what people said, suggested and decided about it. Where they stood, everybody reads that words were removed, and when.',
	stays:
		'Nothing else is changed. What partners agreed to stays as it was but for these words; the page says so, with the fingerprint from before.',
	notReached: 'What this does not reach',
	notReachedSays: [
		'The database keeps a record of every single change. These words stay in it. Nobody can read them in Withus any more, but whoever runs the computer could.',
		'Backups keep them until they are deleted. Ask whoever runs Withus to make a new backup now, and to delete older ones within 35 days.',
		'Files, mails and paper that somebody has kept. Ask those people to delete them, and send them the plan as it reads now.',
		'A device that was offline shows them until it is online again.',
		'Must the words be gone from the record too? Take every public page down, make a copy of the plan on the page “Look after this plan”, and delete this one. A plan that was never public is gone with its record 30 days later. For one that was, ask whoever runs Withus.'
	],
	label: 'Which words?',
	hint: 'Exactly as they stand, such as a name. Capital letters and line breaks may differ. At least three letters.',
	look: 'Look where they stand',
	foundTitle: (words: string) => `“${words}” stands here:`,
	found: ({ inPlan, published, versions, beside }: FoundToSay): string[] => [
		inPlan === 0
			? 'Not in the plan of today.'
			: `In the plan of today: ${inPlan === 1 ? 'once' : `${inPlan} times`}.`,
		[
			versions === 0 ? 'In no version that is kept.' : `In ${countedVersions(versions)}.`,
			...(published.length === 0
				? []
				: [`Of these are published: ${published.map((n) => `version ${n}`).join(', ')}.`])
		].join(' '),
		...besides.flatMap(({ kind, one, many }) =>
			beside[kind] === 0 ? [] : [beside[kind] === 1 ? one : many(beside[kind])]
		)
	],
	why: 'Why are they removed?',
	whySeenBy: 'Only those who lead this plan see why. What was removed is not kept.',
	sure: (words: string) => `Remove “${words}” everywhere. This cannot be taken back.`,
	button: 'Remove these words',
	other: 'Other words',
	done: (versions: number) =>
		versions === 0
			? 'The words are removed.'
			: `The words are removed, also from ${countedVersions(versions)}. Public pages are written anew.`
} as const;
