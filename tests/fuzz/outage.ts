// R3: the database is stopped, killed, cut off or slow while people write. The server stays up and calls nothing saved
// meanwhile; when the database is back everything is written within ten seconds, and nothing that was called saved is lost.
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { TcpProxy } from '#tests/doubles/tcp-proxy.ts';
import { expectDurable } from '#tests/durable.ts';
import { Chance } from '#tests/random.ts';
import { until } from './house/children.ts';
import { liveHouse } from './house/live-house.ts';
import { lostAt, Writers } from './house/writers.ts';
import { outages } from './outage/faults.ts';

/** What was on its way when the fault began may still be told, ms. */
const grace = 400;
const backWithin = 10_000;

interface Given {
	readonly seed: number;
	/** How many outages; each kind in turn. */
	readonly size: number;
	readonly sabotage?: RoomSabotage;
}

type Figures = {
	outages: number;
	acknowledged: number;
	/** Called saved while nothing could be. */
	falselySaved: number;
	/** The longest until something was saved again, ms. */
	slowestReturnMs: number;
	/** Outages after which nothing was saved for ten seconds. */
	notBack: number;
	serverEnded: number;
	lost: number;
};

export async function run({ seed, size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	const chance = new Chance(seed);
	let line: TcpProxy | null = null;
	const house = await liveHouse('outage', {
		writers: 4,
		durable: true,
		sabotage,
		// the server's line to the database can be cut; ours goes beside it
		databaseUrl: async (url) => {
			const address = new URL(url);
			line = new TcpProxy({ host: '127.0.0.1', port: Number(address.port) });
			await line.mend();
			address.port = `${line.port}`;
			return address.href;
		}
	});
	const figures: Figures = {
		...{
			outages: 0,
			acknowledged: 0,
			falselySaved: 0,
			slowestReturnMs: 0,
			notBack: 0,
			serverEnded: 0,
			lost: 0
		}
	};
	try {
		await expectDurable(house.database.sql);
		const writers = new Writers(house, { port: house.port });
		await until('somebody writes', () => writers.acknowledged > 20);
		const kinds = Object.values(outages);
		for (; figures.outages < size; figures.outages++) {
			const outage = kinds[figures.outages % kinds.length]!;
			await pause(chance.below(300));
			await outage.begin(house.database, line!);
			await pause(grace);
			const before = writers.acknowledged;
			await pause(400 + chance.below(1_200));
			if (outage.isTotal) figures.falselySaved += writers.acknowledged - before;
			await outage.end(house.database, line!);
			// our own line was lost as well
			const { sql } = house.database;
			await until('the database answers', () =>
				sql`select 1`.then(
					() => true,
					() => false
				)
			);
			const ended = performance.now();
			const saved = writers.acknowledged;
			await until(
				'something is saved again',
				() => writers.acknowledged > saved + 4,
				undefined,
				backWithin
			).catch(() => figures.notBack++);
			figures.slowestReturnMs = Math.max(figures.slowestReturnMs, Math.round(performance.now() - ended));
			figures.serverEnded += Number(house.server.exitCode !== null || house.server.signalCode !== null);
			if (figures.serverEnded > 0) break;
		}
		figures.acknowledged = writers.acknowledged;
		if (figures.serverEnded === 0) figures.lost = await lostAt(house, house.port);
		const { falselySaved, notBack, serverEnded, lost } = figures;
		return { figures, held: falselySaved + notBack + serverEnded + lost === 0 };
	} finally {
		await line!.cut();
		await house.close();
	}
}
