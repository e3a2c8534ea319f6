// Bringing something back from the time line: choose, see it first, press the button, undo it.
import type { Page } from '@playwright/test';
import { comeInAs } from './demo.ts';
import { button, press, tabTo } from './keys.ts';
import { expect, test } from './test.ts';

async function openPublished(page: Page): Promise<string> {
	await comeInAs(page, 'Ben Marsh');
	await page.getByRole('link', { name: 'Putting it right together' }).first().click();
	await page.waitForURL(/\/plans\/\w+$/);
	return page.url();
}

test('by keys only somebody brings an action of the published version back, undoes it again, and reads its story by keys', async ({
	page
}) => {
	const plan = await openPublished(page);
	await page.goto(`${plan}/compare?from=1&to=now`);
	await press(page, page.getByRole('link', { name: 'Bring something back' }));

	await tabTo(page, page.getByRole('combobox', { name: 'What to bring back' }));
	await page.keyboard.type('Action: A2');
	await press(page, button(page, 'Show what would change'));
	await expect(page).toHaveURL(/part=row\./);
	const summary = page.getByRole('region', { name: 'In short' });
	await expect(summary).toContainText('“What are we going to do?” of A2 has changed.');

	await press(page, button(page, 'Bring it back'));
	await expect(page.getByRole('status')).toContainText('The action “A2” is back.');
	await press(page, button(page, 'Undo this restore'));
	await expect(page.getByRole('status')).toContainText('is undone');

	// how the action came to be, by keys: also this bringing back, and that it was taken back
	await page.goto(`${plan}/compare?from=1&to=now`);
	const change = page.getByRole('article', { name: '“What are we going to do?” of A2 has changed.' });
	await change.getByRole('link', { name: /^Story of this action/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'The story of an action' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 2, name: /^Step \d of 4/ })).toHaveCount(4);
	await expect(page.getByRole('button', { name: 'Next step' })).toBeVisible();
	for (const said of [
		'It stood like this in the first version',
		'Changed in the plan by',
		'Brought back from an older version by'
	]) {
		await page.keyboard.press('Alt+PageDown');
		await expect(page.locator('.step:focus')).toContainText(said);
	}
	await expect(page.locator('.step:focus del')).toHaveCount(1);
	await page.keyboard.press('Alt+PageUp');
	await expect(page.locator('.step:focus ins')).toHaveCount(1);
	await page.getByRole('link', { name: 'Bring this text back, step 1' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: 'In short' })).toContainText('of A2 has changed.');
});

test('without JavaScript, on paper, and pressed twice: nothing is lost on the way', async ({
	browser,
	withus
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: withus.url });
	const page = await context.newPage();
	const plan = await openPublished(page);
	await page.goto(`${plan}/restore?version=1`);
	await page.getByRole('combobox', { name: 'What to bring back' }).selectOption({ label: 'Action: A2' });
	await page.getByRole('button', { name: 'Show what would change' }).click();
	const preview = page.url();
	await expect(page.getByText('types just then into a line that goes away')).toBeVisible();

	await page.emulateMedia({ media: 'print' });
	await expect(button(page, 'Bring it back')).toBeHidden();
	await expect(page.getByRole('article').first()).toBeVisible();
	await page.goto(plan);
	await expect(
		page.getByText(
			/^The working copy as it was on \d+ \w+ \d{4} at .* The newest public version is version 2\./
		)
	).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	await page.goto(preview);

	await button(page, 'Bring it back').click();
	await expect(page.getByText('The action “A2” is back.')).toBeVisible();
	const done = page.url();
	await page.goto(preview);
	await expect(page.getByText('The plan says this already')).toBeVisible();
	await page.goto(done);
	await button(page, 'Undo this restore').click();
	await expect(page.getByText('is undone')).toBeVisible();
	await page.goto(done);
	await expect(button(page, 'Undo this restore')).toBeHidden();
	await context.close();
});
