// The words of the big workshop, as they are found again in a text.

const wholeWord = /\((?:page|typist)\d+n\d+\)[ \u00a0]?/g;

/**
 * The words of a text that somebody of this workshop wrote. A person can put their caret into a word of their own and write
 * another there: so what is found is taken out, and the text is read again.
 */
export function wordsIn(shown: string): string[] {
	const found: string[] = [];
	for (let text = shown; ; text = text.replaceAll(wholeWord, '')) {
		const here = text.match(wholeWord);
		if (!here) return found;
		found.push(...here.map((each) => each.trim()));
	}
}

/** What is left of a text when every whole word of this workshop is taken out: pieces of words, among other things. */
export function withoutWords(shown: string): string {
	const taken = shown.replaceAll(wholeWord, '');
	return taken === shown ? shown : withoutWords(taken);
}

/** Whether a word came to be cut by a pause: it begins in the plan, and all the rest of it is kept for its author. */
export const inPieces =
	(plan: string, kept: string) =>
	(word: string): boolean => {
		const begun = [...word].findLastIndex((_, at) => plan.includes(word.slice(0, at + 1)));
		return begun >= 0 && begun < word.length - 1 && kept.includes(word.slice(begun + 1));
	};

export function tally(all: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}
