// Before something that could lock an account's owner out: it has to be them, not somebody at a screen left open.
import { refuse } from '#domain/refusals.ts';
import type { Sql } from '#server/sql.ts';
import { countTry, forgiveTries } from './attempts.ts';
import { isDemoAddress } from './demo-people.ts';
import { passwordFits } from './passwords.ts';
import type { Prover } from './prover.ts';
import { useSigningCode } from './signing-code.ts';

/** Who signed in this recently need not type the password again, ms. */
const fresh = 10 * 60_000;

/** Whether this browser was signed in a few minutes ago. */
export async function signedInJustNow(
	sql: Sql,
	{ accountId, sessionId }: Pick<Prover, 'accountId' | 'sessionId'>,
	now = new Date()
): Promise<boolean> {
	const since = new Date(now.getTime() - fresh);
	const found = await sql`
		select from session where id = ${sessionId ?? ''} and account_id = ${accountId} and created_at > ${since}`;
	return found.length === 1;
}

/** Refuses whoever signed in a while ago and does not know the password. */
export async function proveItIsYou(sql: Sql, who: Prover, password: string, now = new Date()): Promise<void> {
	if (await signedInJustNow(sql, who, now)) return;
	const [account] = await sql<
		{ hash: string | null }[]
	>`select password_hash as hash from account where id = ${who.accountId}`;
	if (!account?.hash) refuse('sign-in-again');
	await countTry(sql, { what: 'password', address: who.address, email: who.email }, now);
	if (!(await passwordFits(account.hash, password))) refuse('present-password');
}

/** How somebody can show, right now, that it is them who signs. Demo people have no password of their own. */
export type SigningProof = 'password' | 'just-signed-in' | 'mailed-code' | 'sign-in-again';

/** What this installation is: invented people, and whether a mail reaches anybody. */
export interface ProvingPlace {
	readonly demo: boolean;
	readonly mail: boolean;
}

export async function signingProof(
	sql: Sql,
	who: Prover,
	{ demo, mail }: ProvingPlace
): Promise<SigningProof> {
	const [account] = await sql<{ has: boolean }[]>`
		select password_hash is not null as has from account where id = ${who.accountId}`;
	if (account?.has && !(demo && isDemoAddress(who.email))) return 'password';
	if (await signedInJustNow(sql, who)) return 'just-signed-in';
	return mail ? 'mailed-code' : 'sign-in-again';
}

/**
 * Refuses whoever does not show that it is them: by the password, always, or where there is none by having just signed in, or by
 * a mailed code.
 */
export async function proveToSign(
	sql: Sql,
	who: Prover,
	shown: { readonly password: string; readonly code: string },
	place: ProvingPlace
): Promise<void> {
	const proof = await signingProof(sql, who, place);
	if (proof === 'just-signed-in') return;
	if (proof === 'sign-in-again') refuse('signing-sign-in');
	if (proof === 'mailed-code') return useSigningCode(sql, who, shown.code);
	const attempt = { what: 'password', address: who.address, email: who.email } as const;
	await countTry(sql, attempt);
	const [account] = await sql<
		{ hash: string | null }[]
	>`select password_hash as hash from account where id = ${who.accountId}`;
	if (!account?.hash || !(await passwordFits(account.hash, shown.password))) refuse('signing-password');
	await forgiveTries(sql, attempt);
}
