// Accounts: an e-mail address and how its owner proves to be there.
import { newId, type AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db, Sql } from '#server/sql.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { signedInJustNow } from './prove.ts';
import { endOtherSessions } from './sessions.ts';
import { endLinksOf } from './sign-in-links.ts';

/** An e-mail address somebody typed, tidied; refused when it cannot be one. Real checking is sending mail there. */
export function emailFrom(typed: string): string {
	const email = typed.trim();
	if (email.length > 254 || !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email)) refuse('email-shape');
	return email;
}

/** Makes an account; refuses when the address has one already. */
export async function makeAccount(db: Db, email: string, passwordHash: string): Promise<AccountId> {
	const id = newId<'account'>();
	const made = await db`
		insert into account (id, email, password_hash) values (${id}, ${email}, ${passwordHash})
		on conflict (lower(email)) do nothing`;
	if (made.count === 0) refuse('have-account');
	return id;
}

/** Whether the account has a password, or only mailed links so far. */
export async function hasPassword(db: Db, accountId: string): Promise<boolean> {
	const [account] = await db<
		{ has: boolean }[]
	>`select password_hash is not null as has from account where id = ${accountId}`;
	return account?.has ?? false;
}

/**
 * Gives an account a new password. Who has one must know it; who has none must have signed in just now, or anybody at a
 * screen left open could take the account. Every other browser is signed out, and mailed links that
 * wait in a mailbox no longer work: a changed password locks out whoever had got in.
 */
export async function changePassword(
	sql: Sql,
	who: { readonly accountId: string; readonly sessionId: string | null },
	given: { readonly present: string; readonly next: string },
	now = new Date()
): Promise<void> {
	const [account] = await sql<
		{ hash: string | null }[]
	>`select password_hash as hash from account where id = ${who.accountId}`;
	if (account?.hash && !(await passwordFits(account.hash, given.present))) refuse('present-password');
	if (!account?.hash && !(await signedInJustNow(sql, who, now))) refuse('sign-in-again');
	const hash = await hashPassword(given.next);
	await sql.begin(async (tx) => {
		await tx`update account set password_hash = ${hash} where id = ${who.accountId}`;
		await endLinksOf(tx, who.accountId);
		await endOtherSessions(tx, who.accountId, who.sessionId);
	});
}
