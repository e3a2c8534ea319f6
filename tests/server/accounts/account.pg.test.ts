// One's own account: forgotten password, another address, where one is signed in, going away.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { leaveArea, removeAccount } from '#server/accounts/leaving.ts';
import { askForNewEmail, confirmNewEmail, newEmailOf } from '#server/accounts/new-email.ts';
import { setNewPassword } from '#server/accounts/new-password.ts';
import { ownData } from '#server/accounts/own-data.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import {
	endOtherSessions,
	endOwnSession,
	sessionsOf,
	startSession,
	validSession
} from '#server/accounts/sessions.ts';
import { accountByPassword } from '#server/accounts/sign-in.ts';
import { accountByLink, mailNewPasswordLink, mailSignInLink } from '#server/accounts/sign-in-links.ts';
import { memberOfArea } from '#server/accounts/standing.ts';
import { newestMails } from '#server/mail/outbox.ts';
import { aPerson, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

const start = new Date('2026-03-01T09:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const baseUrl = 'https://plans.example.org';
const address = '192.0.2.1';
const password = 'three short words';

let database: FreshDatabase;
let hash: string;
let sam: APerson;
let n = 0;
beforeAll(async () => {
	database = await freshDatabase();
	hash = await hashPassword(password);
});
afterAll(() => database.drop());
beforeEach(async () => {
	await database.sql`delete from attempt`;
	await database.sql`delete from outbox_mail`;
	sam = await aPerson(database.sql, await anArea(database.sql), {
		email: `sam${n++}@example.org`,
		passwordHash: hash
	});
});

const mails = async () => (await newestMails(database.sql)).map(({ to, subject }) => `${to}: ${subject}`);
async function mailedToken(kind: string): Promise<string> {
	const bodies = (await newestMails(database.sql)).map(({ body }) => body).join('\n');
	return new RegExp(`/${kind}/(\\S+)`).exec(bodies)?.[1] ?? '';
}
const signedIn = async (at = start) => {
	const { token } = await startSession(database.sql, sam.accountId, at, 'Firefox on Linux');
	return { token, sessionId: (await validSession(database.sql, token, at))?.sessionId ?? '' };
};
const who = (sessionId: string) => ({
	accountId: sam.accountId,
	email: sam.email,
	sessionId,
	address
});

test('a forgotten password: one link, one hour, and whoever was in is out', async () => {
	const { sql } = database;
	const before = await signedIn();
	await mailSignInLink(sql, { email: sam.email, address, baseUrl }, start);
	const signInToken = await mailedToken('sign-in/link');
	await mailNewPasswordLink(sql, { email: sam.email.toUpperCase(), address, baseUrl }, start);
	const token = await mailedToken('new-password');
	await expect(accountByLink(sql, token, start)).rejects.toThrow('link-expired');
	await expect(setNewPassword(sql, signInToken, 'four other words', start)).rejects.toThrow('link-expired');
	await expect(setNewPassword(sql, token, 'short', start)).rejects.toThrow('weak-password');
	await expect(setNewPassword(sql, token, 'four other words', later(60))).rejects.toThrow('link-expired');
	expect(await setNewPassword(sql, token, 'four other words', later(59))).toBe(sam.accountId);
	await expect(setNewPassword(sql, token, 'five more words', later(59))).rejects.toThrow('link-expired');
	expect(await validSession(sql, before.token, start)).toBeNull();
	await expect(accountByLink(sql, signInToken, start)).rejects.toThrow('link-expired');
	const given = { email: sam.email, password: 'four other words', address };
	expect(await accountByPassword(sql, given, start)).toBe(sam.accountId);
	expect(await mails()).toContain(`${sam.email}: Your password for Withus was changed`);
});

test('the answer for a forgotten password is the same whether the address is known, and takes equally long', async () => {
	const { sql } = database;
	const took = async (email: string, from: string) => {
		const before = performance.now();
		expect(await mailNewPasswordLink(sql, { email, address: from, baseUrl }, start)).toBeUndefined();
		return performance.now() - before;
	};
	const known: number[] = [];
	const unknown: number[] = [];
	for (let round = 0; round < 15; round++) {
		const person = await aPerson(sql, sam.areaId, {});
		known.push(await took(person.email, `192.0.2.${round}`));
		unknown.push(await took(`nobody${round}@example.org`, `198.51.100.${round}`));
	}
	const middle = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
	const [one, other] = [middle(known), middle(unknown)];
	// both run the same statements; on a busy machine both are slow, and neither says anything
	expect(Math.abs(one - other)).toBeLessThan(Math.max(20, Math.max(one, other) / 2));
	expect((await mails()).filter((mail) => mail.startsWith('nobody'))).toEqual([]);
	for (let tries = 0; tries < 3; tries++) await took('nobody@example.org', address);
	await expect(took('nobody@example.org', address)).rejects.toThrow('too-many-tries');
});

test('another e-mail address: confirmed at the new one, told to the old one, once, within an hour', async () => {
	const { sql } = database;
	const { sessionId } = await signedIn();
	await askForNewEmail(sql, who(sessionId), { email: 'sam@new.example', password: '', baseUrl }, start);
	expect(await mails()).toEqual(['sam@new.example: Your new e-mail address for Withus']);
	const token = await mailedToken('new-email');
	expect(await newEmailOf(sql, token, start)).toBe('sam@new.example');
	expect(await newEmailOf(sql, token, later(60))).toBeNull();
	await expect(confirmNewEmail(sql, token, later(60))).rejects.toThrow('link-expired');
	expect(await confirmNewEmail(sql, token, later(59))).toBe(sam.accountId);
	await expect(confirmNewEmail(sql, token, later(59))).rejects.toThrow('link-expired');
	expect(await mails()).toContain(`${sam.email}: Your e-mail address for Withus was changed`);
	expect(await accountByPassword(sql, { email: 'sam@new.example', password, address }, start)).toBe(
		sam.accountId
	);
	await expect(accountByPassword(sql, { email: sam.email, password, address }, start)).rejects.toThrow(
		'wrong-password'
	);
});

test('a screen left open is not enough to change the address: the password, or a sign-in of the last minutes', async () => {
	const { sql } = database;
	const { sessionId } = await signedIn();
	const ask = (typed: string, at: Date) =>
		askForNewEmail(sql, who(sessionId), { email: 'thief@example.org', password: typed, baseUrl }, at);
	await expect(ask('', later(10))).rejects.toThrow('present-password');
	await expect(ask('a guess of mine', later(10))).rejects.toThrow('present-password');
	await ask(password, later(10));
	await ask('', later(9));
	await sql`update account set password_hash = null where id = ${sam.accountId}`;
	await expect(ask(password, later(10))).rejects.toThrow('sign-in-again');
	const other = await aPerson(sql, sam.areaId, {});
	const stranger = { ...who(sessionId), accountId: other.accountId };
	await expect(
		askForNewEmail(sql, stranger, { email: 'x@example.org', password: '', baseUrl }, start)
	).rejects.toThrow('sign-in-again');
});

test('an address that has an account is not given away, and cannot be taken', async () => {
	const { sql } = database;
	const { sessionId } = await signedIn();
	const other = await aPerson(sql, sam.areaId, { email: `Taken${n}@example.org` });
	const ask = (email: string) => askForNewEmail(sql, who(sessionId), { email, password: '', baseUrl }, start);
	await expect(ask(sam.email.toUpperCase())).rejects.toThrow('same-email');
	await expect(ask(other.email.toLowerCase())).resolves.toBeUndefined();
	expect(await mails()).toEqual([`${other.email.toLowerCase()}: This address has an account already`]);
	// free when it was asked for, and taken when the link is opened
	await ask(`soon${n}@example.org`);
	await aPerson(sql, sam.areaId, { email: `SOON${n}@example.org` });
	await expect(confirmNewEmail(sql, await mailedToken('new-email'), start)).rejects.toThrow('email-taken');
});

test('of two who confirm the same address at the same moment one has it, and the other hears so', async () => {
	const { sql } = database;
	const email = `both${n}@example.org`;
	const other = await aPerson(sql, sam.areaId, { email: `robin${n}@example.org`, passwordHash: hash });
	for (const each of [sam, other])
		await askForNewEmail(
			sql,
			{ accountId: each.accountId, email: each.email, sessionId: null, address },
			{ email, password, baseUrl },
			start
		);
	const bodies = (await newestMails(sql)).map(({ body }) => body).join('\n');
	const tokens = [...bodies.matchAll(/new-email\/(\S+)/g)].map(([, token = '']) => token);
	const ends = await Promise.allSettled(tokens.map((token) => confirmNewEmail(sql, token, start)));
	expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'email-taken' } });
});

test('where I am signed in: device, when, and ending one of mine but nobody else’s', async () => {
	const { sql } = database;
	const here = await signedIn();
	const phone = await startSession(sql, sam.accountId, later(1), 'Safari on an iPhone');
	await validSession(sql, here.token, later(4));
	expect(
		(await sessionsOf(sql, sam.accountId, later(4))).map(({ device, seenAt }) => [device, seenAt])
	).toEqual([
		['Safari on an iPhone', later(1)],
		['Firefox on Linux', start]
	]);
	await validSession(sql, here.token, later(5), { renew: false });
	const [seen, other] = await sessionsOf(sql, sam.accountId, later(5));
	expect(seen).toMatchObject({ device: 'Firefox on Linux', since: start, seenAt: later(5) });
	const stranger = await aPerson(sql, sam.areaId, {});
	await expect(endOwnSession(sql, stranger.accountId, other?.id ?? '')).rejects.toThrow('not-found');
	await endOwnSession(sql, sam.accountId, other?.id ?? '');
	expect(await validSession(sql, phone.token, later(5))).toBeNull();
	await startSession(sql, sam.accountId, later(1));
	await endOtherSessions(sql, sam.accountId, here.sessionId);
	expect((await sessionsOf(sql, sam.accountId, later(5))).map(({ id }) => id)).toEqual([here.sessionId]);
	const columns = await sql<{ words: string }[]>`select session::text as words from session`;
	expect(columns.map(({ words }) => words).join('\n')).not.toMatch(/Mozilla|192\.0\.2/);
});

test('leaving an area ends every part there; its last owner stays', async () => {
	const { sql } = database;
	const owner = await aPerson(sql, sam.areaId, { roles: ['owner'] });
	await leaveArea(sql, sam.accountId, sam.areaId);
	expect(await memberOfArea(sql, sam.accountId, sam.areaId)).toBeNull();
	await expect(leaveArea(sql, sam.accountId, sam.areaId)).rejects.toThrow('not-found');
	await expect(leaveArea(sql, owner.accountId, sam.areaId)).rejects.toThrow('last-owner');
	const [deed] = await sql<{ what: string }[]>`
		select what from audit_event where area_id = ${sam.areaId} and person_id = ${sam.personId}`;
	expect(deed?.what).toBe('person-left');
	const invented = await aPerson(sql, sam.areaId, { email: `one${n}@demo.withus.example` });
	await expect(leaveArea(sql, invented.accountId, sam.areaId)).rejects.toThrow('demo-person');
});

test('a removed account leaves no name and no address behind, and no area without an owner', async () => {
	const { sql } = database;
	const { sessionId, token } = await signedIn();
	const other = await aPerson(sql, await anArea(sql), { accountId: sam.accountId, roles: ['owner'] });
	await expect(removeAccount(sql, who(sessionId), '', start)).rejects.toThrow('last-owner');
	expect(await memberOfArea(sql, sam.accountId, sam.areaId)).not.toBeNull();
	await aPerson(sql, other.areaId, { roles: ['owner'] });
	expect(await ownData(sql, sam.accountId, start)).toMatchObject({
		email: sam.email,
		areas: [{ name: 'Sam Oakley', othersSee: 'Sam' }, { parts: expect.any(Array) as unknown }],
		signedIn: [{ device: 'Firefox on Linux' }]
	});
	await expect(removeAccount(sql, who(sessionId), '', later(10))).rejects.toThrow('present-password');
	await removeAccount(sql, who(sessionId), password, later(10));
	expect(await validSession(sql, token, start)).toBeNull();
	const people = await sql`
		select name, status, account_id as account from person where id in (${sam.personId}, ${other.personId})`;
	expect([...people]).toEqual(Array(2).fill({ name: '', status: 'removed', account: null }));
	expect(await sql`select from account where email = ${sam.email}`).toHaveLength(0);
});
