// The words of a comment as they are shown: plain text, in which addresses that are safe can be followed. Nothing in it is
// ever read as HTML.

export interface TextPiece {
	readonly text: string;
	/** Where it leads; absent for plain words. Only http and https. */
	readonly href?: string;
}

/** Longer addresses are left as words: nobody types them, and some hide where they lead. */
const longestAddress = 2_000;
const address = /\bhttps?:\/\/[^\s<>"'`\\\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff]+/gi;
/** What follows an address in a sentence, and is not part of it. */
const ending = /[.,;:!?)\]}’”]+$/;

/** Splits words into plain pieces and addresses. Together the pieces are exactly the words. */
export function linkedText(words: string): TextPiece[] {
	const pieces: TextPiece[] = [];
	let from = 0;
	for (const { 0: found, index } of words.matchAll(address)) {
		const text = found.replace(ending, '');
		const href = hrefOf(text);
		if (!href) continue;
		if (index > from) pieces.push({ text: words.slice(from, index) });
		pieces.push({ text, href });
		from = index + text.length;
	}
	if (from < words.length) pieces.push({ text: words.slice(from) });
	return pieces;
}

function hrefOf(text: string): string | null {
	if (text.length > longestAddress || !text.isWellFormed()) return null;
	const parts = /^(https?:)\/\/([^/?#]+)/i.exec(text);
	// a name before an @ hides where an address really leads
	return parts && !parts[2]!.includes('@') ? text : null;
}
