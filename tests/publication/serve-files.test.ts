import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageStyleHash } from '#server/publication/page-style.ts';
import type { Manifest } from '#server/publication/manifest.ts';
import { publicRequest, servePublished } from '#server/publication/serve-files.ts';

let dir: string;
let server: Server;
let port: number;

beforeAll(async () => {
	dir = await mkdtemp(path.join(tmpdir(), 'withus-published-'));
	const manifest: Manifest = {
		plan: 'plan1',
		slug: 'getting-help',
		current: 2,
		styleHash: pageStyleHash,
		versions: {
			1: { tag: 'one', withdrawn: false },
			2: { tag: 'two', withdrawn: false },
			3: { tag: 'three', withdrawn: true }
		}
	};
	await put('p/plan1/manifest.json', JSON.stringify(manifest));
	for (const n of [1, 2]) await putPage(`p/plan1/v${n}/index.html`, `page ${n}`);
	await putPage('p/plan1/v3/withdrawn.html', 'withdrawn 3');
	await putPage('a/area1/privacy/index.html', 'privacy of area 1');
	await put('secret.txt', 'secret');
	await put('p/broken/manifest.json', 'not a manifest');
	const served = servePublished(dir);
	server = createServer((request, response) => {
		if (!served(request, response)) response.writeHead(418).end('not ours');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(async () => {
	await new Promise((done) => server.close(done));
	await rm(dir, { recursive: true, force: true });
});

async function put(name: string, text: string | Buffer): Promise<void> {
	await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
	await writeFile(path.join(dir, name), text);
}

async function putPage(name: string, text: string): Promise<void> {
	await put(name, text);
	await put(`${name}.br`, brotliCompressSync(text));
	await put(`${name}.gz`, gzipSync(text));
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A request with its path sent exactly as written: fetch would tidy "/../" away before anybody could be tested. */
function ask(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((done, fail) => {
		httpRequest({ port, host: '127.0.0.1', path: target, headers, method }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () =>
				done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
			);
		})
			.on('error', fail)
			.end();
	});
}

describe('addresses', () => {
	test('a version stays at its address under any slug', async () => {
		for (const slug of ['getting-help', 'something-else', '%F0%9F%98%80', '..', '%2e%2e%2f%2e%2e'])
			expect((await ask(`/p/plan1/${slug}/v1/`)).body.toString()).toBe('page 1');
	});
	test('the pages the law asks for stay at the address of their area, packed, and asked for again by their tag', async () => {
		const page = await ask('/a/area1/privacy/');
		expect([page.status, page.body.toString()]).toEqual([200, 'privacy of area 1']);
		const packed = await ask('/a/area1/privacy', { 'accept-encoding': 'gzip' });
		expect(gunzipSync(packed.body).toString()).toBe('privacy of area 1');
		expect((await ask('/a/area1/privacy/', { 'if-none-match': page.headers.etag ?? '' })).status).toBe(304);
	});
	test.each([
		'/a',
		'/a/',
		'/a/area1/',
		'/a/area1/accessibility/',
		'/a/area1/secret/',
		'/a/../privacy/',
		'/a/area1/privacy/../../../secret.txt'
	])('%s is no page', async (target) => {
		expect((await ask(target)).status).toBe(404);
	});
	test('without a number it is the newest version that can be read', async () => {
		expect((await ask('/p/plan1/getting-help/')).body.toString()).toBe('page 2');
		expect((await ask('/p/plan1/getting-help/?from=mail#x')).body.toString()).toBe('page 2');
	});
	test.each([
		['/p/plan1', '/p/plan1/getting-help/'],
		['/p/plan1/', '/p/plan1/getting-help/'],
		['/p/plan1/old-name', '/p/plan1/getting-help/'],
		['/p/plan1/old-name/v1', '/p/plan1/getting-help/v1/'],
		['/p/plan1/v1/', '/p/plan1/getting-help/v1/'],
		['/p/plan1/v1', '/p/plan1/getting-help/v1/'],
		['/p/plan1/v3', '/p/plan1/getting-help/v3/']
	])('%s leads to %s', async (from, to) => {
		const answer = await ask(from);
		expect([301, 302]).toContain(answer.status);
		expect(answer.headers.location).toBe(to);
	});
	test('a withdrawn version answers 410 with the page that says so', async () => {
		const answer = await ask('/p/plan1/getting-help/v3/');
		expect([answer.status, answer.body.toString()]).toEqual([410, 'withdrawn 3']);
	});
	test('once its file is deleted, a page is gone even while the manifest still names it', async () => {
		await putPage('p/plan2/v1/withdrawn.html', 'withdrawn');
		const versions = { 1: { tag: 'x', withdrawn: false } };
		await put(
			'p/plan2/manifest.json',
			JSON.stringify({ plan: 'plan2', slug: 's', current: 1, styleHash: pageStyleHash, versions })
		);
		expect((await ask('/p/plan2/s/v1/')).status).toBe(410);
		expect((await ask('/p/plan2/s/')).status).toBe(410);
	});
	test.each([
		'/p/',
		'/p',
		'/p/nothing/x/',
		'/p/plan1/getting-help/v9/',
		'/p/plan1/getting-help/v0/',
		'/p/plan1/getting-help/v01/',
		'/p/plan1/getting-help/v1/x/',
		'/p/plan1/getting-help/v1/index.html',
		'/p/plan1/manifest.json/x/y',
		'/p/broken/x/',
		'/p/../secret.txt',
		'/p/..%2fsecret.txt/x/',
		'/p/%2e%2e/secret.txt/',
		'/p/plan1/../../secret.txt',
		'/p/plan1/x/../../../secret.txt',
		'/p/....//secret.txt',
		'/p/plan1%00/x/',
		'/p/plan1\\..\\secret.txt/x/',
		`/p/${'a'.repeat(65)}/x/`,
		'/p/constructor/x/'
	])('%s is a plain page that says so', async (target) => {
		const answer = await ask(target);
		expect(answer.status).toBe(404);
		expect(answer.body.toString()).toContain('There is no published plan here');
		expect(answer.body.toString()).not.toContain('secret');
	});
	test('numbers that are names of objects are no versions', async () => {
		expect(publicRequest('/p/plan1/x/vconstructor/').to).toBe('nowhere');
		expect(publicRequest('/p/plan1/x/v1234567/').to).toBe('nowhere');
	});
	test('what is not under /p/ is left to others', async () => {
		for (const target of ['/', '/plans', '/px', '/P/plan1/x/']) expect((await ask(target)).status).toBe(418);
	});
});

describe('answers', () => {
	test('the page comes compressed where the browser can take it', async () => {
		const brotli = await ask('/p/plan1/x/v1/', { 'accept-encoding': 'gzip, deflate, br' });
		expect([brotli.headers['content-encoding'], brotliDecompressSync(brotli.body).toString()]).toEqual([
			'br',
			'page 1'
		]);
		const gzip = await ask('/p/plan1/x/v1/', { 'accept-encoding': 'gzip;q=1.0, br;q=0' });
		expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', 'page 1']);
		expect((await ask('/p/plan1/x/v1/')).headers['content-encoding']).toBeUndefined();
		expect(brotli.headers.vary).toBe('accept-encoding');
	});
	test('who has the page already is told so, per encoding', async () => {
		const first = await ask('/p/plan1/x/v1/', { 'accept-encoding': 'br' });
		const tag = String(first.headers.etag);
		const again = await ask('/p/plan1/x/v1/', { 'accept-encoding': 'br', 'if-none-match': `W/${tag}` });
		expect([again.status, again.body.length]).toEqual([304, 0]);
		expect((await ask('/p/plan1/x/v1/', { 'if-none-match': tag })).status).toBe(200);
	});
	test('every answer forbids scripts, frames, sniffing and keeping it unasked', async () => {
		for (const target of ['/p/plan1/x/v1/', '/p/plan1/x/v3/', '/p/nothing/', '/p/plan1']) {
			const { headers } = await ask(target);
			expect(headers['content-security-policy']).toMatch(
				/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/
			);
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('no-referrer');
			expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
			expect(headers['set-cookie']).toBeUndefined();
		}
	});
	test('HEAD answers without a body, other methods are refused in plain words', async () => {
		const head = await ask('/p/plan1/x/v1/', {}, 'HEAD');
		expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '6', 0]);
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
			const answer = await ask('/p/plan1/x/v1/', {}, method);
			expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
		}
	});
});
