import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	endAllSessions,
	endSession,
	sessionCookieName,
	startSession,
	sweepSessions,
	validSession
} from '#server/accounts/sessions.ts';
import { aPerson, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

const days = (n: number) => n * 24 * 60 * 60 * 1000;
const start = new Date('2026-03-01T09:00:00Z');
const after = (n: number) => new Date(start.getTime() + days(n));

let database: FreshDatabase;
let sam: APerson;
beforeAll(async () => {
	database = await freshDatabase();
	sam = await aPerson(database.sql, await anArea(database.sql), { email: 'sam@example.org' });
});
afterAll(() => database.drop());

test('the cookie’s token opens the session, and the table does not hold the token', async () => {
	const { token } = await startSession(database.sql, sam.accountId, start);
	expect(await validSession(database.sql, token, start)).toMatchObject({
		accountId: sam.accountId,
		email: 'sam@example.org',
		renewed: false
	});
	const rows = await database.sql<{ id: string }[]>`select id from session`;
	expect(rows.map((row) => row.id)).not.toContain(token);
	expect(await validSession(database.sql, rows[0]?.id ?? '', start)).toBeNull();
});

test('every sign-in makes a new token', async () => {
	const first = await startSession(database.sql, sam.accountId, start);
	const second = await startSession(database.sql, sam.accountId, start);
	expect(second.token).not.toBe(first.token);
});

test('a session ends after 30 days without a visit', async () => {
	const { token } = await startSession(database.sql, sam.accountId, start);
	expect(await validSession(database.sql, token, after(30))).toBeNull();
});

test('a visit in the second half of its life gives it a whole life again', async () => {
	const { token } = await startSession(database.sql, sam.accountId, start);
	expect((await validSession(database.sql, token, after(14)))?.renewed).toBe(false);
	const renewed = await validSession(database.sql, token, after(16));
	expect(renewed).toMatchObject({ renewed: true, expiresAt: after(46) });
	expect(await validSession(database.sql, token, after(45))).not.toBeNull();
});

test('a socket that asks leaves the end where it is: only a page can give the cookie a new one', async () => {
	const { token } = await startSession(database.sql, sam.accountId, start);
	expect(await validSession(database.sql, token, after(16), { renew: false })).toMatchObject({
		renewed: false,
		expiresAt: after(30)
	});
	expect((await validSession(database.sql, token, after(17)))?.renewed).toBe(true);
});

test('signing out ends one session, signing out everywhere ends all, and both tell the open sockets', async () => {
	const heard: string[] = [];
	const listening = await database.sql.listen('withus', (hint) => heard.push(hint));
	const one = await startSession(database.sql, sam.accountId, start);
	const two = await startSession(database.sql, sam.accountId, start);
	const session = await validSession(database.sql, one.token, start);
	await endSession(database.sql, session?.sessionId ?? '');
	expect(await validSession(database.sql, one.token, start)).toBeNull();
	expect(await validSession(database.sql, two.token, start)).not.toBeNull();
	await endAllSessions(database.sql, sam.accountId);
	expect(await validSession(database.sql, two.token, start)).toBeNull();
	await expect.poll(() => heard.length).toBe(2);
	expect(heard.map((hint) => JSON.parse(hint) as unknown)).toEqual([
		{ kind: 'access', session: session?.sessionId },
		{ kind: 'access', account: sam.accountId }
	]);
	await listening.unlisten();
});

test('ended sessions are forgotten by the sweep, others stay', async () => {
	const { token } = await startSession(database.sql, sam.accountId, start);
	await startSession(database.sql, sam.accountId, after(-40));
	await sweepSessions(database.sql, start);
	expect(await validSession(database.sql, token, start)).not.toBeNull();
	const [ended] = await database.sql<
		{ count: number }[]
	>`select count(*)::int as count from session where expires_at <= ${start}`;
	expect(ended?.count).toBe(0);
});

test('the cookie is bound to the host on https, and has a name plain http accepts', () => {
	expect(sessionCookieName(true)).toBe('__Host-withus');
	expect(sessionCookieName(false)).toBe('withus');
});
