// The database is away while somebody sends a form: the page says so, and what they typed still stands there.
import { comeInAs } from './demo.ts';
import { startServerForOutage } from './outage.ts';
import { expect, test } from './test.ts';

test('a form sent while the database is away keeps its words, and can be sent again', async ({ browser }) => {
	const server = await startServerForOutage();
	try {
		const page = await browser.newPage({ baseURL: server.url });
		await comeInAs(page, 'Ben Marsh');
		await page.goto('/plans/new');
		const title = page.locator('[name=plainTitle]');
		await title.fill('Words that took me an hour');
		await server.stopDatabase();
		const send = page.locator('form').last().getByRole('button');
		await send.click();
		await expect(page.getByText('cannot reach its store of plans right now')).toBeVisible({
			timeout: 20_000
		});
		await expect(title).toHaveValue('Words that took me an hour');
		await server.startDatabase();
		await send.click();
		await expect(page.getByRole('heading', { level: 1, name: 'Words that took me an hour' })).toBeVisible({
			timeout: 20_000
		});
	} finally {
		await server.remove();
	}
});
