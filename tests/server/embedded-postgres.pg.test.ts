import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { connect } from '#server/sql.ts';

let folder: string;
beforeEach(() => {
	mkdirSync('.data', { recursive: true });
	folder = mkdtempSync(path.resolve('.data/test-embedded-'));
});
afterEach(() => rmSync(privateFolder(folder), { recursive: true, force: true }));

/** A process that starts the server on the folder, and is then killed without warning. */
async function startAndDie(): Promise<void> {
	const program = `import { startEmbeddedPostgres } from './server/embedded-postgres.ts';
		const { url } = await startEmbeddedPostgres(${JSON.stringify(folder)}, { durable: false });
		const { connect } = await import('./server/sql.ts');
		const sql = connect(url);
		await sql\`create table kept as select 7 as seven\`;
		process.kill(process.pid, 'SIGKILL');`;
	const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
		stdio: 'inherit'
	});
	await new Promise((resolve) => child.once('close', resolve));
	expect(child.signalCode).toBe('SIGKILL');
}

test('a server left behind by a killed application is used again, and can be stopped', async () => {
	await startAndDie();
	const server = await startEmbeddedPostgres(folder, { durable: false });
	expect(server.reused).toBe(true);
	const sql = connect(server.url);
	expect(await sql`select seven from kept`).toEqual([{ seven: 7 }]);
	await sql.end();
	await server.stop();
	await expect(connect(server.url)`select 1`).rejects.toThrow();
	const again = await startEmbeddedPostgres(folder, { durable: false });
	expect(again.reused).toBe(false);
	await again.stop();
});

test('who stops it while another uses it leaves it running for the other', async () => {
	const first = await startEmbeddedPostgres(folder, { durable: false });
	const second = await startEmbeddedPostgres(folder, { durable: false });
	await first.stop();
	const sql = connect(second.url);
	expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
	await sql.end();
	await second.stop();
	await expect(connect(second.url)`select 1`).rejects.toThrow();
});

test('nobody comes in without the password, which only we can read', async () => {
	const server = await startEmbeddedPostgres(folder, { durable: false });
	const guess = new URL(server.url);
	guess.password = 'guess';
	await expect(connect(guess.href)`select 1`).rejects.toThrow('password authentication failed');
	expect(statSync(path.join(privateFolder(folder), 'password')).mode & 0o077).toBe(0);
	await server.stop();
});
