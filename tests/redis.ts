// A Redis of a test's own, on a port of its own, that keeps nothing. Debian: the package redis-server.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@redis/client';

const program = ['redis-server', 'valkey-server']
	.flatMap((name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)))
	.find((file) => existsSync(file));

/** The sentence to skip with, or null where there is one. */
export const redisMissing = program
	? null
	: 'skipped: the tests of the Redis bus need Redis: install the package "redis-server"';

export interface TestRedis {
	readonly port: number;
	stop(): Promise<void>;
}

/** Starts one and waits until it answers. */
export async function startRedis(port?: number): Promise<TestRedis> {
	if (!program) throw new Error(redisMissing ?? '');
	const taken = port ?? (await freePort());
	const server = spawn(
		program,
		['--port', `${taken}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()],
		{ stdio: 'ignore' }
	);
	const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
	const asks = createClient({ url: `redis://127.0.0.1:${taken}`, socket: { reconnectStrategy: 20 } });
	// until it listens, every try fails
	asks.on('error', () => undefined);
	await asks.connect();
	asks.destroy();
	return {
		port: taken,
		async stop() {
			server.kill('SIGKILL');
			await ended;
		}
	};
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}
