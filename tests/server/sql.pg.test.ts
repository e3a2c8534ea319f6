import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Tx } from '#server/sql.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { TcpProxy } from '#tests/doubles/tcp-proxy.ts';

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

test('after the line to the database was cut and mended, the pool answers again, also when it listens', async () => {
	const url = new URL(database.url);
	const line = new TcpProxy({ host: url.hostname, port: Number(url.port) });
	await line.mend();
	url.port = String(line.port);
	const sql = connect(url.href);
	await Promise.all(Array.from({ length: 6 }, () => sql`select 1`));
	await sql.listen('withus', () => undefined);
	await line.cut();
	for (let i = 0; i < 3; i++) await expect(sql.begin((tx) => tx`select 1`)).rejects.toThrow();
	await line.mend();
	const answers = Array.from({ length: 20 }, () => sql.begin((tx) => tx`select 1 as one`));
	expect((await Promise.all(answers)).length).toBe(20);
	await sql.end({ timeout: 1 });
	await line.cut();
});

test('a line lost in the middle of a transaction rejects it; the process lives, and the pool answers again', async () => {
	const sql = connect(database.url, { max: 1 });
	const lineOf = async (tx: Tx) => (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid;
	const lose = (pid: number) => database.sql`select pg_terminate_backend(${pid})`;
	const ways: ((tx: Tx) => Promise<unknown>)[] = [
		// waiting for an answer
		async (tx) => {
			const pid = await lineOf(tx);
			return Promise.all([tx`select pg_sleep(20)`, pause(50).then(() => lose(pid))]);
		},
		// between two statements
		async (tx) => {
			await lose(await lineOf(tx));
			await pause(100);
			return tx`select ${1}::int`;
		},
		// when it is to be undone for another reason
		async (tx) => {
			await lose(await lineOf(tx));
			await pause(100);
			throw new Error('something else');
		}
	];
	for (const way of ways) {
		await expect(sql.begin(way)).rejects.toThrow();
		// one statement may still meet the line that was lost
		await sql`select 1`.catch(() => undefined);
		expect((await sql`select 1 as one`)[0]?.one).toBe(1);
	}
	await sql.end({ timeout: 1 });
});
