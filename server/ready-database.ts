// From settings to a database that can be used: reached or started, new enough, and with every table.
import path from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Env } from './env.ts';
import { migrate } from './migrate.ts';
import { connect, type Sql } from './sql.ts';

/** PostgreSQL 15, as server_version_num counts. */
const oldestServer = 150_000;

export interface ReadyDatabase {
	/** With its password: for process.env, never for the log. */
	readonly url: string;
	readonly sql: Sql;
	/** Closes the pool, and stops the server if it is ours. */
	close(): Promise<void>;
}

/** A database that cannot be used; the message is a sentence for whoever starts the server. */
export class NoDatabase extends Error {}

/** Makes the database ready. `say` hears what is going on, for somebody who waits. */
export async function readyDatabase(
	env: Pick<Env, 'databaseUrl' | 'dataDir'>,
	say: (sentence: string) => void
): Promise<ReadyDatabase> {
	const database = await openDatabase(env, say);
	try {
		const applied = await migrate(database.sql, path.resolve('migrations'));
		if (applied.length > 0) say(`The tables are up to date (${applied.length} steps).`);
	} catch (error) {
		await database.close();
		throw error;
	}
	return database;
}

/** Reaches or starts the database and leaves its tables as they are. `name` is what it knows us by. */
export async function openDatabase(
	env: Pick<Env, 'databaseUrl' | 'dataDir'>,
	say: (sentence: string) => void,
	name = 'withus live'
): Promise<ReadyDatabase> {
	const embedded = env.databaseUrl ? null : await startOurs(path.join(env.dataDir, 'postgres'), say);
	const url = embedded?.url ?? env.databaseUrl ?? '';
	const sql = connect(url, { name });
	const close = async (): Promise<void> => {
		await sql.end({ timeout: 2 });
		await embedded?.stop();
	};
	try {
		await refuseOldServer(sql);
	} catch (error) {
		await close();
		throw error;
	}
	return { url, sql, close };
}

/** Starts the server that comes with us, and starts it again when it ends unasked (the system was short of memory, say). */
async function startOurs(
	wanted: string,
	say: (sentence: string) => void
): Promise<{ url: string; stop(): Promise<void> }> {
	say('Starting the database …');
	let server = await startEmbeddedPostgres(wanted);
	if (server.folder !== wanted)
		say(`This folder is closed to other users, so the database is kept in ${server.folder}`);
	if (server.reused) say('The database was still running, and is used again.');
	let restarting = Promise.resolve();
	const look = async (): Promise<void> => {
		if (server.isRunning()) return;
		say('The database ended unexpectedly, and is started again …');
		await server.stop();
		server = await startEmbeddedPostgres(wanted);
	};
	const timer = setInterval(() => {
		restarting = restarting
			.then(look)
			.catch((error: unknown) => say(`The database does not start: ${String(error)}`));
	}, 1_000);
	timer.unref();
	return {
		url: server.url,
		async stop() {
			clearInterval(timer);
			await restarting;
			await server.stop();
		}
	};
}

async function refuseOldServer(sql: Sql): Promise<void> {
	let version: number;
	try {
		const [row] = await sql<
			{ version: number }[]
		>`select current_setting('server_version_num')::int as version`;
		version = row?.version ?? 0;
	} catch (cause) {
		throw new NoDatabase(
			'The database in DATABASE_URL does not answer. Check the address and the password, and that it runs.',
			{ cause }
		);
	}
	if (version < oldestServer) {
		throw new NoDatabase(
			`This PostgreSQL is too old (${Math.floor(version / 10_000)}). Withus needs PostgreSQL 15 or newer.`
		);
	}
}
