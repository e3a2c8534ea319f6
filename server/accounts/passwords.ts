// Passwords: argon2id as OWASP recommends it, and the one rule we have about them.
import { hash, verify } from '@node-rs/argon2';
import { refuse } from '#domain/refusals.ts';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of nobody's password: checked when there is no account, so that the answer takes equally long. */
const nobodysHash =
	'$argon2id$v=19$m=19456,t=2,p=1$CqyTzdpDWgCSYdQQbAYVpA$nwCxdWg7RrF0oiEJ3Yc1bAiq5+3pliQJ6NpRRsjo20Y';

/** What is stored of a password. Refuses fewer than 10 characters; more than 200 would only be work for us. */
export async function hashPassword(password: string): Promise<string> {
	const length = [...normal(password)].length;
	if (length < 10 || length > 200) refuse('weak-password');
	return hash(normal(password), cost);
}

/** Whether a password is the one that was hashed. Takes equally long when there is none to compare with. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
	if (password.length > 1_000) return false;
	const fits = await verify(stored ?? nobodysHash, normal(password));
	return stored !== null && fits;
}

/** The same keys typed on two machines may send é in two ways. */
function normal(password: string): string {
	return password.normalize('NFKC');
}
