// Who wants mail about what is new, how often, and how they end it. Nobody gets any who has not chosen it.
import { refuse } from '#domain/refusals.ts';
import { nextDue, type DigestEvery } from '#domain/telling/due.ts';
import { hashOfToken, newToken } from '#server/accounts/token.ts';
import type { Db, Sql } from '#server/sql.ts';
import { noteTold } from './following.ts';

/** Null: no mail. */
export async function digestOf(db: Db, accountId: string): Promise<DigestEvery | null> {
	const [found] = await db<{ every: DigestEvery }[]>`
		select every from digest where account_id = ${accountId}`;
	return found?.every ?? null;
}

/** Chooses. What is new already is not mailed to somebody who has just begun. */
export async function chooseDigest(
	sql: Sql,
	accountId: string,
	every: DigestEvery | null,
	now = new Date()
): Promise<void> {
	await sql.begin(async (tx) => {
		if (every === null) return endDigest(tx, accountId);
		const before = await digestOf(tx, accountId);
		await tx`
			insert into digest (account_id, every, due_at) values (${accountId}, ${every}, ${nextDue(every, now)})
			on conflict (account_id) do update set every = excluded.every, due_at = excluded.due_at`;
		if (before === null) await noteMailed(tx, accountId, 'all');
	});
}

/** From now on no mail, and what waits to be sent is not sent. */
export async function endDigest(db: Db, accountId: string): Promise<void> {
	await db`delete from digest where account_id = ${accountId}`;
	await db`delete from outbox_mail where account_id = ${accountId} and sent_at is null`;
}

/** These lines, and what changed in plans up to now, have been told by mail, or need not be. */
export async function noteMailed(db: Db, accountId: string, which: readonly string[] | 'all'): Promise<void> {
	await db`
		update news set mailed_at = now() from person
		where person.account_id = ${accountId} and news.area_id = person.area_id and news.person_id = person.id
			and news.mailed_at is null and ${which === 'all' ? db`true` : db`news.id = any(${[...which]}::text[])`}`;
	await noteTold(db, accountId, null, 'mailed');
}

/** The way to end these mails without signing in; only its hash is kept. */
export async function newUnsubscribeToken(db: Db, accountId: string): Promise<string> {
	const token = newToken();
	await db`insert into unsubscribe_link (id, account_id) values (${hashOfToken(token)}, ${accountId})`;
	return token;
}

/** Whether a link leads to somebody who gets such mails. */
export async function unsubscribeWorks(db: Db, token: string): Promise<boolean> {
	const found = await db`
		select from unsubscribe_link link join digest on digest.account_id = link.account_id
		where link.id = ${hashOfToken(token)}`;
	return found.length > 0;
}

/** Ends the mails of whoever the link belongs to; as often as somebody presses it. Refuses link-expired for a link of nobody. */
export async function unsubscribe(db: Db, token: string): Promise<void> {
	const [found] = await db<{ accountId: string }[]>`
		select account_id as "accountId" from unsubscribe_link where id = ${hashOfToken(token)}`;
	if (!found) refuse('link-expired');
	await endDigest(db, found.accountId);
}
