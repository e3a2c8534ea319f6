// Another e-mail address for an account: asked for by its owner, confirmed at the new address, told to the old one.
import postgres from 'postgres';
import type { AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { mailWords } from '#lib/words/mail.ts';
import { writeMail } from '#server/mail/outbox.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { countTry } from './attempts.ts';
import { isDemoAddress } from './demo-people.ts';
import { proveItIsYou } from './prove.ts';
import type { Prover } from './prover.ts';
import { hashOfToken, newToken } from './token.ts';

const minutes = 60;

/**
 * Mails a link to the new address; until it is used nothing changes. An address that has an account is told so by mail, and
 * the answer here is the same, so that nobody can ask which addresses have one.
 */
export async function askForNewEmail(
	sql: Sql,
	who: Prover,
	given: { readonly email: string; readonly password: string; readonly baseUrl: string },
	now = new Date()
): Promise<void> {
	if (isDemoAddress(who.email)) refuse('demo-person');
	if (given.email.toLowerCase() === who.email.toLowerCase()) refuse('same-email');
	await proveItIsYou(sql, who, given.password, now);
	await countTry(sql, { what: 'mailed-link', address: who.address, email: given.email }, now);
	const token = newToken();
	const until = new Date(now.getTime() + minutes * 60_000);
	await sql.begin(async (tx) => {
		const taken = await tx`select from account where lower(email) = lower(${given.email})`;
		if (taken.count > 0) {
			await writeMail(tx, { to: given.email, ...mailWords.addressHasAccount() });
			return;
		}
		await tx`
			insert into sign_in_link (id, email, purpose, account_id, created_at, expires_at)
			values (${hashOfToken(token)}, ${given.email}, 'new-email', ${who.accountId}, ${now}, ${until})`;
		await writeMail(tx, {
			to: given.email,
			usefulUntil: until,
			...mailWords.newEmail(`${given.baseUrl}/new-email/${token}`)
		});
	});
}

/** The address a link would give its account; null when it does not work any more. */
export async function newEmailOf(sql: Sql, token: string, now = new Date()): Promise<string | null> {
	const [link] = await sql<{ email: string }[]>`
		select email from sign_in_link
		where id = ${hashOfToken(token)} and purpose = 'new-email' and used_at is null and expires_at > ${now}`;
	return link?.email ?? null;
}

/** Uses the link: the account has the new address, and the old address is told. */
export async function confirmNewEmail(sql: Sql, token: string, now = new Date()): Promise<AccountId> {
	return sql.begin(async (tx) => {
		const [link] = await tx<{ email: string; accountId: AccountId }[]>`
			update sign_in_link set used_at = ${now}
			where id = ${hashOfToken(token)} and purpose = 'new-email' and used_at is null and expires_at > ${now}
			returning email, account_id as "accountId"`;
		if (!link) refuse('link-expired');
		const [before] = await tx<{ email: string }[]>`
			select email from account where id = ${link.accountId} for update`;
		if (!before || !(await takes(tx, link))) refuse('email-taken');
		// other links of this account were asked for under its old address
		await tx`
			update sign_in_link set used_at = ${now}
			where used_at is null and (account_id = ${link.accountId} or lower(email) = lower(${before.email}))`;
		await writeMail(tx, { to: before.email, ...mailWords.emailChanged() });
		return link.accountId;
	});
}

/** Whether the address was free. Of two who take it at the same moment one waits for the other, and hears no. */
async function takes(
	tx: Tx,
	to: { readonly accountId: AccountId; readonly email: string }
): Promise<boolean> {
	try {
		await tx.savepoint((inner) => inner`update account set email = ${to.email} where id = ${to.accountId}`);
		return true;
	} catch (error) {
		if (error instanceof postgres.PostgresError && error.constraint_name === 'account_email') return false;
		throw error;
	}
}
