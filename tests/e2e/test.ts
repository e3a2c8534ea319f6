// Playwright's test, with a running server: one per worker, shared by the tests of its files.
import { test as base } from '@playwright/test';
import { startServer, type TestServer } from './server.ts';

export { expect } from '@playwright/test';

export const test = base.extend<object, { withus: TestServer }>({
	withus: [
		async ({ browserName: _ }, use) => {
			const server = await startServer();
			await use(server);
			await server.remove();
		},
		{ scope: 'worker', timeout: 90_000 }
	],
	baseURL: async ({ withus }, use) => use(withus.url)
});
