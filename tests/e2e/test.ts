// Playwright's test, with a running server: one per worker, shared by the tests of its files. What each page said is printed when a
// test fails, and nobody presses anything on a page that is not awake yet.
import { test as base, type Browser, type Page } from '@playwright/test';
import { startServer, type TestServer } from './server.ts';

export { expect } from '@playwright/test';

/** A page whose script has not run yet. Where there is none (public pages, script turned off) there is nothing to wait for. */
const asleep = 'html:not([data-awake]):has(script)';

/** Faults the pages of the test that runs told the console, or files they could not get. */
const said: string[] = [];

/** A person presses again when nothing happens; a test would not. So each act waits until the page is awake. */
async function waitUntilAwake(page: Page): Promise<void> {
	await page.addLocatorHandler(page.locator(asleep), async () => {});
}

function listen(page: Page): void {
	const note = (what: string) => said.push(`${new Date().toISOString().slice(11, 23)} ${page.url()} ${what}`);
	page.on('pageerror', (error) => note(error.stack ?? error.message));
	page.on('console', (message) => message.type() === 'error' && note(message.text()));
	page.on('requestfailed', (request) => note(`${request.url()} ${request.failure()?.errorText ?? ''}`));
}

/** Every context of this browser, however it is opened, has pages that are waited for and listened to. */
function watched(browser: Browser): Browser {
	const plain = browser.newContext.bind(browser);
	browser.newContext = async (options) => {
		const context = await plain(options);
		context.on('page', (page) => {
			listen(page);
			if (options?.javaScriptEnabled !== false)
				// a window that is gone at once needs no waiting for
				waitUntilAwake(page).catch((error: unknown) => said.push(`not waited for: ${String(error)}`));
		});
		return context;
	};
	return browser;
}

export const test = base.extend<{ whatPagesSaid: undefined }, { withus: TestServer }>({
	withus: [
		async ({ browserName: _ }, use) => {
			const server = await startServer();
			await use(server);
			await server.remove();
		},
		{ scope: 'worker', timeout: 90_000 }
	],
	browser: [async ({ browser }, use) => use(watched(browser)), { scope: 'worker' }],
	whatPagesSaid: [
		async ({ browserName: _ }, use, info) => {
			said.length = 0;
			await use(undefined);
			if (info.status !== info.expectedStatus && said.length > 0)
				console.error(`What the pages said while “${info.title}” ran:\n${said.slice(-40).join('\n')}`);
		},
		{ auto: true }
	],
	baseURL: async ({ withus }, use) => use(withus.url)
});
