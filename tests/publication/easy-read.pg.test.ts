// The easy-read twin in the folder of published files: with its version, escaped, without script, and gone with it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFromTwin } from '#server/easy-read/remove-words.ts';
import { promiseTwin } from '#server/easy-read/write-twin.ts';
import { publish } from '#server/publication/publish.ts';
import { publicRequest, servePublished } from '#server/publication/serve-files.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writeMissedFiles, writePlanFiles } from '#server/publication/write-files.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aTwin, tellWhole } from '#tests/server/easy-read/a-twin.ts';

let database: FreshDatabase;
let dir: string;
beforeAll(async () => {
	database = await freshDatabase();
	dir = await mkdtemp(path.join(os.tmpdir(), 'withus-easy-read-'));
});
afterAll(async () => {
	await database.drop();
	await rm(dir, { recursive: true });
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('goes out with its version, stays as it was, is found at its addresses without the application, and goes with it', async () => {
	const { sql } = database;
	const { lead, planId } = await aTwin(sql);
	const place = { dir, origin: 'https://plans.example.org' };
	const folder = path.join(dir, 'p', planId);
	const pageAt = (...parts: string[]) => readFile(path.join(folder, ...parts, 'index.html'), 'utf8');
	const out = () => publish(sql, { planId, by: lead });

	// the first one only promises
	await promiseTwin(sql, lead, inDays(20));
	await out();
	await writePlanFiles(sql, place, planId);
	expect(await pageAt('v1')).toContain('An easy-read version of this plan is promised for');
	await expect(pageAt('v1', 'easy-read')).rejects.toThrow('ENOENT');

	// the same words go out again, now with the twin; once
	await tellWhole(sql, lead, ({ title }) => `The NHS & <b>${title}</b> of Tim.`);
	const { n, slug } = await out();
	expect(n).toBe(2);
	await expect(out()).rejects.toEqual(expect.objectContaining({ code: 'same-as-published' }));
	await writePlanFiles(sql, place, planId);
	const first = await pageAt('v2', 'easy-read');
	expect(first).toBe(await pageAt('easy-read'));
	expect(first).toContain('The NHS &amp; &lt;b&gt;You wait less&lt;/b&gt; of Tim.');
	expect(first).toContain('src="data:image/svg+xml,');
	expect(first).toContain('What these words mean');
	expect(first).toContain('CC BY-SA 4.0');
	expect(first).not.toMatch(/<script|<b>You|src="http|url\(/);
	expect(await pageAt('v2')).toContain(`/p/${planId}/${slug}/v2/easy-read/`);
	expect(first).toContain(`href="/p/${planId}/${slug}/v2/"`);

	// what is written later is not in it; words removed for privacy are out of it
	await tellWhole(sql, lead, () => 'Later words.');
	await sql.begin((tx) => removeFromTwin(tx, { planId, words: 'of Tim', stub: '…' }));
	await writeMissedFiles(sql, place);
	const after = await pageAt('v2', 'easy-read');
	expect(after).not.toMatch(/Tim|Later/);
	expect(after).toContain('Words were removed for privacy on');

	const served = servePublished(dir);
	const server = createServer((asked, answer) => void served(asked, answer));
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	const ask = (address: string) =>
		new Promise<{ status: number; to: string; tag: string }>((answered, failed) => {
			request({ port, path: address }, (answer) => {
				answer.resume();
				answered({
					status: answer.statusCode ?? 0,
					to: answer.headers.location ?? '',
					tag: answer.headers.etag ?? ''
				});
			})
				.on('error', failed)
				.end();
		});
	try {
		expect((await ask(`/p/${planId}/x/v2/easy-read/`)).status).toBe(200);
		expect((await ask(`/p/${planId}/x/easy-read/`)).status).toBe(200);
		expect(await ask(`/p/${planId}/x/v2/easy-read`)).toMatchObject({
			status: 301,
			to: `/p/${planId}/${slug}/v2/easy-read/`
		});
		expect((await ask(`/p/${planId}/x/v1/easy-read/`)).status).toBe(404);
		await withdraw(sql, { planId, n: 2, reason: 'A mistake.', by: lead });
		await writeMissedFiles(sql, place);
		expect((await ask(`/p/${planId}/x/v2/easy-read/`)).status).toBe(410);
		expect((await ask(`/p/${planId}/x/easy-read/`)).status).toBe(404);
		await expect(pageAt('easy-read')).rejects.toThrow('ENOENT');
	} finally {
		await new Promise((closed) => server.close(closed));
	}
	expect(publicRequest('/p/abc/slug/v3/easy-read/')).toEqual({
		to: 'easy-read',
		plan: 'abc',
		n: 3,
		slash: true
	});
});
