// Signing in with a link in a mail: works once, for 20 minutes, and only after a press on a button, because mail scanners
// open every link they see.
import type { AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { mailWords } from '#lib/words/mail.ts';
import { dropMail, writeMail } from '#server/mail/outbox.ts';
import type { Db, Sql } from '#server/sql.ts';
import { countTry } from './attempts.ts';
import { hashOfToken, newToken } from './token.ts';

/** What a link is for: to sign in, or to choose a new password where the present one is forgotten. */
type Purpose = 'sign-in' | 'new-password';

const minutes: Readonly<Record<Purpose, number>> = { 'sign-in': 20, 'new-password': 60 };

export interface AskedFor {
	readonly email: string;
	/** The other end's internet address. */
	readonly address: string;
	readonly baseUrl: string;
}

/** Mails a link when the address has an account. The answer is the same when it has none. */
export async function mailSignInLink(sql: Sql, given: AskedFor, now = new Date()): Promise<void> {
	await mailLink(sql, 'sign-in', given, now);
}

/** The same for a new password. */
export async function mailNewPasswordLink(sql: Sql, given: AskedFor, now = new Date()): Promise<void> {
	await mailLink(sql, 'new-password', given, now);
}

async function mailLink(sql: Sql, purpose: Purpose, given: AskedFor, now: Date): Promise<void> {
	const { email, address, baseUrl } = given;
	await countTry(sql, { what: 'mailed-link', address, email }, now);
	const token = newToken();
	const until = new Date(now.getTime() + minutes[purpose] * 60_000);
	const words =
		purpose === 'sign-in'
			? mailWords.signIn(`${baseUrl}/sign-in/link/${token}`, minutes[purpose])
			: mailWords.newPassword(`${baseUrl}/new-password/${token}`);
	await sql.begin(async (tx) => {
		const [made] = await tx<{ email: string }[]>`
			insert into sign_in_link (id, email, purpose, created_at, expires_at)
			select ${hashOfToken(token)}, account.email, ${purpose}, ${now}, ${until} from account where lower(email) = lower(${email})
			returning email`;
		// for nobody a mail is written and taken back: the same statements, so that the answer takes equally long
		const mail = await writeMail(tx, { to: made?.email ?? email, usefulUntil: until, ...words });
		await dropMail(tx, made ? '' : mail);
	});
}

/** Whether a link would still work; using it is for `accountByLink`. */
export async function linkWorks(
	sql: Sql,
	token: string,
	now = new Date(),
	purpose: Purpose = 'sign-in'
): Promise<boolean> {
	const found = await sql`
		select from sign_in_link
		where id = ${hashOfToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${now}`;
	return found.length === 1;
}

/** Uses a link up and says whose it was. */
export async function accountByLink(
	db: Db,
	token: string,
	now = new Date(),
	purpose: Purpose = 'sign-in'
): Promise<AccountId> {
	const [used] = await db<{ accountId: AccountId }[]>`
		update sign_in_link set used_at = ${now} from account
		where sign_in_link.id = ${hashOfToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${now}
			and lower(account.email) = lower(sign_in_link.email)
		returning account.id as "accountId"`;
	return used?.accountId ?? refuse('link-expired');
}

/** Links of an account that wait in a mailbox stop working: somebody else may read that mailbox. */
export async function endLinksOf(db: Db, accountId: string, now = new Date()): Promise<void> {
	await db`
		update sign_in_link set used_at = ${now}
		where used_at is null and purpose <> 'first-owner' and (account_id = ${accountId}
			or lower(email) = (select lower(email) from account where id = ${accountId}))`;
}

/** Forgets links a day after their end. */
export async function sweepLinks(sql: Sql, now = new Date()): Promise<void> {
	await sql`delete from sign_in_link where expires_at < ${new Date(now.getTime() - 24 * 60 * 60_000)}`;
}
