// What a mail server may answer, against a real one: what is tried again, when, for how long, and how its owner is told.
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { mailFaults, type MailFault } from '#domain/mail-faults.ts';
import { mailFaultWords } from '#lib/words/mail.ts';
import { deliveryOf, giveUp, tryAgain } from '#server/mail/delivery.ts';
import { writeMail } from '#server/mail/outbox.ts';
import { pauses, startMailSender } from '#server/mail/sender.ts';
import { sendTestMail } from '#server/mail/test-mail.ts';
import { aPerson, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

const start = new Date('2026-03-01T09:00:00Z');
const minutesAfter = (n: number) => new Date(start.getTime() + n * 60_000);

let database: FreshDatabase;
let sam: APerson;
let mailbox: string[];
const open: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
	database = await freshDatabase();
	sam = await aPerson(database.sql, await anArea(database.sql), {
		email: 'sam@example.org',
		roles: ['owner']
	});
});
afterAll(() => database.drop());
beforeEach(() => {
	mailbox = [];
});
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
	await database.sql`delete from outbox_mail`;
});

const answer = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

/** A mail server that behaves in its own way; answers its address without "smtp://". */
async function mailServer(ways: SMTPServerOptions = {}): Promise<string> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onData: (stream, _session, done) => {
			let text = '';
			stream.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
			stream.on('end', () => (mailbox.push(text), done()));
		},
		...ways
	});
	// a client that goes away in the middle is what some of these tests are about
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
	return `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

/** A line that is accepted and then treated badly. */
async function badLine(treat: (socket: import('node:net').Socket) => void): Promise<string> {
	const server: Server = createServer((socket) => (socket.on('error', () => undefined), treat(socket)));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	open.push(() => new Promise((resolve) => server.close(resolve)));
	return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closedPort(): Promise<string> {
	const address = await badLine(() => undefined);
	await open.pop()?.();
	await expect(
		new Promise((resolve, reject) => {
			connect(Number(address.split(':')[1]), '127.0.0.1', () => resolve('open')).on('error', reject);
		})
	).rejects.toThrow('ECONNREFUSED');
	return address;
}

const told: string[] = [];
function sender(at: string, now: () => Date = () => start) {
	const sending = startMailSender({
		sql: database.sql,
		smtpUrl: `smtp://${at}`,
		from: 'withus@example.org',
		every: 10,
		now,
		onTrouble: ({ cause }) => told.push(String(cause))
	});
	open.push(() => sending.close());
}
const write = (more: { usefulUntil?: Date } = {}) =>
	database.sql.begin(async (tx) => {
		const id = await writeMail(tx, {
			areaId: sam.areaId,
			to: 'kim@example.org',
			subject: 'Hello',
			body: 'Words',
			...more
		});
		await tx`update outbox_mail set created_at = ${start}, next_try_at = ${start} where id = ${id}`;
		return id;
	});
const stuck = async () => (await deliveryOf(database.sql, sam.areaId, start)).stuck[0];

test.each<[string, MailFault, boolean, () => Promise<string>]>([
	[
		'a mailbox that does not exist',
		'address-refused',
		true,
		() => mailServer({ onRcptTo: (_to, _session, done) => done(answer(550, 'no such mailbox')) })
	],
	[
		'greylisting',
		'not-now',
		false,
		() => mailServer({ onRcptTo: (_to, _session, done) => done(answer(451, 'come back later')) })
	],
	[
		'a sender that may not send',
		'sender-refused',
		false,
		() => mailServer({ onMailFrom: (_from, _session, done) => done(answer(553, 'not your address')) })
	],
	[
		'a refused password',
		'password-refused',
		false,
		async () => {
			const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) =>
				done(answer(535, 'bad password hunter2-secret of postbox-name'));
			return `postbox-name:hunter2-secret@${await mailServer({ authOptional: false, onAuth })}`;
		}
	],
	[
		'a letter that is not wanted',
		'letter-refused',
		true,
		() =>
			mailServer({
				onData: (stream, _session, done) => {
					stream.on('end', () => done(answer(554, 'looks like junk'))).resume();
				}
			})
	],
	[
		'a line that is dropped',
		'dropped',
		false,
		() =>
			badLine((socket) => {
				socket.write('220 hello\r\n');
				socket.once('data', () => socket.destroy());
			})
	],
	['nobody there', 'unreachable', false, closedPort]
])('%s is %s', async (_name, fault, lasting, make) => {
	const at = await make();
	await write();
	sender(at);
	await expect.poll(async () => (await stuck())?.fault).toBe(fault);
	expect(await stuck()).toMatchObject({ failed: lasting, tries: 1, useful: true, to: 'kim@example.org' });
	expect((await stuck())?.nextTryAt).toEqual(minutesAfter(0.5));
	expect(await sendTestMail({ smtpUrl: `smtp://${at}`, from: 'withus@example.org' }, aTest)).toBe(fault);
	const kept = await database.sql<{ words: string }[]>`select outbox_mail::text as words from outbox_mail`;
	const everything = [...told, ...kept.map(({ words }) => words)].join('\n');
	expect(everything).not.toMatch(/hunter2-secret|postbox-name/);
	expect(mailbox).toEqual([]);
});
const aTest = { to: 'sam@example.org', subject: 'A test', body: 'Words' };

test('a server that speaks TLS where none is expected, or none where it is, is called unsafe', async () => {
	const at = await mailServer();
	expect(await sendTestMail({ smtpUrl: `smtps://${at}`, from: 'withus@example.org' }, aTest)).toBe(
		'insecure'
	);
});

test('a test mail arrives, and says so', async () => {
	const at = await mailServer();
	expect(await sendTestMail({ smtpUrl: `smtp://${at}`, from: 'withus@example.org' }, aTest)).toBeNull();
	expect(mailbox[0]).toContain('Subject: A test');
});

test('tries come at growing distances, and end after a day', async () => {
	let now = start;
	let tries = 0;
	const at = await mailServer({
		onRcptTo: (_to, _session, done) => (tries++, done(answer(451, 'come back later')))
	});
	await write();
	sender(at, () => now);
	const distances: number[] = [];
	for (let n = 1; n <= pauses.length; n++) {
		await expect.poll(async () => (await stuck())?.tries).toBe(n);
		const next = (await stuck())?.nextTryAt ?? start;
		distances.push((next.getTime() - now.getTime()) / 60_000);
		// a moment too early nothing happens
		now = new Date(next.getTime() - 1);
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(tries).toBe(n);
		now = next;
	}
	expect(distances).toEqual([...distances].sort((a, b) => a - b));
	await expect.poll(async () => (await stuck())?.failed).toBe(true);
	expect((now.getTime() - start.getTime()) / 3_600_000).toBeGreaterThan(20);
	expect(tries).toBe(pauses.length + 1);
});

test('a greylisted mail arrives with the next try, and a mail behind it is not held up', async () => {
	let now = start;
	const refused = new Set<string>();
	const at = await mailServer({
		onRcptTo: ({ address }, _session, done) => {
			const first = address === 'kim@example.org' && !refused.has(address);
			refused.add(address);
			done(first ? answer(450, 'greylisted') : null);
		}
	});
	await write();
	sender(at, () => now);
	await expect.poll(async () => (await stuck())?.tries).toBe(1);
	await writeMail(database.sql, {
		areaId: sam.areaId,
		to: 'robin@example.org',
		subject: 'Other',
		body: 'Words'
	});
	await database.sql`update outbox_mail set next_try_at = ${start} where to_address = 'robin@example.org'`;
	await expect.poll(() => mailbox.length).toBe(1);
	now = minutesAfter(1);
	await expect.poll(() => mailbox.length).toBe(2);
	// the mail is in the box a moment before its line is written
	await expect
		.poll(() => deliveryOf(database.sql, sam.areaId))
		.toMatchObject({ waiting: 0, failed: 0, stuck: [] });
});

test('a link that has ended is not sent any more, and its words are gone', async () => {
	await write({ usefulUntil: start });
	sender(await mailServer());
	await expect.poll(async () => (await stuck())?.fault).toBe('too-late');
	expect(await stuck()).toMatchObject({ failed: true, useful: false });
	expect(mailbox).toEqual([]);
	const id = (await stuck())?.id ?? '';
	await expect(tryAgain(database.sql, sam.areaId, id, start)).rejects.toThrow('mail-gone');
});

test('the owner sees mail of the area and to its people, tries again, gives up; another owner sees nothing of it', async () => {
	const { sql } = database;
	const other = await aPerson(sql, await anArea(sql), { roles: ['owner'] });
	const ours = await write();
	const toSam = await writeMail(sql, { to: 'SAM@example.org', subject: 'Your link', body: 'Words' });
	await writeMail(sql, { to: 'stranger@example.org', subject: 'Your link', body: 'Words' });
	await sql`update outbox_mail set tries = 3, fault = 'address-refused', failed_at = ${start}`;
	const seen = async (areaId: string) =>
		(await deliveryOf(sql, areaId, start)).stuck.map(({ id }) => id).sort();
	expect(await seen(sam.areaId)).toEqual([ours, toSam].sort());
	expect(await seen(other.areaId)).toEqual([]);
	await expect(tryAgain(sql, other.areaId, ours, start)).rejects.toThrow('not-found');
	await expect(giveUp(sql, other.areaId, ours)).rejects.toThrow('not-found');
	await tryAgain(sql, sam.areaId, ours, start);
	expect(await deliveryOf(sql, sam.areaId, start)).toMatchObject({ waiting: 1, failed: 1 });
	await giveUp(sql, sam.areaId, toSam);
	sender(await mailServer());
	await expect.poll(() => mailbox.length).toBe(1);
	await expect.poll(async () => (await deliveryOf(sql, sam.areaId)).lastSent).toEqual(start);
	await expect(giveUp(sql, sam.areaId, ours)).rejects.toThrow('mail-gone');
});

test('every fault has a sentence', () => {
	for (const fault of mailFaults) expect(mailFaultWords[fault]).toMatch(/^[A-Z].*\.$/);
});
