// The PostgreSQL that comes with the application: made on the first start, re-used when a killed application left it running.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chownSync,
	existsSync,
	openSync,
	closeSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { postgresBinaries, privateFolder, runAs } from './postgres-binaries.ts';
import {
	answering,
	forgetDeadServer,
	isAlive,
	postgresUrl,
	postgresUser as user,
	type Postmaster
} from './postmaster.ts';

export interface EmbeddedPostgres {
	/** Address of the database, with its password: never to be logged. */
	readonly url: string;
	/** Where its files are: elsewhere than asked when that folder is closed to the server's user. */
	readonly folder: string;
	/** True when a server left behind by a killed application was found alive. */
	readonly reused: boolean;
	isRunning(): boolean;
	/** Stops the server and resolves when it is gone. `spare`: leaves it running while another process uses it. */
	stop(others?: 'spare' | 'disconnect'): Promise<void>;
}

export interface EmbeddedPostgresSettings {
	/** False only for tests whose data nobody will miss: commits then survive a kill of the server, but no power cut. */
	readonly durable?: boolean;
}

/** Everybody who uses the server holds this lock in a shared way; who gets it alone may stop the server. */
const inUse = 8_714_202;
const patienceMs = 30_000;

/** Starts the bundled PostgreSQL on the data in `wanted`, or joins the one already running there. */
export async function startEmbeddedPostgres(
	wanted: string,
	settings: EmbeddedPostgresSettings = {}
): Promise<EmbeddedPostgres> {
	const binaries = postgresBinaries();
	const folder = privateFolder(wanted);
	const data = path.join(folder, 'data');
	const password = passwordIn(folder);
	if (!existsSync(path.join(data, 'PG_VERSION'))) makeCluster(binaries, folder, data);
	refuseOtherVersion(binaries, data);

	const before = await answering(data, password);
	const running = before ?? (await launch(binaries, folder, data, password, settings.durable ?? true));
	const claim = await claimServer(postgresUrl(running.port, password, 'postgres'));
	// the server we found was just being stopped by the process that used it before: start it again
	if (!claim) return startEmbeddedPostgres(wanted, settings);
	return {
		url: postgresUrl(running.port, password, user),
		folder,
		reused: before !== null,
		isRunning: () => isAlive(running.pid),
		async stop(others = 'spare') {
			const stopNow = (await claim.release()) || others === 'disconnect';
			// SIGINT is PostgreSQL's "fast": it disconnects everybody and writes everything down
			if (stopNow && isAlive(running.pid)) process.kill(running.pid, 'SIGINT');
			await claim.close();
			while (stopNow && isAlive(running.pid)) await pause(10);
		}
	};
}

/** Other people of this machine can reach the port too, so there is a password; it lives in a file only we can read. */
function passwordIn(folder: string): string {
	const file = path.join(folder, 'password');
	if (!existsSync(file)) {
		writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
		const { uid, gid } = runAs();
		if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
	}
	return readFileSync(file, 'utf8').trim();
}

/** initdb into a folder beside, then rename: a half-finished cluster is never mistaken for a whole one. */
function makeCluster(binaries: string, folder: string, data: string): void {
	const unfinished = `${data}.new`;
	rmSync(unfinished, { recursive: true, force: true });
	const done = spawnSync(
		path.join(binaries, 'bin', 'initdb'),
		[
			'-D',
			unfinished,
			'-U',
			user,
			'--auth=scram-sha-256',
			`--pwfile=${path.join(folder, 'password')}`
		].concat(
			'--encoding=UTF8',
			'--locale-provider=builtin',
			'--builtin-locale=C.UTF-8',
			'--locale=C',
			'--no-instructions'
		),
		{ ...runAs(), env: environment(), cwd: '/', encoding: 'utf8' }
	);
	if (done.status !== 0)
		throw new Error(`The database could not be made: ${done.error?.message ?? done.stderr}`, {
			cause: done.error
		});
	renameSync(unfinished, data);
}

function refuseOtherVersion(binaries: string, data: string): void {
	const ours = /(\d+)\./.exec(
		spawnSync(path.join(binaries, 'bin', 'postgres'), ['--version'], {
			...runAs(),
			cwd: '/',
			encoding: 'utf8'
		}).stdout
	)?.[1];
	const theirs = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
	if (ours !== theirs)
		throw new Error(
			`The data in ${data} belong to PostgreSQL ${theirs}, but PostgreSQL ${ours} is installed.`
		);
}

function environment(): NodeJS.ProcessEnv {
	return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

/** Starts the server and answers once it takes connections. */
async function launch(
	binaries: string,
	folder: string,
	data: string,
	password: string,
	durable: boolean
): Promise<Postmaster> {
	const log = path.join(folder, 'postgres.log');
	if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.old`);
	const started = Date.now();
	const portFile = path.join(folder, 'port');
	// the same port as before, so that who was connected comes back by itself
	let wantedPort = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
	for (;;) {
		const logFile = openSync(log, 'a', 0o600);
		const logFrom = statSync(log).size;
		const child = spawn(
			path.join(binaries, 'bin', 'postgres'),
			serverArguments(data, await freePort(wantedPort), durable),
			{
				...runAs(),
				env: environment(),
				cwd: '/',
				// a group of its own, and a file instead of a pipe: it outlives a killed application unharmed
				detached: true,
				stdio: ['ignore', 'ignore', logFile]
			}
		);
		closeSync(logFile);
		let failure: Error | null = null;
		child.on('error', (error) => (failure = error));
		while (
			failure === null &&
			child.exitCode === null &&
			child.signalCode === null &&
			child.pid !== undefined
		) {
			const up = await answering(data, password);
			if (up?.pid === child.pid) {
				child.unref();
				writeFileSync(portFile, String(up.port));
				return up;
			}
			if (Date.now() - started > patienceMs) break;
			await pause(15);
		}
		child.kill('SIGINT');
		const other = await answering(data, password);
		if (other) return other;
		const said = readFileSync(log, 'utf8').slice(logFrom);
		const held = /lock file|shared memory block/.test(said);
		const portTaken = /Address already in use|could not create any TCP/.test(said);
		if ((!held && !portTaken) || Date.now() - started > patienceMs) {
			throw new Error(`The database did not start. Its own words: ${said.trim() || String(failure)}`);
		}
		if (portTaken) wantedPort = 0;
		if (held && Date.now() - started > 5_000) forgetDeadServer(data);
		await pause(250);
	}
}

function serverArguments(data: string, port: number, durable: boolean): string[] {
	const settings = [
		'listen_addresses=127.0.0.1',
		`port=${port}`,
		'unix_socket_directories=',
		'timezone=UTC',
		'log_timezone=UTC',
		// what people wrote stands in statements and in the details of errors: neither is logged
		'log_min_error_statement=panic',
		'log_error_verbosity=terse'
	];
	if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
	return ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
}

/** The wanted port if it is free, else any. Another process can take it before PostgreSQL does: then the start is tried again. */
function freePort(wanted: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
		probe.listen(wanted, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : wanted;
			probe.close(() => resolve(port));
		});
	});
}

/** Says that we use the server, and makes our database. Null when the server goes away meanwhile. */
async function claimServer(
	url: string
): Promise<{ release(): Promise<boolean>; close(): Promise<void> } | null> {
	// one connection that is never given back: the lock lives as long as it does, also when we are killed
	const sql = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: 0, onnotice: () => undefined });
	try {
		await sql`select pg_advisory_lock_shared(${inUse})`;
		const found = await sql`select 1 from pg_database where datname = ${user}`;
		if (found.length === 0) await sql`create database ${sql(user)}`;
	} catch (error) {
		await sql.end({ timeout: 1 });
		if (goesAway(error)) return null;
		throw error;
	}
	return {
		/** Whether nobody else uses the server. */
		async release() {
			try {
				await sql`select pg_advisory_unlock_shared(${inUse})`;
				const [row] = await sql<{ alone: boolean }[]>`select pg_try_advisory_lock(${inUse}) as alone`;
				return row?.alone ?? false;
			} catch (error) {
				if (goesAway(error)) return false;
				throw error;
			}
		},
		close: () => sql.end({ timeout: 1 })
	};
}

/** Shutting down, terminated, or gone. */
function goesAway(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^(57P0[123]|CONNECTION_|ECONN)/.test(code);
}
