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
import { postgresBinaries, privateFolder, runAs } from './postgres-binaries.ts';
import { connect } from './sql.ts';

export interface EmbeddedPostgres {
	/** Address of the database, with its password: never to be logged. */
	readonly url: string;
	/** True when a server left behind by a killed application was found alive. */
	readonly reused: boolean;
	/** Stops the server and resolves when it is gone. `spare`: leaves it running while another process uses it. */
	stop(others?: 'spare' | 'disconnect'): Promise<void>;
}

export interface EmbeddedPostgresSettings {
	/** False only for tests whose data nobody will miss: commits then survive a kill of the server, but no power cut. */
	readonly durable?: boolean;
}

const user = 'withus';
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
	const pid = before?.pid ?? (await launch(binaries, folder, data, password, settings.durable ?? true));
	const running = before ?? (await answering(data, password));
	if (!running) throw new Error('The database started, but does not answer.');
	const url = urlOf(running.port, password, user);
	await makeDatabase(urlOf(running.port, password, 'postgres'));
	return {
		url,
		reused: before !== null,
		async stop(others = 'spare') {
			if (!isAlive(pid)) return;
			if (others === 'spare' && (await usedByOthers(urlOf(running.port, password, 'postgres')))) return;
			// SIGINT is PostgreSQL's "fast": it disconnects everybody and writes everything down
			process.kill(pid, 'SIGINT');
			while (isAlive(pid)) await pause(10);
		}
	};
}

function urlOf(port: number, password: string, database: string): string {
	return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
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

/** Starts the server and answers its process id once it takes connections. */
async function launch(
	binaries: string,
	folder: string,
	data: string,
	password: string,
	durable: boolean
): Promise<number> {
	const log = path.join(folder, 'postgres.log');
	if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.old`);
	const started = Date.now();
	for (;;) {
		const logFile = openSync(log, 'a', 0o600);
		const logFrom = statSync(log).size;
		const child = spawn(
			path.join(binaries, 'bin', 'postgres'),
			serverArguments(data, await freePort(), durable),
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
				return child.pid;
			}
			if (Date.now() - started > patienceMs) break;
			await pause(15);
		}
		const other = await answering(data, password);
		if (other) return other.pid;
		const said = readFileSync(log, 'utf8').slice(logFrom);
		const held = /lock file|shared memory block/.test(said);
		const portTaken = /Address already in use|could not create any TCP/.test(said);
		if ((!held && !portTaken) || Date.now() - started > patienceMs) {
			throw new Error(`The database did not start. Its own words: ${said.trim() || String(failure)}`);
		}
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

/** Asks the operating system; another process can take it before PostgreSQL does, then the start is tried again. */
function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
			);
		});
	});
}

/** The server running on these data, if one does and it takes our password. postmaster.pid: pid, folder, start, port, …, status. */
async function answering(data: string, password: string): Promise<{ pid: number; port: number } | null> {
	const file = path.join(data, 'postmaster.pid');
	if (!existsSync(file)) return null;
	const lines = readFileSync(file, 'utf8').split('\n');
	const pid = Number(lines[0]);
	const port = Number(lines[3]);
	if (!pid || !port || lines[7]?.trim() !== 'ready' || !isAlive(pid)) return null;
	// after a restart of the machine the number may belong to somebody else, and so may the port: ask whose data it serves
	const sql = connect(urlOf(port, password, 'postgres'), { max: 1 });
	try {
		const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
		return row?.folder === data ? { pid, port } : null;
	} catch {
		return null;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** A zombie still has its number, but no life; where nobody reaps it, it would keep the data locked for ever. */
function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	return !isZombie(pid);
}

function isZombie(pid: number): boolean {
	const status = `/proc/${pid}/status`;
	return existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

/** Removes the lock of a server that is certainly gone: a zombie, or a number that now belongs to another program. */
function forgetDeadServer(data: string): void {
	const file = path.join(data, 'postmaster.pid');
	if (!existsSync(file)) return;
	const pid = readFileSync(file, 'utf8').split('\n')[0]?.trim();
	const name = `/proc/${pid}/comm`;
	if (!existsSync(name) || isZombie(Number(pid)) || readFileSync(name, 'utf8').trim() !== 'postgres')
		rmSync(file, { force: true });
}

async function makeDatabase(url: string): Promise<void> {
	const sql = connect(url, { max: 1 });
	try {
		const found = await sql`select 1 from pg_database where datname = ${user}`;
		if (found.length === 0) await sql`create database ${sql(user)}`;
	} finally {
		await sql.end();
	}
}

/** Whether anybody but us is connected. A connection just closed may be listed for a moment, so it asks for a while. */
async function usedByOthers(url: string): Promise<boolean> {
	const sql = connect(url, { max: 1 });
	try {
		for (let asked = 0; asked < 20; asked++) {
			const others =
				await sql`select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
			if (others.length === 0) return false;
			await pause(50);
		}
		return true;
	} finally {
		await sql.end();
	}
}
