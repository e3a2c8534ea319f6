// Comments in two browsers: said about words by keys alone, heard live on a phone, answered there after a kind warning, answered and
// settled by keys; and a young person's words that wait.
import { aPlanToEdit, openAs, words } from './a-plan-to-edit.ts';
import { button, press, tabTo } from './keys.ts';
import { expect, test } from './test.ts';

test('a lead says something about words, a parent answers on a phone, and a young person’s words wait for a look', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const lead = await openAs(browser, withus, plan, 'lead');
	const parent = await openAs(browser, withus, plan, 'parent', { width: 320, colorScheme: 'dark' });
	await press(lead, button(lead, 'Start editing'));
	await expect(lead.getByRole('textbox', { name: 'The text of the plan' })).toBeFocused();
	await lead.keyboard.press('Control+Home');
	// past the two titles, to the first sentence
	for (const key of ['ArrowDown', 'ArrowDown', 'Home', 'Shift+End']) await lead.keyboard.press(key);
	expect(await lead.evaluate(() => String(getSelection()))).toBe('Families wait too long.');
	await lead.keyboard.press('Control+Alt+m');
	await expect(lead.getByLabel('What is it about?')).toBeFocused();
	await lead.keyboard.press('Tab');
	await lead
		.getByLabel('Your words')
		.fill('How long is <b>too long</b>? javascript:alert(1) https://example.org/');
	await lead.keyboard.press('Control+Enter');
	await expect(lead.getByRole('link', { name: 'https://example.org/' })).toHaveCount(1);
	await expect(lead.locator('.paper mark.thread-mark')).toHaveCount(1);

	// on the phone it has arrived by itself
	await parent.getByRole('button', { name: 'Comments (1)' }).click();
	const sheet = parent.getByRole('dialog', { name: 'Comments' });
	await expect(sheet.getByText('How long is <b>too long</b>?')).toBeVisible();
	await sheet.getByRole('link', { name: /^Read and answer/ }).click();
	await sheet.getByLabel('Your answer').fill('A year. Ring me on 07700 900123.');
	await sheet.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(sheet.getByText('A phone number: “07700 900123”')).toBeVisible();
	await sheet.getByRole('button', { name: 'Change it' }).click();
	// the line is lost while it is posted: the words stay
	await sheet.getByLabel('Your answer').fill('A year.');
	await parent.route('**/comments/threads', (route) => route.abort());
	await sheet.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(sheet.getByText(/Your words are still here/)).toBeVisible();
	await expect(sheet.getByLabel('Your answer')).toHaveValue('A year.');
	await parent.unroute('**/comments/threads');
	await sheet.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(sheet.getByLabel('Your answer')).toHaveValue('');
	await expect(lead.getByRole('article', { name: /^Sam/ })).toContainText('A year.');
	expect(await parent.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

	// settled by the lead, and reached by key from the text
	await tabTo(lead, lead.getByLabel('Your answer'));
	await lead.keyboard.type('Thank you.');
	await lead.keyboard.press('Control+Enter');
	await expect(sheet.getByText('Thank you.')).toBeVisible();
	await press(lead, button(lead, /Back to the list/), 'Enter', 'Shift+Tab');
	await words(lead).getByText('We meet again in March.').click();
	await lead.keyboard.press('F7');
	await expect(lead.getByRole('group', { name: 'Comments' })).toBeFocused();
	await press(lead, button(lead, 'Mark as settled'));
	await expect(sheet.getByText('Settled by Lena North')).toBeVisible();

	// a young person, on the page that needs no script
	const young = await openAs(browser, withus, plan, 'young');
	await young.goto(`${withus.url}/plans/${plan.planId}/comments`);
	await young.locator('summary', { hasText: 'Say something' }).click();
	await young.getByLabel('Your words').fill('I wait all day.');
	await young.getByRole('button', { name: 'Post it' }).click();
	await expect(young.getByText('Waits until a lead or facilitator has looked at it')).toBeVisible();
	await lead.goto(`${withus.url}/plans/${plan.planId}/comments?which=waiting`);
	await lead.getByRole('link', { name: /^Read and answer: Young person/ }).click();
	await lead.getByRole('button', { name: 'Show it to others' }).click();
	await expect(lead.getByRole('button', { name: 'I agree' })).toBeVisible();
	await expect(lead.getByText('Kit')).toHaveCount(0);
});
