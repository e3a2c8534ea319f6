// Secrets that travel in cookies and links. Only their SHA-256 is stored, so a copied table opens nothing.
import { createHash } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding, encodeHexLowerCase } from '@oslojs/encoding';

/** 160 random bits in letters that survive being typed and mailed. */
export function newToken(): string {
	return encodeBase32LowerCaseNoPadding(crypto.getRandomValues(new Uint8Array(20)));
}

/** What is stored in place of a token: SHA-256, lower-case hex. */
export function hashOfToken(token: string): string {
	return encodeHexLowerCase(createHash('sha256').update(token).digest());
}
