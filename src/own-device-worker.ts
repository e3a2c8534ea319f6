/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
// Only on a device somebody has called their own (src/lib/device/own-device.ts registers it): keeps the app's built files,
// and the pages of plans as they came, so that a plan opens without a connection. With one, pages always come from the
// server, so nobody is caught in an old build; a new worker waits until the old one's tabs are closed.
import { build, files, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;
const assetsCache = `withus-assets-${version}`;
/** The same name as in src/lib/device/own-device.ts, which takes it away. */
const pagesCache = 'withus-own-pages';
const assets = new Set([...build, ...files]);
/** The page of a plan, and nothing below it. */
const planPage = /^\/plans\/[A-Za-z0-9_-]{1,64}$/;
/** A line that says nothing for so long is none, milliseconds. */
const patience = 8_000;
/** A page is kept as long as the copy of its words (src/lib/device/plan-copies.ts), milliseconds. */
const month = 30 * 24 * 60 * 60_000;

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(assetsCache).then((cache) => cache.addAll([...build])));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(forgetOldAssets());
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (assets.has(url.pathname)) event.respondWith(asset(request, url.pathname));
	else if (request.mode === 'navigate' && planPage.test(url.pathname))
		event.respondWith(page(event, url.pathname));
});

async function forgetOldAssets(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith('withus-assets-') && name !== assetsCache);
	await Promise.all(old.map((name) => caches.delete(name)));
}

/** Built files carry their hash in their names, so what is kept is always right. */
async function asset(request: Request, path: string): Promise<Response> {
	return (await (await caches.open(assetsCache)).match(path)) ?? fetch(request);
}

/** From the server; without a line, as it came the last time. */
async function page(event: FetchEvent, path: string): Promise<Response> {
	const fromServer = fetch(event.request);
	const kept = await keptPage(path);
	if (!kept) {
		event.waitUntil(
			fromServer.then(
				(response) => keep(path, response.clone()),
				() => undefined
			)
		);
		return fromServer;
	}
	const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
	const response = await Promise.race([fromServer, late]).catch(() => null);
	// asked anew: it may have been taken away while we waited
	if (!response) return (await keptPage(path)) ?? fromServer;
	event.waitUntil(keep(path, response.clone()));
	return response;
}

async function keptPage(path: string): Promise<Response | undefined> {
	if (!(await caches.has(pagesCache))) return undefined;
	const cache = await caches.open(pagesCache);
	const page = await cache.match(path);
	const at = Date.parse(page?.headers.get('date') ?? '');
	if (!(Date.now() - at > month)) return page;
	await cache.delete(path);
	return undefined;
}

/** Kept only while the device is said to be somebody's own, and only what they may see. */
async function keep(path: string, response: Response): Promise<void> {
	if (!(await caches.has(pagesCache))) return;
	const cache = await caches.open(pagesCache);
	if (response.ok && !response.redirected) await cache.put(path, response);
	else if (response.status === 403 || response.status === 404 || response.status === 410)
		await cache.delete(path);
}
