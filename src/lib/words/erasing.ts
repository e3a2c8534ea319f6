// Removing words for privacy from everything that is kept of a plan.
const countedVersions = (n: number) => (n === 1 ? 'one kept version' : `${n} kept versions`);

export const erasingWords = {
	title: 'Remove words for privacy',
	link: 'Remove words for privacy',
	says: 'If words tell who a child is, or something private, they can be removed from the plan, from every version that is kept, and from every public page. Where they stood, everybody reads that words were removed, and when.',
	stays:
		'Nothing else is changed. What partners agreed to stays as it was but for these words; the page says so, with the fingerprint from before. Files that somebody has saved, backups, and the record of every single change are not reached from here.',
	label: 'Which words?',
	hint: 'Exactly as they stand, such as a name. Capital letters and line breaks may differ. At least three letters.',
	look: 'Look where they stand',
	foundTitle: (words: string) => `“${words}” stands here:`,
	found: ({
		inPlan,
		published,
		versions
	}: {
		inPlan: number;
		published: readonly number[];
		versions: number;
	}) =>
		[
			inPlan === 0
				? 'Not in the plan of today.'
				: `In the plan of today: ${inPlan === 1 ? 'once' : `${inPlan} times`}.`,
			versions === 0 ? 'In no version that is kept.' : `In ${countedVersions(versions)}.`,
			...(published.length === 0
				? []
				: [`Of these are published: ${published.map((n) => `version ${n}`).join(', ')}.`])
		].join(' '),
	why: 'Why are they removed?',
	whySeenBy: 'Only those who lead this plan see why. What was removed is not kept.',
	sure: (words: string) => `Remove “${words}” everywhere. This cannot be taken back.`,
	button: 'Remove these words',
	other: 'Other words',
	done: (versions: number) =>
		versions === 0
			? 'The words are removed from the plan.'
			: `The words are removed, also from ${countedVersions(versions)}. Public pages are written anew.`
} as const;
