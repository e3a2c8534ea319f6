// The floor as a server that is measured.
import path from 'node:path';
import postgres from 'postgres';
import type { Databases } from './databases.ts';
import { clocksOf } from './replay.ts';
import type { Floor } from './scenarios.ts';
import { kill, startNode, type Subject } from './subject.ts';

export function floor(databases: Databases, { windowMs, stored }: Floor): Subject {
	return {
		name: `floor ${windowMs} ms${stored ? ', stored' : ''}`,
		dialect: 'y-websocket',
		origin: 'http://floor.test',
		acknowledges: stored,
		stores: stored,
		async start(plans, _people, settings) {
			const url = stored ? await databases.fresh('floor') : '';
			const sql = stored ? postgres(url, { max: 2, onnotice: () => undefined }) : null;
			if (sql) {
				await sql`create table floor_update (seq bigserial primary key, room text not null, bytes bytea not null)`;
				await sql`create index floor_room on floor_update (room, seq)`;
				for (const [n, { pieces, update }] of plans.entries()) {
					const rows = (pieces ?? [update]).map((bytes) => ({ room: `room${n}`, bytes: Buffer.from(bytes) }));
					await sql`insert into floor_update ${sql(rows)}`;
				}
			}
			const { child, found } = await startNode([path.join(import.meta.dirname, 'floor-server.ts')], {
				...settings,
				env: { WINDOW_MS: String(windowMs), DATABASE_URL: url },
				ready: /ready on (\d+)/
			});
			return {
				port: Number(found),
				databaseUrl: url,
				pid: child.pid!,
				rooms: plans.map((_, n) => ({ name: `room${n}`, path: `/room${n}` })),
				cookies: [],
				async stored({ name }) {
					if (!sql) return null;
					const rows = await sql<{ bytes: Uint8Array }[]>`
						select bytes from floor_update where room = ${name} order by seq`;
					return clocksOf(rows.map((row) => row.bytes));
				},
				async stop() {
					await kill(child);
					await sql?.end({ timeout: 1 });
				}
			};
		}
	};
}
