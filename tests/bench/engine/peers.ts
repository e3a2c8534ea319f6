// Servers of peers, as they stand in tests/bench/peers.
import postgres from 'postgres';
import { installed } from '../peers/installed.ts';
import type { Databases } from './databases.ts';
import { clocksOf } from './replay.ts';
import type { Peer } from './scenarios.ts';
import { kill, startNode, type Subject } from './subject.ts';

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
			const { child, found } = await startNode(['server.js'], {
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
