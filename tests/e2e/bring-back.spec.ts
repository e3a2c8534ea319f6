// Bringing a section back from the time line: choose, see it first, press the button, undo it.
import { comeInAs } from './demo.ts';
import { expect, test } from './test.ts';

test('somebody brings an action of the published version back and undoes it again', async ({ page }) => {
	await comeInAs(page, 'Ben Marsh');
	await page.getByRole('link', { name: 'Putting it right together' }).first().click();
	await page.waitForURL(/\/plans\/\w+$/);
	const plan = page.url();
	await page.goto(`${plan}/compare?from=1&to=now`);
	await page.getByRole('link', { name: 'Bring something back' }).click();

	await page.getByRole('combobox', { name: 'What to bring back' }).selectOption({ label: 'Action: A2' });
	await page.getByRole('button', { name: 'Show what would change' }).click();
	await expect(page).toHaveURL(/part=row\./);
	const summary = page.getByRole('region', { name: 'In short' });
	await expect(summary).toContainText('“What are we going to do?” of A2 has changed.');

	await page.getByRole('button', { name: 'Bring it back' }).click();
	await expect(page.getByRole('status')).toContainText('The action “A2” is back.');
	await page.getByRole('button', { name: 'Undo this restore' }).click();
	await expect(page.getByRole('status')).toContainText('is undone');
});
