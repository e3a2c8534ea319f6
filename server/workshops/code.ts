// The code people type, and the link they scan. A code is short, so it is guarded (limits.ts); a link needs no guard.
import { newToken } from '#server/accounts/token.ts';

/**
 * Capitals and digits that nobody mixes up, read aloud or from the back of a hall: of 0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V
 * at most one is here. No vowels either, so that no code becomes a word.
 */
const alphabet = 'CDFGHJKMNPQRTVWXY3479';
export const codeLength = 6;

/** How many codes there are: 21^6, about 86 million. */
export const codes = alphabet.length ** codeLength;

/** A new code. Bytes that would make some letters likelier are thrown away. */
export function newCode(): string {
	const fair = 256 - (256 % alphabet.length);
	let code = '';
	while (code.length < codeLength) {
		const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
		if (byte < fair) code += alphabet[byte % alphabet.length];
	}
	return code;
}

/** A new link's last part. */
export const newLink = newToken;

/** A code as it was typed: small letters, spaces and dashes do not matter. Null when it cannot be one. */
export function codeFrom(typed: string): string | null {
	const code = typed.toUpperCase().replace(/[\s.·–—-]/g, '');
	return code.length === codeLength && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}
