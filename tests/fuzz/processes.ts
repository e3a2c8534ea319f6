// R8: two servers on one PostgreSQL, people spread over both, in one plan. One server after the other is replaced while they
// type: told to stop (a rolling restart: the new one first), or killed. Nothing that was called saved may be missing or stand twice,
// in the tables or in either process; a server that is told to stop ends in order; and everybody is back soon.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '#tests/random.ts';
import { redisMissing, startRedis } from '#tests/redis.ts';
import { ended, freePort, until } from './house/children.ts';
import { killHouse } from './house/kill-house.ts';
import { lostAt, Writers } from './house/writers.ts';
import { Balancer } from './processes/balancer.ts';

const writers = 4;
/** Edits that are acknowledged between two replacements. */
const editsEach = 60;

interface Figures extends Record<string, number> {
	replaced: number;
	killed: number;
	acknowledged: number;
	lost: number;
	/** 1: they talked by Redis as well. */
	byRedis: number;
	/** Servers that were told to stop and did not end with code 0. */
	unclean: number;
	/** The longest time from the end of a server until edits were acknowledged again, ms; and the longest stop. */
	longestSilence: number;
	longestStop: number;
}

interface Given {
	readonly seed: number;
	/** How many replacements. */
	readonly size: number;
	/** With servers that acknowledge before they commit, and people who die with the first one that is killed. */
	readonly sabotage?: boolean;
}

interface Server {
	readonly process: ChildProcess;
	readonly port: number;
}

export async function run({
	seed,
	size,
	sabotage = false
}: Given): Promise<{ figures: Figures; held: boolean }> {
	const chance = new Chance(seed);
	const edits = sabotage ? 12 : editsEach;
	const house = await killHouse('processes', { writers, sabotage });
	// every other run talks by Redis, where there is one
	const redis = redisMissing === null && chance.percent(50) ? await startRedis() : null;
	const balancer = new Balancer();
	const figures: Figures = {
		...{ replaced: 0, killed: 0, acknowledged: 0, lost: 0, unclean: 0, byRedis: redis ? 1 : 0 },
		...{ longestSilence: 0, longestStop: 0 }
	};
	try {
		const port = await balancer.open();
		const settings = {
			DATABASE_URL: house.database.url,
			REDIS_URL: redis ? `redis://127.0.0.1:${redis.port}` : ''
		};
		const start = async (): Promise<Server> => {
			const own = await freePort();
			return { port: own, process: await house.startServer(own, settings) };
		};
		// on a busy machine news from the other process may be a moment late; what is lost stays lost
		const check = async (at: number): Promise<number> => {
			if ((await lostAt(house, at)) === 0) return 0;
			await pause(1_500);
			return lostAt(house, at);
		};

		let servers = await Promise.all([start(), start()]);
		balancer.share(servers.map((server) => server.port));
		const people = new Writers(house, { port });
		for (let round = 0; round < size; round++) {
			const before = people.acknowledged;
			await until(`${editsEach} edits are acknowledged`, () => people.acknowledged >= before + edits);
			figures.lost += await check(servers[round % 2]!.port);
			await pause(chance.below(200));
			const old = servers[chance.below(2)]!;
			const other = servers.find((server) => server !== old)!;
			const gently = !sabotage && (round === 0 || chance.percent(50));
			const fresh = gently ? await start() : null;
			balancer.share(fresh ? [other.port, fresh.port] : [other.port]);
			const [end, told] = [ended(old.process), Date.now()];
			old.process.kill(gently ? 'SIGTERM' : 'SIGKILL');
			if (sabotage) {
				people.process.kill('SIGKILL');
				await Promise.all([end, ended(people.process)]);
				figures.lost += await check(other.port);
				return { figures, held: figures.lost === 0 };
			}
			if (gently) {
				const code = await end;
				figures.longestStop = Math.max(figures.longestStop, Date.now() - told);
				if (code !== 0) figures.unclean++;
				figures.replaced++;
			} else {
				await end;
				figures.killed++;
			}
			const then = people.acknowledged;
			const gone = Date.now();
			await until('people are back', () => people.acknowledged > then + writers);
			figures.longestSilence = Math.max(figures.longestSilence, Date.now() - gone);
			servers = [other, fresh ?? (await start())];
			balancer.share(servers.map((server) => server.port));
			balancer.loosen();
		}
		const then = people.acknowledged;
		await until('people write in both', () => people.acknowledged >= then + editsEach);
		figures.acknowledged = people.acknowledged;
		for (const server of servers) figures.lost += await check(server.port);
		const held = figures.lost + figures.unclean === 0 && figures.longestSilence <= 10_000;
		return { figures, held: held && figures.acknowledged >= size * editsEach };
	} finally {
		balancer.close();
		await redis?.stop();
		await house.close();
	}
}
