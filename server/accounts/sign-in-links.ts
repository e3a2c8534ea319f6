// Signing in with a link in a mail: works once, for 20 minutes, and only after a press on a button, because mail scanners
// open every link they see.
import type { AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { mailWords } from '#lib/words/mail.ts';
import { writeMail } from '#server/mail/outbox.ts';
import type { Sql } from '#server/sql.ts';
import { countTry } from './attempts.ts';
import { hashOfToken, newToken } from './token.ts';

const minutes = 20;

/** Mails a link when the address has an account. The answer is the same when it has none. */
export async function mailSignInLink(
	sql: Sql,
	given: { readonly email: string; readonly address: string; readonly baseUrl: string },
	now = new Date()
): Promise<void> {
	const { email, address, baseUrl } = given;
	await countTry(sql, { what: 'mailed-link', address, email }, now);
	const token = newToken();
	const expiresAt = new Date(now.getTime() + minutes * 60_000);
	await sql.begin(async (tx) => {
		const made = await tx<{ email: string }[]>`
			insert into sign_in_link (id, email, purpose, created_at, expires_at)
			select ${hashOfToken(token)}, account.email, 'sign-in', ${now}, ${expiresAt} from account where lower(email) = lower(${email})
			returning email`;
		for (const link of made) {
			await writeMail(tx, {
				to: link.email,
				...mailWords.signIn(`${baseUrl}/sign-in/link/${token}`, minutes)
			});
		}
	});
}

/** Whether a link would still work; using it is for `accountByLink`. */
export async function linkWorks(sql: Sql, token: string, now = new Date()): Promise<boolean> {
	const found = await sql`
		select from sign_in_link
		where id = ${hashOfToken(token)} and purpose = 'sign-in' and used_at is null and expires_at > ${now}`;
	return found.length === 1;
}

/** Uses a link up and says whose it was. */
export async function accountByLink(sql: Sql, token: string, now = new Date()): Promise<AccountId> {
	const [used] = await sql<{ accountId: AccountId }[]>`
		update sign_in_link set used_at = ${now} from account
		where sign_in_link.id = ${hashOfToken(token)} and purpose = 'sign-in' and used_at is null and expires_at > ${now}
			and lower(account.email) = lower(sign_in_link.email)
		returning account.id as "accountId"`;
	return used?.accountId ?? refuse('link-expired');
}

/** Forgets links a day after their end. */
export async function sweepLinks(sql: Sql, now = new Date()): Promise<void> {
	await sql`delete from sign_in_link where expires_at < ${new Date(now.getTime() - 24 * 60 * 60_000)}`;
}
