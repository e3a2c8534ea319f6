// One PostgreSQL for the whole run, the bundled one as it is shipped: fsync and synchronous commits are on, or nothing is
// measured. Each start of a server gets a database of its own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { connect } from '#server/sql.ts';
import { expectDurable } from '#tests/durable.ts';
import { atOurEnd } from '#tests/end-with-us.ts';

export interface Databases {
	/** Its first process. */
	readonly pid: number;
	/** What was checked, for the record. */
	readonly settings: Readonly<Record<string, string>>;
	/** An empty database; the one before it of the same name is gone. */
	fresh(name: string): Promise<string>;
	/** A port nobody listens on. */
	freePort(): Promise<number>;
	stop(): Promise<void>;
}

export async function startDatabases(): Promise<Databases> {
	mkdirSync('.data', { recursive: true });
	const folder = mkdtempSync(path.resolve('.data', 'bench-postgres-'));
	const server = await startEmbeddedPostgres(folder);
	const admin = connect(server.url, { max: 1 });
	await expectDurable(admin);
	const settings: Record<string, string> = {};
	for (const name of ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes']) {
		const [row] = await admin<{ value: string }[]>`select current_setting(${name}) as value`;
		settings[name] = row!.value;
	}
	const pid = Number(readFileSync(path.join(server.folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
	// whoever cuts the run off leaves no database behind
	const cut = (): void => void process.kill(pid, 'SIGINT');
	const forget = atOurEnd(cut);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
	return {
		pid,
		settings,
		async fresh(name) {
			await admin`drop database if exists ${admin(name)} with (force)`;
			await admin`create database ${admin(name)} template template0`;
			const url = new URL(server.url);
			url.pathname = `/${name}`;
			return url.href;
		},
		freePort,
		async stop() {
			forget();
			await admin.end({ timeout: 1 });
			await server.stop('disconnect');
			// as root the database lives elsewhere
			rmSync(privateFolder(folder), { recursive: true, force: true });
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
