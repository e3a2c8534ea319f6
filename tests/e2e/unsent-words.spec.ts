// Words that have not reached the server: nobody loses them by following a link.
import type { Page } from '@playwright/test';
import { aPlanToEdit, openAs, startEditing, typeAfter, words } from './a-plan-to-edit.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

/** From now on nothing this page says arrives, while the line still looks whole. */
async function aLineToCut(page: Page): Promise<() => void> {
	let cut = false;
	await page.routeWebSocket(/\/collab\//, (line) => {
		const server = line.connectToServer();
		line.onMessage((frame) => {
			if (!cut) server.send(frame);
		});
	});
	return () => (cut = true);
}

async function aPageWithUnsentWords(server: TestServer, browser: Parameters<typeof openAs>[0]) {
	const plan = await aPlanToEdit(server);
	let cut = () => {};
	const page = await openAs(browser, server, plan, 'parent', {}, async (fresh) => {
		cut = await aLineToCut(fresh);
	});
	await startEditing(page);
	cut();
	await typeAfter(page, 'Families wait too long.', ' Never sent.');
	await expect(page.getByText('Not saved, keep this page open').first()).toBeVisible();
	return { plan, page };
}

test('a link away from words that are not saved asks first', async ({ browser, withus }) => {
	const { page } = await aPageWithUnsentWords(withus, browser);
	const asked: string[] = [];
	let leave = false;
	page.on('dialog', (dialog) => {
		asked.push(dialog.message());
		void (leave ? dialog.accept() : dialog.dismiss());
	});
	await page.getByRole('link', { name: 'Plans', exact: true }).first().click();
	await expect.poll(() => asked.length).toBe(1);
	await expect(words(page).getByText('Never sent.')).toBeVisible();
	leave = true;
	await page.getByRole('link', { name: 'Plans', exact: true }).first().click();
	await expect(page).toHaveURL(/\/plans$/);
	expect(asked[0]).toContain('not saved');
});
