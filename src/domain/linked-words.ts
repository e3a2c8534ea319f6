// The last printed column says in words what the links say by themselves. A reader meets it once.
import { plainText, type RichText } from './rich-text.ts';

/** Whether the printed words say more than the numbers of the areas a row is linked to. */
export function saysMoreThan(words: RichText, refs: readonly string[]): boolean {
	const known = new Set(refs);
	return plainText(words)
		.split(/[\s,;&]+/)
		.some((word) => word !== '' && !known.has(word));
}
