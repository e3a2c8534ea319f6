// Where words stand in a text, whatever their case and accents. Places are those of the text as it is, not as it is compared.
import { folded } from '#lib/words/folded.ts';

export interface Match {
	readonly from: number;
	readonly to: number;
}

/** A text as it is compared, and where each of its characters came from. */
export interface Folding {
	readonly text: string;
	/** For each character of `text` the place of its origin, and at the end the length of the original. */
	readonly places: readonly number[] | null;
}

const plain = /^[\t\n\r -~]*$/;
const space = /^\s$/;
const dash = /^[‐‑‒–—]$/;
/** Soft hyphens and other signs that take no room. */
const unseen = /^[\u00AD\u200B-\u200D\u2060\uFEFF]$/;

/** A text made ready to be looked through. */
export function fold(text: string): Folding {
	// most texts: every character stays one character where it is
	if (plain.test(text)) return { text: text.toLowerCase().replace(/\s/g, ' '), places: null };
	let compared = '';
	const places: number[] = [];
	let at = 0;
	for (const character of text) {
		const as = foldedCharacter(character);
		for (let i = 0; i < as.length; i++) places.push(at);
		compared += as;
		at += character.length;
	}
	places.push(text.length);
	return { text: compared, places };
}

function foldedCharacter(character: string): string {
	if (space.test(character)) return ' ';
	if (dash.test(character)) return '-';
	return unseen.test(character) ? '' : folded(character);
}

/** What somebody typed, as it is compared: blanks at its ends are not meant. */
export function sought(query: string): string {
	return fold(query).text.replace(/ +/g, ' ').trim();
}

/** Every place of `words` (made by `sought`), from the beginning, none inside another. */
export function matches({ text, places }: Folding, words: string, most = Infinity): Match[] {
	const found: Match[] = [];
	if (words === '') return found;
	for (let at = text.indexOf(words); at !== -1 && found.length < most;) {
		let end = at + words.length;
		// never half a character, and accents that stand behind their letter belong to it
		while (places && end < text.length && places[end] === places[end - 1]) end += 1;
		found.push({ from: places?.[at] ?? at, to: places?.[end] ?? end });
		at = text.indexOf(words, end);
	}
	return found;
}
