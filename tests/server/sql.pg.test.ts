import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#server/sql.ts';
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
