import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweepMail, writeMail } from '#server/mail/outbox.ts';
import { startMailSender } from '#server/mail/sender.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
let mailbox: string[];
let refusing = false;
let server: SMTPServer;
let smtpUrl: string;
beforeAll(async () => {
	database = await freshDatabase();
	server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: ({ address }, _session, done) =>
			done(refusing ? Object.assign(new Error(`not today, <${address}>`), { responseCode: 451 }) : null),
		onData: (stream, _session, done) => {
			let text = '';
			stream.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
			stream.on('end', () => (mailbox.push(text), done()));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	await new Promise<void>((resolve) => server.close(() => resolve()));
	await database.drop();
});
beforeEach(async () => {
	mailbox = [];
	refusing = false;
	await database.sql`delete from outbox_mail`;
});

const troubles: unknown[] = [];
const sender = () =>
	startMailSender({
		sql: database.sql,
		smtpUrl,
		from: 'withus@example.org',
		every: 20,
		onTrouble: (trouble) => troubles.push(trouble)
	});
const waiting = () =>
	database.sql<{ sent: boolean; tries: number; body: string; last_error: string | null }[]>`
		select sent_at is not null as sent, tries, body, last_error from outbox_mail`;

test('what waits is sent once, also with two senders, and its words are not kept', async () => {
	const senders = [sender(), sender()];
	await writeMail(database.sql, { to: 'sam@example.org', subject: 'Hello', body: 'Here is your link' });
	await expect.poll(() => mailbox.length).toBe(1);
	await expect.poll(async () => (await waiting())[0]?.sent).toBe(true);
	await Promise.all(senders.map((each) => each.close()));
	expect(mailbox).toHaveLength(1);
	expect(mailbox[0]).toContain('Here is your link');
	expect(mailbox[0]).toMatch(/^From: withus@example\.org/m);
	expect(await waiting()).toEqual([{ sent: true, tries: 1, body: '', last_error: null }]);
});

test('a mail of a transaction that failed is never sent', async () => {
	const one = sender();
	const failing = database.sql.begin(async (tx) => {
		await writeMail(tx, { to: 'sam@example.org', subject: 'Never', body: 'Never' });
		throw new Error('rolled back');
	});
	await expect(failing).rejects.toThrow('rolled back');
	await writeMail(database.sql, { to: 'kim@example.org', subject: 'After', body: 'After' });
	await expect.poll(() => mailbox.length).toBe(1);
	await one.close();
	expect(mailbox[0]).toContain('After');
});

test('a refused mail waits, says why, and is tried again later', async () => {
	refusing = true;
	const one = sender();
	await writeMail(database.sql, { to: 'sam@example.org', subject: 'Hello', body: 'Words' });
	await expect.poll(async () => (await waiting())[0]?.tries).toBe(1);
	expect((await waiting())[0]).toMatchObject({ sent: false, body: 'Words' });
	expect((await waiting())[0]?.last_error).toContain('not today');
	expect(troubles).not.toHaveLength(0);
	const told = troubles.map((trouble) => inspect(trouble, { depth: 5, showHidden: true })).join('\n');
	expect(told).toContain('not today');
	expect(told).not.toContain('sam@example.org');
	refusing = false;
	// half a minute passes
	await database.sql`update outbox_mail set next_try_at = now()`;
	await expect.poll(() => mailbox.length).toBe(1);
	await one.close();
});

test('a subject cannot smuggle in another header', async () => {
	const one = sender();
	await writeMail(database.sql, {
		to: 'sam@example.org',
		subject: 'Hello\r\nBcc: all@example.org',
		body: 'Words'
	});
	await expect.poll(() => mailbox.length).toBe(1);
	await one.close();
	expect(mailbox[0]).not.toMatch(/^Bcc:/m);
});

test('sent letters are forgotten after a month, waiting ones stay', async () => {
	await writeMail(database.sql, { to: 'old@example.org', subject: 'Old', body: '' });
	await database.sql`update outbox_mail set created_at = now() - interval '32 days', sent_at = now() - interval '31 days'`;
	await writeMail(database.sql, { to: 'new@example.org', subject: 'New', body: '' });
	await sweepMail(database.sql);
	const rows = await database.sql<{ to_address: string }[]>`select to_address from outbox_mail`;
	expect(rows.map((row) => row.to_address)).toEqual(['new@example.org']);
});
