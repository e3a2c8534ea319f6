import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeComment } from '#server/comments/answer-thread.ts';
import type { Asker } from '#server/comments/asker.ts';
import { suspend } from '#server/accounts/members.ts';
import { removeAccount } from '#server/accounts/leaving.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import { ownData } from '#server/accounts/own-data.ts';
import { startMailSender } from '#server/mail/sender.ts';
import { chooseDigest, digestOf, unsubscribeWorks } from '#server/telling/digest.ts';
import { changedPlans, chooseToHear } from '#server/telling/following.ts';
import { keepDigests, writeNextDigest } from '#server/telling/keep-digests.ts';
import { newsOf } from '#server/telling/news-of.ts';
import { oneClick } from '#server/telling/one-click.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aDiscussion, type Discussion } from '#tests/server/comments/a-discussion.ts';
import { writeIn } from './write-in.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const origin = 'https://plans.example.org';
const evening = new Date('2026-11-22T20:00:00Z');
const morning = new Date('2026-11-23T07:00:30Z');
const troubles: unknown[] = [];
const onTrouble = (cause: unknown) => troubles.push(cause);

async function accountOf({ personId }: Asker): Promise<string> {
	const [row] = await database.sql<{ id: string }[]>`
		select account_id as id from person where id = ${personId}`;
	return row!.id;
}
interface Mail {
	to: string;
	subject: string;
	body: string;
	html: string;
	unsubscribe: string;
}
async function mailsTo(account: string): Promise<Mail[]> {
	return database.sql<Mail[]>`
		select to_address as "to", subject, body, html, unsubscribe from outbox_mail
		where account_id = ${account} order by created_at`;
}
/** Writes all that is due at that moment. */
async function writeAll(now: Date): Promise<void> {
	while (await writeNextDigest(database.sql, { origin, onTrouble, now: () => now })) continue;
	expect(troubles).toEqual([]);
}

interface Scene extends Discussion {
	readonly ellie: Asker;
	readonly ben: Asker;
	readonly robin: Asker;
	readonly account: string;
	readonly thread: string;
}
async function aScene(): Promise<Scene> {
	const discussion = await aDiscussion(database.sql);
	const [ellie, ben, robin] = [
		await discussion.somebody('contributor', { name: 'Ellie Stone' }),
		await discussion.somebody('lead', { name: 'Ben Marsh' }),
		await discussion.somebody('editor', { name: 'Robin Wren', group: 'young_person' })
	];
	const thread = await discussion.begin(ellie, 'Could it be one week?');
	return { ...discussion, ellie, ben, robin, thread, account: await accountOf(ellie) };
}

describe('the mail about what is new', () => {
	test('nobody gets one who has not chosen it, and nothing that was new before is in it', async () => {
		const { sql } = database;
		const { ben, thread, reply, account } = await aScene();
		await reply(ben, thread, 'Before.');
		await writeAll(morning);
		expect([await digestOf(sql, account), await mailsTo(account)]).toEqual([null, []]);
		await chooseDigest(sql, account, 'day', evening);
		await writeAll(morning);
		expect(await mailsTo(account)).toEqual([]);
	});

	test('one mail a day for everything: it says what happened, and leads there', async () => {
		const { sql } = database;
		const { ben, thread, reply, account, planId } = await aScene();
		await chooseDigest(sql, account, 'day', evening);
		await reply(ben, thread, 'Ten <b>days</b>?');
		await reply(ben, thread, 'Or twelve.');
		await writeAll(new Date('2026-11-23T06:59:59Z'));
		expect(await mailsTo(account)).toEqual([]);
		await writeAll(morning);
		await writeAll(morning);
		const [mail, ...more] = await mailsTo(account);
		expect([mail?.subject, more]).toEqual(['2 things are new for you in Withus', []]);
		expect(mail?.body).toContain('- Ben Marsh answered you.');
		expect(mail?.body).toContain(`${origin}/plans/${planId}/comments?thread=${thread}`);
		expect(mail?.body).not.toContain('days');
		expect(mail?.html).toContain('Ben Marsh answered you.');
		expect(mail?.html).not.toMatch(/<script|<img|<link|Or twelve/);
		// told once: the next morning there is nothing to say
		await writeAll(new Date('2026-11-24T07:00:30Z'));
		expect(await mailsTo(account)).toHaveLength(1);
	});

	test('what was read in Withus meanwhile, or may not be seen any more, is not in it', async () => {
		const { sql } = database;
		const { ben, ellie, thread, reply, account } = await aScene();
		await chooseDigest(sql, account, 'day', evening);
		await reply(ben, thread, 'Ten days?');
		await sql`update news set read_at = now() where person_id = ${ellie.personId}`;
		await writeAll(morning);
		expect(await mailsTo(account)).toEqual([]);
		await reply(ben, thread, 'Twelve?');
		await sql`delete from membership where person_id = ${ellie.personId}`;
		await writeAll(new Date('2026-11-24T07:00:30Z'));
		expect(await mailsTo(account)).toEqual([]);
	});

	test('nothing of a young person is in it: neither words nor name nor group', async () => {
		const { sql } = database;
		const { ben, robin, thread, reply, account } = await aScene();
		await chooseDigest(sql, account, 'week', evening);
		await reply(robin, thread, 'Zebras would help me.');
		const [waiting] = await newsOf(sql, await accountOf(ben));
		await judgeComment(sql, ben, waiting!.about, { show: true });
		await writeAll(morning);
		const [mail] = await mailsTo(account);
		expect(mail?.body).toContain('- Somebody answered you.');
		expect(`${mail?.subject}${mail?.body}${mail?.html}`).not.toMatch(/Zebra|Robin|young/i);
	});

	test('a plan that changed is told in sentences; without a word of it when a young person has written in it', async () => {
		const { sql } = database;
		const { ellie, ben, robin, account, areaId, planId } = await aScene();
		await chooseToHear(sql, ellie, 'follow');
		await chooseDigest(sql, account, 'day', evening);
		await writeIn(sql, { areaId, planId }, ben, 'Marigold sentence.');
		expect(await changedPlans(sql, account)).toMatchObject([{ people: 1, young: false }]);
		await writeAll(morning);
		const [mail] = await mailsTo(account);
		expect(mail?.body).toMatch(/One person changed this plan since/);
		expect(mail?.body).toMatch(/words|sentence|text|paragraph/i);
		await writeIn(sql, { areaId, planId }, robin, 'Zebra sentence.');
		await writeIn(sql, { areaId, planId }, ben, 'Marigold again.');
		await writeAll(new Date('2026-11-24T07:00:30Z'));
		const [, second] = await mailsTo(account);
		expect(second?.body).toMatch(/2 people changed this plan since/);
		expect(`${second?.body}${second?.html}`).not.toMatch(/Zebra|Marigold|Robin/);
		expect(second?.body).toContain('Words changed under 2.');
	});

	test('two processes write one mail, and a server that was away writes one, late', async () => {
		const { sql } = database;
		const { ben, thread, reply, account } = await aScene();
		await chooseDigest(sql, account, 'day', evening);
		await reply(ben, thread, 'Ten days?');
		const late = new Date('2026-11-26T15:00:00Z');
		const keepers = [1, 2, 3].map(() => keepDigests(sql, { origin, onTrouble, every: 5, now: () => late }));
		await expect.poll(async () => (await mailsTo(account)).length).toBe(1);
		await Promise.all(keepers.map((keeper) => keeper.close()));
		expect(await mailsTo(account)).toHaveLength(1);
		const [digest] = await sql<
			{ due: Date }[]
		>`select due_at as due from digest where account_id = ${account}`;
		expect(digest?.due.toISOString()).toBe('2026-11-27T07:00:00.000Z');
	});
});

describe('ending them', () => {
	test('a mail program ends them with one POST, without cookie or origin; opening the address ends nothing', async () => {
		const { sql } = database;
		const { ben, thread, reply, account } = await aScene();
		await chooseDigest(sql, account, 'day', evening);
		await reply(ben, thread, 'Ten days?');
		await writeAll(morning);
		const [mail] = await mailsTo(account);
		const path = new URL(mail!.unsubscribe).pathname;
		const answers = oneClick(sql, onTrouble);
		const server = createServer((request, response) => {
			if (!answers(request, response)) response.writeHead(404).end();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const opened = await fetch(base + path, { redirect: 'manual' });
		expect([opened.status, opened.headers.get('location')]).toEqual([303, path.replace('one-click/', '')]);
		expect(await digestOf(sql, account)).toBe('day');
		const post = (to: string) =>
			fetch(base + to, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
		expect((await post('/unsubscribe/one-click/abcdefgh')).status).toBe(404);
		expect((await post(path)).status).toBe(200);
		expect([await digestOf(sql, account), await mailsTo(account)]).toEqual([null, []]);
		// pressed again, it is as it was
		expect((await post(path)).status).toBe(200);
		expect(await unsubscribeWorks(sql, path.split('/').at(-1)!)).toBe(false);
		const kept = await sql`select from unsubscribe_link where id = ${path.split('/').at(-1)!}`;
		expect(kept.count).toBe(0);
		server.close();
	});

	test('the mail carries the address and the words of RFC 8058, and both forms of the letter', async () => {
		const { sql } = database;
		const { ben, thread, reply, account } = await aScene();
		await chooseDigest(sql, account, 'day', evening);
		await reply(ben, thread, 'Ten days?');
		await writeAll(morning);
		await sql`update outbox_mail set useful_until = null where account_id = ${account}`;
		const [mail] = await mailsTo(account);
		const mailbox: string[] = [];
		const server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onData: (stream, _session, done) => {
				let text = '';
				stream.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
				stream.on('end', () => (mailbox.push(text), done()));
			}
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.server.address() as AddressInfo;
		await sql`delete from outbox_mail where account_id is distinct from ${account}`;
		const sender = startMailSender({
			sql,
			smtpUrl: `smtp://127.0.0.1:${port}`,
			from: 'withus@example.org',
			every: 20,
			onTrouble
		});
		await expect.poll(() => mailbox.length).toBe(1);
		await sender.close();
		await new Promise<void>((resolve) => server.close(() => resolve()));
		const unfolded = mailbox[0]!.replace(/\r\n\s+/g, ' ');
		expect(unfolded).toContain(`List-Unsubscribe: <${mail!.unsubscribe}>`);
		expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		expect(unfolded).toMatch(/multipart\/alternative/);
		const [sent] = await sql<{ body: string; html: string; unsubscribe: string | null }[]>`
			select body, html, unsubscribe from outbox_mail where account_id = ${account}`;
		expect(sent).toEqual({ body: '', html: '', unsubscribe: null });
	});

	test('who is suspended gets none, also not one that waits to be sent', async () => {
		const { sql } = database;
		const { ben, ellie, thread, reply, account, areaId } = await aScene();
		const { personId } = await (async () => {
			const [owner] = await sql<{ personId: string }[]>`
				insert into membership (area_id, person_id, role) values (${areaId}, ${ben.personId}, 'owner') returning person_id as "personId"`;
			return owner!;
		})();
		await chooseDigest(sql, account, 'day', evening);
		await reply(ben, thread, 'Ten days?');
		await writeAll(morning);
		await reply(ben, thread, 'Twelve?');
		const deed = { areaId, by: personId, person: ellie.personId } as unknown as Parameters<typeof suspend>[1];
		await suspend(sql, deed);
		expect(await mailsTo(account)).toEqual([]);
		await writeAll(new Date('2026-11-24T07:00:30Z'));
		expect(await mailsTo(account)).toEqual([]);
	});

	test('what somebody takes along names it, and an account that ends leaves nothing of it', async () => {
		const { sql } = database;
		const { ben, ellie, thread, reply, account } = await aScene();
		await chooseToHear(sql, ellie, 'follow');
		await chooseToHear(sql, ellie, 'mute', thread);
		await chooseDigest(sql, account, 'week', evening);
		await chooseToHear(sql, ellie, 'follow', thread);
		await reply(ben, thread, 'Ten days?');
		const data = await ownData(sql, account);
		expect(data?.newsByMail).toBe('week');
		expect(data?.areas[0]?.told).toMatchObject([{ what: 'reply', read: null }]);
		expect(data?.areas[0]?.follows).toHaveLength(2);
		await sql`update account set password_hash = ${await hashPassword('three short words')} where id = ${account}`;
		const [{ email }] = await sql<[{ email: string }]>`select email from account where id = ${account}`;
		await removeAccount(
			sql,
			{ accountId: account, email, sessionId: null, address: '127.0.0.1' } as Parameters<
				typeof removeAccount
			>[1],
			'three short words'
		);
		const left = await sql`
			select 1 from news where person_id = ${ellie.personId} union all
			select 1 from following where person_id = ${ellie.personId} union all
			select 1 from digest where account_id = ${account} union all
			select 1 from outbox_mail where account_id = ${account}`;
		expect(left.count).toBe(0);
	});
});
