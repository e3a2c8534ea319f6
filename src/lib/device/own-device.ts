// "Is this your own device?": asked once, remembered on the device. Only after a yes is anything of a plan kept here.

/** The service worker keeps the pages of plans here, as they came; see src/own-device-worker.ts. */
export const pagesCache = 'withus-own-pages';
const answerKey = 'withus-own-device';
const ownerKey = 'withus-own-device-of';
/** By this every open tab hears that nothing is kept here any more. */
const channelName = 'withus-own-device';

export type Answer = 'yes' | 'no';

/** What somebody said on this device; null when nobody was asked yet. */
export function ownDevice(): Answer | null {
	const said = readLocal(answerKey);
	return said === 'yes' || said === 'no' ? said : null;
}

/** Whether this browser can keep a copy that no two tabs write at once. */
export function canKeepCopies(): boolean {
	return isSecureContext && 'indexedDB' in window && 'locks' in navigator && 'serviceWorker' in navigator;
}

/** Remembers a yes. */
export function sayOwn(): void {
	localStorage.setItem(answerKey, 'yes');
}

/** Lets this page be opened again without a connection. Fails while there is none: it is tried again with the next one. */
export async function keepPage(page: string): Promise<void> {
	await navigator.serviceWorker.register('/service-worker.js');
	const cache = await caches.open(pagesCache);
	if (!(await cache.match(page))) await cache.add(page);
}

/** Remembers a no, and takes away whatever was kept. */
export async function sayNotOwn(forgetCopies: () => Promise<void>): Promise<void> {
	localStorage.setItem(answerKey, 'no');
	tellTabs();
	await forgetPages(forgetCopies);
	const worker = await navigator.serviceWorker.getRegistration();
	await worker?.unregister();
}

/** Calls back when, in whichever tab, nothing shall be kept here any more; answers how to stop listening. */
export function whenForgotten(then: () => void): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.onmessage = then;
	return () => channel.close();
}

/** Open tabs stop keeping copies: one that goes on would write again what is taken away now. */
export function tellTabs(): void {
	if (!('BroadcastChannel' in globalThis)) return;
	const channel = new BroadcastChannel(channelName);
	channel.postMessage('forget');
	channel.close();
}

/** Takes away one page. */
export async function forgetPage(page: string): Promise<void> {
	if ('caches' in window && (await caches.has(pagesCache)))
		await (await caches.open(pagesCache)).delete(page);
}

/** Takes every copy away: signing out, or somebody else's turn at this browser. The answer stays with the device. */
export async function forgetPages(forgetCopies: () => Promise<void>): Promise<void> {
	removeLocal(ownerKey);
	if ('caches' in window) await caches.delete(pagesCache);
	await forgetCopies();
}

/** Copies belong to one account: when another has signed in, those of the one before are taken away. */
export async function keepOnlyFor(owner: string, forgetCopies: () => Promise<void>): Promise<void> {
	if (ownDevice() !== 'yes' || owner === '') return;
	const before = readLocal(ownerKey);
	if (before !== null && before !== owner) await forgetPages(forgetCopies);
	localStorage.setItem(ownerKey, owner);
}

/** A browser may forbid its store altogether; then nobody was asked. */
function readLocal(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

function removeLocal(key: string): void {
	if (readLocal(key) !== null) localStorage.removeItem(key);
}
