import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Metrics } from '#server/running/metrics.ts';
import { Ready } from '#server/running/readiness.ts';
import { vitalSigns } from '#server/running/vital-signs.ts';
import { connect } from '#server/sql.ts';
import { freshDatabase } from '#tests/database.ts';
import { TcpProxy } from '#tests/doubles/tcp-proxy.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

async function serve(listener: RequestListener): Promise<(path: string, method?: string) => Promise<string>> {
	const http = createServer(listener);
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	ends.push(async () => http.close());
	const { port } = http.address() as AddressInfo;
	return async (path, method = 'GET') => {
		const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
			method,
			headers: { connection: 'close' }
		});
		return `${answer.status} ${(await answer.text()).trim()}`;
	};
}

test('alive from the start; ready only with pages, tables and a database that answers, and not while stopping', async () => {
	const database = await freshDatabase();
	ends.push(database.drop);
	const { hostname, port } = new URL(database.url);
	const proxy = new TcpProxy({ host: hostname, port: Number(port) });
	await proxy.mend();
	const address = new URL(database.url);
	address.port = String(proxy.port);
	const sql = connect(address.href);
	ends.push(
		() => sql.end({ timeout: 1 }),
		() => proxy.cut()
	);
	const ready = new Ready(sql, '0002_plan_log.sql');
	const metrics = new Metrics();
	metrics.gauge('t', 'T.', () => 1);
	let mayLook = true;
	const signs = vitalSigns({ ready, metrics, mayLook: () => mayLook });
	const ask = await serve((request, response) => {
		if (!signs(request, response)) response.writeHead(418).end('not ours');
	});

	expect(await ask('/healthz')).toBe('200 alive');
	expect(await ask('/readyz')).toBe('503 starting');
	ready.pagesAreOpen();
	expect(await ask('/readyz?from=balancer')).toBe('200 ready');
	expect(ready.databaseAnswers).toBe(true);
	expect(await ask('/metrics')).toContain('t 1');
	expect(await ask('/metrics', 'POST')).toBe('405 Only GET.');
	expect(await ask('/plans')).toBe('418 not ours');
	mayLook = false;
	expect(await ask('/metrics')).toBe('404 Nothing here.');

	await proxy.cut();
	expect(await ask('/readyz')).toBe('503 database away');
	expect(ready.databaseAnswers).toBe(false);
	expect(await ask('/healthz')).toBe('200 alive');
	await proxy.mend();
	await expect.poll(() => ask('/readyz'), { timeout: 10_000 }).toBe('200 ready');
	ready.stopping();
	expect(await ask('/readyz')).toBe('503 stopping');
	expect(await ask('/healthz')).toBe('200 alive');
});

test('a database that lacks a table of ours is not ready', async () => {
	const database = await freshDatabase();
	ends.push(database.drop);
	const ready = new Ready(database.sql, '9999_from_tomorrow.sql');
	ready.pagesAreOpen();
	expect(await ready.look()).toBe('tables missing');
});
