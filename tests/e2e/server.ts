// A production server as a test needs it: started, stopped, killed and started again, with a database of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { postgresUrl } from '#server/postmaster.ts';
import { endWithUs } from '#tests/end-with-us.ts';
import { productionServer } from '#tests/production.ts';

const root = path.resolve(import.meta.dirname, '../..');
const patienceMs = 60_000;

export interface TestServer {
	/** Address without a slash at its end; stays the same after a restart. */
	readonly url: string;
	readonly dataDir: string;
	/** Address of its database, for a checker that reads the tables. */
	databaseUrl(): string;
	/** The process of its present life. */
	pid(): number;
	/** Everything it has said so far, over all its lives. */
	output(): string;
	/** Kills the application without warning; its PostgreSQL goes on. */
	kill(): Promise<void>;
	/** Starts it again on the same port and data. */
	restart(): Promise<void>;
	/** Stops application and database in good order, and answers the application's exit code. */
	stop(): Promise<number | null>;
	/** The same by Ctrl-C in a terminal, which reaches the application twice: by itself, and through npm. */
	interrupt(): Promise<number | null>;
	/** Stops, and removes the data. */
	remove(): Promise<void>;
}

/** Starts the server as `npm start` does on a free port with data of its own. `settings` are added to its environment. */
export async function startServer(settings: NodeJS.ProcessEnv = {}): Promise<TestServer> {
	mkdirSync(path.join(root, '.data'), { recursive: true });
	const dataDir = settings.DATA_DIR ?? mkdtempSync(path.join(root, '.data/test-server-'));
	// as root the database runs as somebody else, who must be able to pass through
	chmodSync(dataDir, 0o711);
	const life = { said: '' };
	let { child, url } = await startLife({ PORT: '0', ...settings, DATA_DIR: dataDir }, life);
	// the address may be that of a line in front of it
	const port = Number(settings.PORT) > 0 ? String(settings.PORT) : new URL(url).port;

	const stop = async (): Promise<number | null> => {
		child.kill('SIGTERM');
		await gone(child);
		// after a kill the database is still running, and nobody is left who would stop it
		if (!settings.DATABASE_URL && child.signalCode) {
			await (await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).stop('disconnect');
		}
		return child.exitCode;
	};
	return {
		url,
		dataDir,
		databaseUrl: () => settings.DATABASE_URL ?? databaseOf(dataDir),
		pid: () => child.pid!,
		output: () => life.said,
		stop,
		async interrupt() {
			child.kill('SIGINT');
			await pause(100);
			child.kill('SIGINT');
			await gone(child);
			return child.exitCode;
		},
		async kill() {
			child.kill('SIGKILL');
			await gone(child);
		},
		async restart() {
			child.kill('SIGTERM');
			await gone(child);
			({ child, url } = await startLife({ ...settings, PORT: port, DATA_DIR: dataDir }, life));
		},
		async remove() {
			await stop();
			if (!settings.DATABASE_URL)
				rmSync(privateFolder(path.join(dataDir, 'postgres')), { recursive: true, force: true });
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** Runs the server until it ends by itself: for starts that are refused. */
export async function runServer(settings: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
	const life = { said: '' };
	const child = launch(settings, life);
	await gone(child);
	return { code: child.exitCode, said: life.said };
}

function launch(settings: NodeJS.ProcessEnv, life: { said: string }): ChildProcess {
	const child = spawn(process.execPath, productionServer, {
		cwd: root,
		env: { ...process.env, LOG_LEVEL: 'warn', ...settings },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	// a test that is cut off leaves no server behind
	endWithUs(child);
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (life.said += text));
	}
	return child;
}

async function startLife(
	settings: NodeJS.ProcessEnv,
	life: { said: string }
): Promise<{ child: ChildProcess; url: string }> {
	const from = life.said.length;
	const child = launch(settings, life);
	const url = await new Promise<string>((resolve, reject) => {
		const failed = (why: string): void =>
			reject(new Error(`The server ${why}. It said: ${life.said.slice(from)}`));
		const late = setTimeout(() => failed('did not start in time'), patienceMs);
		child.once('exit', () => failed('ended'));
		child.stdout?.on('data', () => {
			const ready = /Withus is ready: (\S+)/.exec(life.said.slice(from))?.[1];
			if (!ready) return;
			clearTimeout(late);
			resolve(ready);
		});
	});
	return { child, url };
}

function gone(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => child.once('close', () => resolve()));
}

function databaseOf(dataDir: string): string {
	const folder = privateFolder(path.join(dataDir, 'postgres'));
	const port = Number(readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[3]);
	return postgresUrl(port, readFileSync(path.join(folder, 'password'), 'utf8').trim(), 'withus');
}
