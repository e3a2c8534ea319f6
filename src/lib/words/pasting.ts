// Sentences about what somebody pastes.
const counted = (count: number, one: string, many: string): string =>
	count === 1 ? `1 ${one}` : `${count} ${many}`;

export const pastingWords = {
	question: (count: number) => `This looks like ${counted(count, 'action', 'actions')}.`,
	questionSays: 'Nothing is put in until you choose. Undo takes it back in one step.',
	asActions: 'Put them in as actions',
	asText: 'Put them in as text',
	neither: 'Put nothing in',
	nothingPut: 'Nothing was put in.',
	added: (count: number) => (count === 1 ? '1 action was added.' : `${count} actions were added.`),
	addedText: (count: number) =>
		count === 1 ? '1 paragraph was put in.' : `${count} paragraphs and lists were put in.`,

	pictures: (count: number) =>
		count === 1
			? '1 picture was left out: add it with Picture.'
			: `${count} pictures were left out: add them with Picture.`,
	deleted: 'Words that were deleted with tracked changes were left out.',
	comments: (count: number) => (count === 1 ? '1 comment was left out.' : `${count} comments were left out.`),
	onlyWords: 'That page was too large to read whole, so its words came in without headings and lists.',
	aside: 'Some words had no place in the actions. They stand in the text behind the table.',
	close: 'Close',

	tooMuch:
		'That is too much to put in at once, so nothing was put in. It is still on your clipboard: put it in in smaller parts, or bring the whole document in as a new plan.',
	tooManyActions: (count: number, most: number) =>
		`That is ${count} actions. At most ${most} can be put in at once: copy fewer rows, or put them in as text.`,
	halfFull:
		'This plan is very long already, so only a little can be put in at a time. Nothing was put in; it is still on your clipboard. Put it in in smaller parts, some minutes apart.',
	full: 'This plan has no room left for that much. Nothing was put in; it is still on your clipboard.'
} as const;
