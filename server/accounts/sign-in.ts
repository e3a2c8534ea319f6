// Signing in with e-mail and password. Nobody learns from the answer, or from how long it takes, which addresses have an account.
import type { AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Sql } from '#server/sql.ts';
import { countTry, forgiveTries } from './attempts.ts';
import { passwordFits } from './passwords.ts';

/** The account of this e-mail address and password, or a refusal. `address` is the other end's internet address. */
export async function accountByPassword(
	sql: Sql,
	given: { readonly email: string; readonly password: string; readonly address: string },
	now = new Date()
): Promise<AccountId> {
	const attempt = { what: 'password', address: given.address, email: given.email } as const;
	await countTry(sql, attempt, now);
	const [account] = await sql<{ id: AccountId; hash: string | null }[]>`
		select id, password_hash as hash from account where lower(email) = lower(${given.email})`;
	if (!(await passwordFits(account?.hash ?? null, given.password)) || !account) refuse('wrong-password');
	await forgiveTries(sql, attempt);
	return account.id;
}
