// What the suites that end servers have in common: a PostgreSQL of their own that writes to disk, a plan, people who may write in
// it, and servers as `npm start` starts them.
import type { ChildProcess } from 'node:child_process';
import type { Sql } from '#server/sql.ts';
import { expectDurable } from '#tests/durable.ts';
import { productionServer } from '#tests/production.ts';
import { origin } from '#tests/server/collab/live.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { Children } from './children.ts';
import { aWriter, type LiveHouse } from './live-house.ts';
import { ownDatabase } from './own-database.ts';

type House = Pick<LiveHouse, 'database' | 'children' | 'planId' | 'cookies' | 'close'>;

export interface KillHouse extends House {
	/** Resolves when the server is ready; without DATABASE_URL it finds the database of this house by itself. */
	startServer(port: number, settings?: Record<string, string>): Promise<ChildProcess>;
}

/** `sabotage`: servers that acknowledge before they commit, on a slow disk. */
export async function killHouse(
	name: string,
	{ writers, sabotage }: { writers: number; sabotage: boolean }
): Promise<KillHouse> {
	const database = await ownDatabase(name, { durable: true });
	const children = new Children();
	const close = async (): Promise<void> => {
		await children.endAll();
		await database.close();
	};
	try {
		await expectDurable(database.sql);
		if (sabotage) await slowDown(database.sql);
		const { areaId, planId } = await makePlan(database.sql, null);
		const people = Array.from({ length: writers }, () => aWriter(database.sql, areaId, planId));
		const cookies = (await Promise.all(people)).map(({ cookie }) => cookie);
		const program = sabotage
			? ['tests/fuzz/house/live-server.ts', '--sabotage', 'acknowledge-before-commit']
			: productionServer;
		const startServer = (port: number, settings: Record<string, string> = {}) =>
			children.startServer(program, {
				...{ PORT: `${port}`, PUBLIC_URL: origin, DATA_DIR: database.folder, LOG_LEVEL: 'error' },
				...{ DATABASE_URL: sabotage ? database.url : '' },
				...settings
			});
		return { database, children, planId, cookies, startServer, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Each commit takes as long as on a busy disk, so that what is acknowledged too early is still on its way when we kill. */
async function slowDown(sql: Sql): Promise<void> {
	await sql`
		create function take_your_time() returns trigger language plpgsql as
		$$ begin perform pg_sleep(0.15); return new; end $$`;
	await sql`create trigger slow before insert on plan_update for each statement execute function take_your_time()`;
}
