// The database goes away while somebody types: the page says so, keeps every word, and writes them down when it is back.
import { comeInAs } from './demo.ts';
import { startServerForOutage } from './outage.ts';
import { promised } from './pace.ts';
import { expect, test } from './test.ts';

test('with the database stopped for ten seconds the page says “Not saved”, and nothing is lost', async ({
	browser
}) => {
	const server = await startServerForOutage();
	try {
		const page = await browser.newPage({ baseURL: server.url });
		await comeInAs(page, 'Ben Marsh');
		await page.getByRole('link', { name: 'Getting help sooner in Larkshire' }).click();
		await page.getByRole('button', { name: 'Start editing' }).click();
		const text = page.getByRole('textbox', { name: 'The text of the plan' });
		await text.getByText('This is the plan of families').click();
		await page.keyboard.press('End');
		await page.keyboard.type(' Typed before.');
		await expect(page.getByText(/Saved at/).first()).toBeVisible();

		await server.stopDatabase();
		const stopped = Date.now();
		await page.keyboard.type(' Typed during.');
		// three seconds from the fault, the typing included
		await expect(page.getByText('Not saved, keep this page open').first()).toBeVisible({
			timeout: promised(3_000) - (Date.now() - stopped)
		});
		console.log(`"Not saved" was shown ${Date.now() - stopped} ms after the database had gone.`);
		await page.waitForTimeout(Math.max(0, 10_000 - (Date.now() - stopped)));
		await expect(page.getByText('Not saved, keep this page open').first()).toBeVisible();
		await page.keyboard.type(' Typed late.');
		await server.startDatabase();

		await expect(page.getByText(/Saved at/).first()).toBeVisible({ timeout: 15_000 });
		await page.keyboard.type(' Typed after.');
		await expect(page.getByText(/Saved at/).first()).toBeVisible();

		const other = await browser.newPage({ baseURL: server.url });
		await comeInAs(other, 'Frank Dale');
		await other.getByRole('link', { name: 'Getting help sooner in Larkshire' }).click();
		await expect(other.getByText('Typed before. Typed during. Typed late. Typed after.')).toBeVisible();
	} finally {
		await server.remove();
	}
});
