// The printed numbers of plans: "1.1", "Priority 2", "Outcome Three".
import { tidy } from './source.ts';

/** What plans call the things they number. */
const numberedThing =
	'(?:(?:key|strategic|improvement|priority|focus|joint|shared)\\s+)?(?:areas?(?:\\s+(?:for|of)\\s+(?:improvement|focus|development))?|priority|action|objective|outcome|theme|goal|aim|strand|workstream|recommendation|finding|ambition|commitment|pledge)';
const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = `(?:[A-Z]{0,3}\\d{1,2}(?:\\.\\d{1,2}){0,3}[a-h]?)`;
const printedRef = new RegExp(
	`^\\s*(${numberedThing}\\s+(?:${number}|${numberWords.join('|')})|${number}|[A-Z](?=[.:)]))(?:[.:)]|\\s+[-–—:]|(?=\\s))\\s*(?:[-–—:]\\s*)?`,
	'i'
);

/** Splits "1.1 Getting help" into its printed number and the rest; a second number ("1.4 1.4 …") stays with the rest. */
export function splitRef(text: string): { ref: string; length: number } {
	const found = printedRef.exec(text);
	if (!found?.[1] || !/[\p{L}\p{N}]/u.test(text.slice(found[0].length))) return { ref: '', length: 0 };
	// "A strong start" or "2024 was …" open a sentence; a number is followed by words that begin anew
	return /^\d{4}/.test(found[1]) ? { ref: '', length: 0 } : { ref: tidy(found[1]), length: found[0].length };
}

/** How many parts a number has: "1" one, "1.1" two, "Priority 2" one. */
export function refDepth(ref: string): number {
	return ref.replace(/^\D+(?=\d)/, '').split('.').length;
}

/** The bare number of a reference, to compare "Priority 2" or "Priority Two" with "2". */
export function bareRef(ref: string): string {
	const spelled = numberWords.indexOf(/[a-z]+$/i.exec(ref)?.[0].toLowerCase() ?? '') + 1;
	if (spelled > 0) return String(spelled);
	return (/[A-Za-z]{0,3}\d+(?:\.\d+)*[a-h]?\b/.exec(ref)?.[0] ?? ref).toUpperCase();
}
