import { expect, test } from './test.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startServerForOutage } from './outage.ts';
import { runServer, startServer } from './server.ts';

test('the first page opens without an error in the console', async ({ page }) => {
	const complaints: string[] = [];
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	await page.goto('/');
	await expect(page).toHaveTitle(/Withus/);
	expect(complaints).toEqual([]);
});

test('a second start on the same port says so in one sentence, and leaves the first alone', async ({
	withus,
	page
}) => {
	const second = await runServer({ PORT: new URL(withus.url).port, DATA_DIR: withus.dataDir });
	expect(second).toEqual({
		code: 1,
		said: expect.stringMatching(/^Port \d+ is in use by another program\..+\n$/)
	});
	expect((await page.goto('/'))?.status()).toBe(200);
});

test('a setting that cannot be used is named, and nothing is started', async () => {
	const refused = await runServer({ PORT: '0', PUBLIC_URL: 'plans.example.org' });
	expect(refused).toEqual({
		code: 1,
		said: 'The setting PUBLIC_URL must look like https://plans.example.org.\n'
	});
});

test('after a kill it starts again with the database that went on, and then stops cleanly', async ({
	request
}) => {
	const server = await startServer();
	try {
		await server.kill();
		await server.restart();
		expect(server.output()).toContain('The database was still running, and is used again.');
		expect((await request.get(server.url)).status()).toBe(200);
		expect(await server.interrupt()).toBe(0);
		expect(server.output()).toMatch(/Stopping …\nStopped\. Everything is saved\.\n$/);
	} finally {
		await server.remove();
	}
});

test('another site’s name for this machine gets no page of the demo', async ({ withus, request }) => {
	const answer = await request.get(withus.url, { headers: { host: 'other.example' } });
	expect(answer.status()).toBe(421);
});

test('while its database is away it says so, and goes on when it is back', async ({ request }) => {
	const server = await startServerForOutage();
	try {
		await server.stopDatabase();
		const away = await request.get(`${server.url}/sign-in`, { headers: { cookie: 'withus=unknown' } });
		expect(away.status()).toBe(503);
		await server.startDatabase();
		await expect.poll(async () => (await request.get(server.url)).status()).toBe(200);
		expect(await server.stop()).toBe(0);
	} finally {
		await server.remove();
	}
});

test('its own database is started again when it is killed', async ({ request }) => {
	const server = await startServer();
	try {
		const pidFile = path.join(server.dataDir, 'postgres/data/postmaster.pid');
		process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
		await expect.poll(() => server.output(), { timeout: 20_000 }).toContain('is started again');
		await expect.poll(async () => (await request.get(server.url)).status(), { timeout: 20_000 }).toBe(200);
		expect(await server.stop()).toBe(0);
	} finally {
		await server.remove();
	}
});
