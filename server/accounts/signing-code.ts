// A code in a mail, by which somebody without a password shows that it is them who signs.
import { randomInt } from 'node:crypto';
import { refuse } from '#domain/refusals.ts';
import { mailWords } from '#lib/words/mail.ts';
import { writeMail } from '#server/mail/outbox.ts';
import type { Sql } from '#server/sql.ts';
import { countTry } from './attempts.ts';
import type { Prover } from './prover.ts';
import { hashOfToken } from './token.ts';

const minutes = 10;

/** Six figures, as people copy them from a phone. */
const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

const kept = (account: string, code: string): string => hashOfToken(`${account}\n${code}`);

/** Mails a code; the one before stops working. Refuses too-many-tries. */
export async function mailSigningCode(sql: Sql, who: Prover, now = new Date()): Promise<void> {
	const { accountId, sessionId, email, address } = who;
	await countTry(sql, { what: 'mailed-link', address, email }, now);
	const code = newCode();
	const until = new Date(now.getTime() + minutes * 60_000);
	await sql.begin(async (tx) => {
		await tx`
			insert into signing_code (account_id, session_id, code, expires_at)
			values (${accountId}, ${sessionId ?? ''}, ${kept(accountId, code)}, ${until})
			on conflict (account_id) do update set session_id = excluded.session_id, code = excluded.code, expires_at = excluded.expires_at`;
		await writeMail(tx, { to: email, usefulUntil: until, ...mailWords.signingCode(code, minutes) });
	});
}

/** Uses the code up. Refuses too-many-tries and signing-code. */
export async function useSigningCode(sql: Sql, who: Prover, typed: string, now = new Date()): Promise<void> {
	const { accountId, sessionId, email, address } = who;
	// a million codes and six tries in a quarter of an hour
	await countTry(sql, { what: 'password', address, email }, now);
	const used = await sql`
		delete from signing_code where account_id = ${accountId} and session_id = ${sessionId ?? ''}
			and code = ${kept(accountId, typed.replaceAll(/\s/g, ''))} and expires_at > ${now}`;
	if (used.count === 0) refuse('signing-code');
}
