// A forgotten password: a mailed link, and with it a new password. Whoever had got in with the old one is out.
import type { AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { mailWords } from '#lib/words/mail.ts';
import { writeMail } from '#server/mail/outbox.ts';
import type { Sql } from '#server/sql.ts';
import { hashPassword } from './passwords.ts';
import { endAllSessions } from './sessions.ts';
import { accountByLink, endLinksOf, linkWorks } from './sign-in-links.ts';

/** Sets a new password with a mailed link: every session ends, other links stop working, and the owner is told by mail. */
export async function setNewPassword(
	sql: Sql,
	token: string,
	password: string,
	now = new Date()
): Promise<AccountId> {
	if (!(await linkWorks(sql, token, now, 'new-password'))) refuse('link-expired');
	const hash = await hashPassword(password);
	return sql.begin(async (tx) => {
		const accountId = await accountByLink(tx, token, now, 'new-password');
		await tx`update account set password_hash = ${hash} where id = ${accountId}`;
		await endLinksOf(tx, accountId, now);
		await endAllSessions(tx, accountId);
		const [account] = await tx<{ email: string }[]>`select email from account where id = ${accountId}`;
		if (account) await writeMail(tx, { to: account.email, ...mailWords.passwordChanged() });
		return accountId;
	});
}
