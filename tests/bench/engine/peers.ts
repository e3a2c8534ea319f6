// Servers of peers. They are no part of Withus: each stands in tests/bench/peers with a lockfile of its own, and is installed
// under .data/bench when it is measured.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import type { Databases } from './databases.ts';
import { clocksOf } from './replay.ts';
import type { Peer } from './scenarios.ts';
import { kill, startNode, type Subject } from './subject.ts';

const files = ['package.json', 'package-lock.json', '.npmrc', 'server.js'];

/** Hocuspocus keeps documents in PostgreSQL; the y-websocket server in its memory only. */
export function peer(databases: Databases, name: Peer): Subject {
	const stores = name === 'hocuspocus';
	return {
		name,
		dialect: name,
		origin: 'http://peer.test',
		acknowledges: stores,
		stores,
		async start(plans, _people, settings) {
			const folder = installed(name);
			const url = stores ? await databases.fresh(name) : '';
			const sql = stores ? postgres(url, { max: 2, onnotice: () => undefined }) : null;
			if (sql) {
				await sql`create table documents (name text primary key, state bytea not null)`;
				for (const [n, { update }] of plans.entries())
					await sql`insert into documents (name, state) values (${`room${n}`}, ${Buffer.from(update)})`;
			}
			const { child, found } = await startNode('server.js', {
				...settings,
				cwd: folder,
				env: { DATABASE_URL: url, NODE_ENV: 'production' },
				ready: /ready on (\d+)/
			});
			return {
				port: Number(found),
				databaseUrl: url,
				pid: child.pid!,
				rooms: plans.map((_, n) => ({ name: `room${n}`, path: stores ? '/' : `/room${n}` })),
				cookies: [],
				async stored({ name: room }) {
					if (!sql) return null;
					const rows = await sql<{ state: Uint8Array }[]>`select state from documents where name = ${room}`;
					return clocksOf(rows.map((row) => row.state));
				},
				async stop() {
					await kill(child);
					await sql?.end({ timeout: 1 });
				}
			};
		}
	};
}

/** The folder in which a peer is installed as its lockfile says; installs it when it is not. */
function installed(name: Peer): string {
	const from = path.join(import.meta.dirname, '../peers', name);
	const folder = path.resolve('.data/bench/peers', name);
	const stamp = path.join(folder, 'node_modules/.installed');
	const lock = readFileSync(path.join(from, 'package-lock.json'), 'utf8');
	mkdirSync(folder, { recursive: true });
	for (const file of files) copyFileSync(path.join(from, file), path.join(folder, file));
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return folder;
	console.log(`Installing ${name} to compare with …`);
	const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		encoding: 'utf8',
		// npm and what it runs find the Node that runs us
		env: { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH ?? ''}` }
	});
	if (npm.status !== 0)
		throw new Error(
			`${name} could not be installed, which needs a network. Measure without it: --servers ours,floor. npm said: ${npm.stderr}`
		);
	writeFileSync(stamp, lock);
	return folder;
}
