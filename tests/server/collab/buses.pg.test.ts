import { createClient } from '@redis/client';
import { describe, expect, test } from 'vitest';
import { postgresBus } from '#server/collab/bus/bus.postgres.ts';
import { redisBus } from '#server/collab/bus/bus.redis.ts';
import { systemClock } from '#server/collab/clock.ts';
import { notify } from '#server/notify.ts';
import { connect, type Sql } from '#server/sql.ts';
import { busContract } from '#tests/contracts/bus.ts';
import { freshDatabase } from '#tests/database.ts';
import { TcpProxy } from '#tests/doubles/tcp-proxy.ts';
import { redisMissing, startRedis } from '#tests/redis.ts';

busContract('by PostgreSQL', async () => {
	const database = await freshDatabase();
	const at = new URL(database.url);
	const proxy = new TcpProxy({ host: at.hostname, port: Number(at.port) });
	await proxy.mend();
	at.port = String(proxy.port);
	const pools: Sql[] = [];
	return {
		open(listener) {
			const sql = connect(at.href);
			pools.push(sql);
			return postgresBus(sql, systemClock(), listener);
		},
		hint: (hint) => notify(database.sql, hint),
		async babble(words) {
			for (const channel of ['withus', 'withus_presence', 'withus_beat'])
				await database.sql`select pg_notify(${channel}, ${words})`;
		},
		cut: () => proxy.cut(),
		mend: () => proxy.mend(),
		async end() {
			await proxy.cut();
			await Promise.all(pools.map((sql) => sql.end({ timeout: 1 })));
			await database.drop();
		}
	};
});

describe.skipIf(redisMissing !== null)('with Redis', () => {
	busContract('by Redis', async () => {
		const redis = await startRedis();
		const proxy = new TcpProxy({ host: '127.0.0.1', port: redis.port });
		await proxy.mend();
		const url = `redis://127.0.0.1:${proxy.port}`;
		const says = createClient({ url: `redis://127.0.0.1:${redis.port}` });
		// stopped at the end, under its feet
		says.on('error', () => undefined);
		await says.connect();
		return {
			open: (listener) => redisBus({ url, listener, onChange: () => undefined }),
			hint: async (hint) => void (await says.publish('withus:hints', JSON.stringify(hint))),
			async babble(words) {
				for (const channel of ['withus:hints', 'withus:presence']) await says.publish(channel, words);
			},
			cut: () => proxy.cut(),
			mend: () => proxy.mend(),
			async end() {
				await proxy.cut();
				says.destroy();
				await redis.stop();
			}
		};
	});

	test('one that is away is said once, and again when it is there; until then nothing is told by it', async () => {
		const redis = await startRedis();
		await redis.stop();
		const said: boolean[] = [];
		let misses = 0;
		const bus = redisBus({
			url: `redis://127.0.0.1:${redis.port}`,
			listener: { hint: () => undefined, presence: () => undefined, missed: () => void misses++ },
			onChange: (up) => said.push(up)
		});
		await expect.poll(() => said, { timeout: 5_000 }).toEqual([false]);
		expect(bus.up).toBe(false);
		bus.announce({ kind: 'plans', plans: [['p', 1]] });
		const back = await startRedis(redis.port);
		await expect.poll(() => said, { timeout: 10_000 }).toEqual([false, true]);
		expect({ up: bus.up, misses }).toEqual({ up: true, misses: 1 });
		bus.close();
		await back.stop();
	});
});
