// Sessions as Lucia's guide describes them: a random token in the cookie, its SHA-256 as the row's id, and an end that
// slides while somebody keeps coming. Signing in always makes a new token, so a planted one never becomes valid.
import type { AccountId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { notify } from '#server/notify.ts';
import type { Db } from '#server/sql.ts';
import { hashOfToken, newToken } from './token.ts';

const day = 24 * 60 * 60 * 1000;
const lifetime = 30 * day;
/** "Last seen" is written at most this often: every page would be a write otherwise. */
const seenEvery = 5 * 60_000;

/** Who was last seen before this is to be noted as seen again. */
export function seenBefore(now: Date): Date {
	return new Date(now.getTime() - seenEvery);
}

export interface Session {
	readonly sessionId: string;
	readonly accountId: AccountId;
	readonly email: string;
	readonly expiresAt: Date;
	/** The end has just moved: the cookie needs the new date. */
	readonly renewed: boolean;
}

/** One browser in which somebody is signed in. */
export interface SignedIn {
	readonly id: string;
	/** "Firefox on Windows"; '' for sign-ins from before this was kept. */
	readonly device: string;
	readonly since: Date;
	readonly seenAt: Date;
}

/** `__Host-` binds the cookie to https, this host and the root path; browsers refuse that name on plain http. */
export function sessionCookieName(secure: boolean): string {
	return secure ? '__Host-withus' : 'withus';
}

/** Starts a session; the token exists only in the answer. */
export async function startSession(
	db: Db,
	accountId: string,
	now = new Date(),
	device = ''
): Promise<{ token: string; expiresAt: Date }> {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + lifetime);
	await db`
		insert into session (id, account_id, created_at, expires_at, device, seen_at)
		values (${hashOfToken(token)}, ${accountId}, ${now}, ${expiresAt}, ${device}, ${now})`;
	return { token, expiresAt };
}

/**
 * The session of a token, or null. In the second half of its life its end moves on by a whole life, unless whoever asks
 * cannot give the cookie its new end (a socket): the cookie would end before the session, and nobody would renew it.
 */
export async function validSession(
	db: Db,
	token: string,
	now = new Date(),
	{ renew = true } = {}
): Promise<Session | null> {
	if (token.length > 100) return null;
	const [row] = await db<
		{ sessionId: string; accountId: AccountId; email: string; expiresAt: Date; seenAt: Date }[]
	>`
		select session.id as "sessionId", account.id as "accountId", account.email, session.expires_at as "expiresAt",
			session.seen_at as "seenAt"
		from session join account on account.id = session.account_id
		where session.id = ${hashOfToken(token)} and session.expires_at > ${now}`;
	if (!row) return null;
	const { seenAt, ...found } = row;
	const renewed = renew && found.expiresAt.getTime() - now.getTime() <= lifetime / 2;
	const expiresAt = renewed ? new Date(now.getTime() + lifetime) : found.expiresAt;
	if (renewed || seenAt <= seenBefore(now))
		await db`update session set expires_at = ${expiresAt}, seen_at = ${now} where id = ${found.sessionId}`;
	return { ...found, expiresAt, renewed };
}

/** Where an account is signed in now, the one seen last first. */
export async function sessionsOf(db: Db, accountId: string, now = new Date()): Promise<SignedIn[]> {
	return db<SignedIn[]>`
		select id, device, created_at as since, seen_at as "seenAt" from session
		where account_id = ${accountId} and expires_at > ${now}
		order by seen_at desc, created_at desc, id`;
}

/** Signs one browser out; its open sockets close within seconds. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
	await db`delete from session where id = ${sessionId}`;
	await notify(db, { kind: 'access', session: sessionId });
}

/** Signs one browser of an account out, chosen from its list. Of somebody else's there is nothing. */
export async function endOwnSession(db: Db, accountId: string, sessionId: string): Promise<void> {
	const ended = await db`delete from session where id = ${sessionId} and account_id = ${accountId}`;
	if (ended.count === 0) refuse('not-found');
	await notify(db, { kind: 'access', session: sessionId });
}

/** Signs an account out everywhere but here. */
export async function endOtherSessions(db: Db, accountId: string, here: string | null): Promise<void> {
	const ended = await db<{ id: string }[]>`
		delete from session where account_id = ${accountId} and id is distinct from ${here} returning id`;
	for (const { id } of ended) await notify(db, { kind: 'access', session: id });
}

/** Signs an account out everywhere. */
export async function endAllSessions(db: Db, accountId: string): Promise<void> {
	await db`delete from session where account_id = ${accountId}`;
	await notify(db, { kind: 'access', account: accountId });
}

/** Forgets sessions that have ended by themselves. */
export async function sweepSessions(db: Db, now = new Date()): Promise<void> {
	await db`delete from session where expires_at <= ${now}`;
}
