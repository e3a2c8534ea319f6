// A plan that is no Word file: its words are pasted, looked at, and become a plan. What is refused stays in its box.
import { comeInAs } from './demo.ts';
import { expect, test } from './test.ts';

const plan = `Rowan Vale sleep plan

March 2027

1. Nights are calmer

What families told us:

- Nobody asks about our nights.

Action\tLead\tBy when\tLinked to
Lend lamps to every family\tHead of Therapies\t31 March 2027\t1
\t\t\t
Ring after a week\tParent forum\t\t1
`;

test('[R8] pasted words become a plan, and a text too long stays where it was typed', async ({ page }) => {
	await comeInAs(page, 'Ben Marsh');
	await page.getByRole('link', { name: /^Bring in a plan/ }).click();
	const box = page.getByLabel('Paste the plan’s text');
	const read = page.getByRole('button', { name: 'Read this text' });

	await read.click();
	await expect(page.getByText('Paste the words of the plan first.')).toBeVisible();
	await box.evaluate((field: HTMLTextAreaElement) => {
		field.value = 'ten million letters '.repeat(500_000);
		field.dispatchEvent(new Event('input', { bubbles: true }));
	});
	await read.click();
	await expect(page.getByText('This is more than 5 MB of text')).toBeVisible();
	expect(await box.evaluate((field: HTMLTextAreaElement) => field.value.length)).toBe(10_000_000);

	await box.fill(plan);
	await read.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Rowan Vale sleep plan' })).toBeVisible();
	await expect(page.getByText('2 in 1 table')).toBeVisible();
	await page.getByRole('button', { name: 'Bring this plan in' }).click();
	await expect(page).toHaveURL(/\/plans\/[a-z0-9]{20}$/);
	await expect(page.getByText('Lend lamps to every family').first()).toBeVisible();
});
