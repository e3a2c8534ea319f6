// What changed between two versions: in sentences, word by word, by keys from change to change, and without JavaScript.
import { comeInAs } from './demo.ts';
import { expect, test } from './test.ts';

test('somebody reads what changed since a version, steps through it by keys, and compares two others', async ({
	page,
	browser
}) => {
	await comeInAs(page, 'Ben Marsh');
	await page.getByRole('link', { name: 'Putting it right together' }).first().click();
	await page.waitForURL(/\/plans\/\w+$/);
	const plan = page.url();
	await page.goto(`${plan}/publish`);
	await page.getByRole('link', { name: 'What changed since version 1' }).click();

	const summary = page.getByRole('region', { name: 'In short' });
	await expect(summary).toContainText('To: The plan as it is now. Eight changes in all.');
	await expect(summary.getByRole('listitem').nth(1)).toHaveText('“In 6 months” of A4 was filled in.');
	const first = page.getByRole('article', { name: '“What are we going to do?” of A2 has changed.' });
	await expect(first.locator('ins')).toContainText('Families chose the words');
	await expect(first.locator('ins')).toContainText('added:');

	await page.getByRole('navigation', { name: 'From change to change' }).waitFor();
	await page.keyboard.press('Alt+PageDown');
	await expect(first).toBeFocused();
	await page.keyboard.press('Alt+PageDown');
	await page.keyboard.press('Alt+PageDown');
	await expect(page.locator('#change-3')).toBeFocused();
	await page.getByRole('button', { name: 'Change before' }).click();
	await expect(page.locator('#change-2')).toBeFocused();
	await expect(page.getByText('Change 2 of 8')).toBeVisible();

	await page.goto(`${plan}/compare?from=1&to=1`);
	await expect(page.getByText('You chose the same version twice')).toBeVisible();
	await expect(page.getByLabel('Older')).toHaveValue('1');

	const plain = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState()
	});
	const still = await plain.newPage();
	await still.goto(`${plan}/compare`);
	await still.getByLabel('Older').selectOption('1');
	await still.getByLabel('Newer').selectOption('2');
	await still.getByRole('button', { name: 'Compare' }).click();
	await expect(still.getByText('Five changes in all.')).toBeVisible();
	await expect(still.getByRole('link', { name: '“Timescale” of B6 was filled in.' })).toHaveAttribute(
		'href',
		'#change-4'
	);
	await plain.close();
});
