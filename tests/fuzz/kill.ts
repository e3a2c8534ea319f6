// R2: the server is killed with -9 while people type and delete, again and again. Nothing that it called saved may be missing
// afterwards, in the tables or for somebody who comes in. Half of the times the writers die with it, so that no browser can
// bring back what the server has lost; the other times they reconnect.
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '#server/sql.ts';
import { Chance } from '#tests/random.ts';
import { ended, freePort, until } from './house/children.ts';
import { killHouse } from './house/kill-house.ts';
import { lostAt, Writers } from './house/writers.ts';

const writers = 4;
/** An edit of each writer every so many ms. */
const every = 15;
const editsPerKill = 50;

interface Given {
	readonly seed: number;
	/** How many kills. */
	readonly size: number;
	/** With a server that acknowledges before it commits. */
	readonly sabotage?: boolean;
}

export async function run({ seed, size, sabotage = false }: Given): Promise<{
	figures: { kills: number; acknowledged: number; lost: number };
	held: boolean;
}> {
	const chance = new Chance(seed);
	const house = await killHouse('kill', { writers, sabotage });
	const figures = { kills: 0, acknowledged: 0, lost: 0 };
	try {
		const port = await freePort();
		let server = await house.startServer(port);
		let people: Writers | null = null;
		for (let cycle = 0; cycle < size; cycle++) {
			people ??= new Writers(house, { port, every, name: `w${cycle}` });
			const current: Writers = people;
			const before = current.acknowledged;
			await until(
				`${editsPerKill} edits are acknowledged`,
				() => current.acknowledged >= before + editsPerKill
			);
			await pause(chance.below(400));
			const writersDie = sabotage || chance.percent(50);
			// both at once, so that no writer hears a last word from a server that is gone
			server.kill('SIGKILL');
			if (writersDie) current.process.kill('SIGKILL');
			if (writersDie) await cutShort(house.database.sql);
			await Promise.all([ended(server), writersDie ? ended(current.process) : null]);
			if (writersDie) people = null;
			figures.kills++;
			figures.acknowledged += current.acknowledged - before;
			server = await house.startServer(port);
			// journals grow from kill to kill, so the last check counts everything
			figures.lost = await lostAt(house, port);
		}
		return { figures, held: figures.lost === 0 && figures.acknowledged >= size * editsPerKill };
	} finally {
		await house.close();
	}
}

/** What the killed server had asked for ends with it, as when a whole machine goes: PostgreSQL would finish a statement. */
async function cutShort(sql: Sql): Promise<void> {
	await sql`
		select pg_terminate_backend(pid) from pg_stat_activity
		where pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`;
}
