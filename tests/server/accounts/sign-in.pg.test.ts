import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountByPassword } from '#server/accounts/sign-in.ts';
import { accountByLink, linkWorks, mailSignInLink } from '#server/accounts/sign-in-links.ts';
import { countedAddress, countTry, sweepAttempts } from '#server/accounts/attempts.ts';
import { changePassword } from '#server/accounts/accounts.ts';
import { hashPassword, passwordFits } from '#server/accounts/passwords.ts';
import { startSession, validSession } from '#server/accounts/sessions.ts';
import { newestMails } from '#server/mail/outbox.ts';
import { aPerson, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

const start = new Date('2026-03-01T09:00:00Z');
const minutesLater = (n: number) => new Date(start.getTime() + n * 60_000);
const password = 'three short words';
const baseUrl = 'https://plans.example.org';

let database: FreshDatabase;
let sam: APerson;
beforeAll(async () => {
	database = await freshDatabase();
	const { sql } = database;
	sam = await aPerson(sql, await anArea(sql), {
		email: 'Sam@Example.org',
		passwordHash: await hashPassword(password)
	});
});
afterAll(() => database.drop());
beforeEach(async () => {
	await database.sql`delete from attempt`;
	await database.sql`delete from outbox_mail`;
});

const signIn = (given: Partial<{ email: string; password: string; address: string }> = {}, now = start) =>
	accountByPassword(
		database.sql,
		{ email: 'sam@example.org', password, address: '192.0.2.1', ...given },
		now
	);

test('e-mail address and password open the account, whatever capitals the address is typed in', async () => {
	expect(await signIn({ email: 'SAM@example.ORG' })).toBe(sam.accountId);
});

test('a wrong password, an unknown address and an account without a password get one answer', async () => {
	await aPerson(database.sql, sam.areaId, { email: 'linksonly@example.org' });
	await expect(signIn({ password: 'three short word' })).rejects.toThrow('wrong-password');
	await expect(signIn({ email: 'nobody@example.org' })).rejects.toThrow('wrong-password');
	await expect(signIn({ email: 'linksonly@example.org' })).rejects.toThrow('wrong-password');
});

test('an unknown address costs a check of a password, too: the work is done before the answer', async () => {
	const before = performance.now();
	await passwordFits(null, password);
	const withNobody = performance.now() - before;
	// a skipped check takes well under a millisecond, a real one tens: no need to compare closely
	expect(withNobody).toBeGreaterThan(2);
	expect(await passwordFits(null, 'not a password of anybody')).toBe(false);
});

test('after six wrong guesses the right password waits too, until the quarter of an hour is over', async () => {
	for (let guess = 0; guess < 6; guess++)
		await expect(signIn({ password: `guess number ${guess}` })).rejects.toThrow('wrong-password');
	await expect(signIn()).rejects.toThrow('too-many-tries');
	await expect(signIn({}, minutesLater(14))).rejects.toThrow('too-many-tries');
	expect(await signIn({}, minutesLater(16))).toBe(sam.accountId);
});

test('a hundred guesses at the same time are not a way around', async () => {
	const guesses = Array.from({ length: 30 }, (_, n) =>
		signIn({ password: `guess number ${n}` }).catch((no: Error) => no.message)
	);
	const answers = await Promise.all(guesses);
	expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(6);
});

test('guessing one account from many addresses is slow as well', async () => {
	for (let n = 0; n < 20; n++)
		await expect(signIn({ password: 'not this one', address: `198.51.100.${n}` })).rejects.toThrow(
			'wrong-password'
		);
	await expect(signIn({ address: '203.0.113.9' })).rejects.toThrow('too-many-tries');
});

test('thirty people behind one address get in, also when each of them slips once', async () => {
	const hash = await hashPassword(password);
	for (let n = 0; n < 30; n++) {
		const email = `guest${n}@example.org`;
		const guest = await aPerson(database.sql, sam.areaId, { email, passwordHash: hash });
		await expect(signIn({ email, password: 'a slip of the hand' })).rejects.toThrow('wrong-password');
		expect(await signIn({ email })).toBe(guest.accountId);
	}
});

test('tries are forgotten after a day, and never name an address', async () => {
	await countTry(database.sql, { what: 'password', address: '192.0.2.1', email: 'sam@example.org' }, start);
	const rows = await database.sql<{ bucket: string }[]>`select bucket from attempt`;
	expect(rows).toHaveLength(3);
	expect(rows.some(({ bucket }) => bucket.includes('192.0') || bucket.includes('sam'))).toBe(false);
	await sweepAttempts(database.sql, minutesLater(25 * 60));
	expect(await database.sql`select from attempt`).toHaveLength(0);
});

const askForLink = (email = 'sam@example.org', now = start) =>
	mailSignInLink(database.sql, { email, address: '192.0.2.1', baseUrl }, now);
async function mailedToken(): Promise<string> {
	const [mail] = await newestMails(database.sql);
	return /\/sign-in\/link\/(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

test('a mailed link opens the account once, and looking at it does not use it up', async () => {
	await askForLink();
	const token = await mailedToken();
	expect(await linkWorks(database.sql, token, start)).toBe(true);
	expect(await linkWorks(database.sql, token, start)).toBe(true);
	expect(await accountByLink(database.sql, token, minutesLater(19))).toBe(sam.accountId);
	await expect(accountByLink(database.sql, token, minutesLater(19))).rejects.toThrow('link-expired');
	expect(await linkWorks(database.sql, token, minutesLater(19))).toBe(false);
});

test('a mailed link ends after twenty minutes', async () => {
	await askForLink();
	const token = await mailedToken();
	await expect(accountByLink(database.sql, token, minutesLater(20))).rejects.toThrow('link-expired');
});

test('two presses at once: one signs in', async () => {
	await askForLink();
	const token = await mailedToken();
	const answers = await Promise.allSettled([
		accountByLink(database.sql, token, start),
		accountByLink(database.sql, token, start)
	]);
	expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an address without an account gets the same answer, and no mail', async () => {
	await expect(askForLink('nobody@example.org')).resolves.toBeUndefined();
	expect(await newestMails(database.sql)).toEqual([]);
});

test('a mailbox is not filled with links: three in a quarter of an hour', async () => {
	for (let n = 0; n < 3; n++) await askForLink();
	await expect(askForLink()).rejects.toThrow('too-many-tries');
	await expect(askForLink('nobody@example.org')).resolves.toBeUndefined();
});

test('passwords have at least ten characters, counted as people count', async () => {
	await expect(hashPassword('ninechars')).rejects.toThrow('weak-password');
	await expect(hashPassword('🙂🙂🙂🙂🙂')).rejects.toThrow('weak-password');
	await expect(hashPassword('x'.repeat(201))).rejects.toThrow('weak-password');
	const hash = await hashPassword('caf\u00e9 au lait');
	expect(await passwordFits(hash, 'cafe\u0301 au lait')).toBe(true);
});

test('a changed password needs the present one, signs out the other browsers and ends waiting links', async () => {
	const { sql } = database;
	const person = await aPerson(sql, sam.areaId, {
		email: 'kim@example.org',
		passwordHash: await hashPassword(password)
	});
	const here = await startSession(sql, person.accountId);
	const elsewhere = await startSession(sql, person.accountId);
	await askForLink('kim@example.org', new Date());
	const token = await mailedToken();
	const who = {
		accountId: person.accountId,
		sessionId: (await validSession(sql, here.token))?.sessionId ?? null
	};
	await expect(
		changePassword(sql, who, { present: 'something else', next: 'four other words' })
	).rejects.toThrow('present-password');
	await changePassword(sql, who, { present: password, next: 'four other words' });
	expect(await validSession(sql, here.token)).not.toBeNull();
	expect(await validSession(sql, elsewhere.token)).toBeNull();
	expect(await linkWorks(sql, token)).toBe(false);
	expect(await signIn({ email: 'kim@example.org', password: 'four other words' }, new Date())).toBe(
		person.accountId
	);
});

test('an account without a password is given one only by who has just signed in', async () => {
	const { sql } = database;
	const person = await aPerson(sql, sam.areaId, { email: 'lou@example.org' });
	const { token } = await startSession(sql, person.accountId);
	const who = { accountId: person.accountId, sessionId: (await validSession(sql, token))?.sessionId ?? null };
	const given = { present: '', next: 'four other words' };
	const later = new Date(Date.now() + 11 * 60_000);
	await expect(changePassword(sql, who, given, later)).rejects.toThrow('sign-in-again');
	await expect(changePassword(sql, { ...who, sessionId: null }, given)).rejects.toThrow('sign-in-again');
	await changePassword(sql, who, given);
});

test('one home network counts as one address, however many IPv6 addresses it uses', async () => {
	expect(
		['2001:db8:1:2::1', '2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd', '2001:db8:1:2:0:0:0:9'].map(countedAddress)
	).toEqual(Array(3).fill('2001:db8:1:2::/64'));
	expect(['::1', '2001:db8::1', '::ffff:192.0.2.7', '192.0.2.7', 'unknown'].map(countedAddress)).toEqual([
		'0:0:0:0::/64',
		'2001:db8:0:0::/64',
		'192.0.2.7',
		'192.0.2.7',
		'unknown'
	]);
	for (let guess = 0; guess < 6; guess++)
		await expect(
			signIn({ password: `guess number ${guess}`, address: `2001:db8:1:2::${guess}` })
		).rejects.toThrow('wrong-password');
	await expect(signIn({ address: '2001:db8:1:2::77' })).rejects.toThrow('too-many-tries');
	expect(await signIn({ address: '2001:db8:1:3::1' })).toBe(sam.accountId);
});
