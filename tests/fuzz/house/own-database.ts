// A PostgreSQL for one run, migrated and empty, gone with it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { migrate } from '#server/migrate.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { connect, type Sql } from '#server/sql.ts';

export interface OwnDatabase {
	readonly sql: Sql;
	readonly url: string;
	/** For files of this run. */
	readonly folder: string;
	/** Sends a signal to PostgreSQL itself: SIGQUIT is its "immediate", SIGKILL leaves it no time at all. */
	kill(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>;
	/** Starts it again on the same port. */
	start(): Promise<void>;
	close(): Promise<void>;
}

/** `durable`: as in production; else quick, for what is not about losing anything. */
export async function ownDatabase(name: string, { durable = false } = {}): Promise<OwnDatabase> {
	mkdirSync('.data', { recursive: true });
	const folder = mkdtempSync(path.resolve('.data', `${name}-`));
	const files = path.join(folder, 'postgres');
	let postgres = await startEmbeddedPostgres(files, { durable });
	const sql = connect(postgres.url);
	const close = async (): Promise<void> => {
		await sql.end({ timeout: 1 });
		await postgres.stop('disconnect');
		// as root the database lives elsewhere
		rmSync(privateFolder(files), { recursive: true, force: true });
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await migrate(sql, path.resolve('migrations'));
	} catch (error) {
		await close();
		throw error;
	}
	return {
		sql,
		url: postgres.url,
		folder,
		async kill(signal) {
			const file = path.join(privateFolder(files), 'data', 'postmaster.pid');
			process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), signal);
			while (postgres.isRunning()) await pause(10);
		},
		async start() {
			postgres = await startEmbeddedPostgres(files, { durable });
		},
		close
	};
}
