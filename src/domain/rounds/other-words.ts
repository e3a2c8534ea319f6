// Other words for one sentence, as people say them in a consultation: the first line is the sentence as they would have it, what
// stands below says why. One text, so that whatever reads, changes or takes words out of a contribution needs to know no more.

export interface OtherWords {
	/** The sentence as it should read. */
	readonly sentence: string;
	/** '' when they gave no reason. */
	readonly why: string;
}

/** As it is kept. A sentence has no lines. */
export function withOtherWords({ sentence, why }: OtherWords): string {
	return [inOneLine(sentence), why.trim()].filter((part) => part !== '').join('\n\n');
}

export function otherWordsOf(words: string): OtherWords {
	const end = words.indexOf('\n');
	return end === -1
		? { sentence: words.trim(), why: '' }
		: { sentence: words.slice(0, end).trim(), why: words.slice(end).trim() };
}

function inOneLine(typed: string): string {
	return typed.replaceAll(/[\s\u0000-\u001f]+/g, ' ').trim();
}
