// Words of families in a plan: a box that came with it is protected, a parent carer writes down on a phone what somebody told her, no
// typing changes either, and words that are removed for privacy are gone for everybody who has the plan open.
import { aPlanToEdit, openAs, startEditing, typeAfter, words } from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import { expect, test } from './test.ts';

test('quoted words are protected and written down, typing does not change them, and a stub stands where some were removed', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const quoted = `${withus.url}/plans/${plan.planId}/quoted`;
	const [lead, phone, editor] = await Promise.all([
		openAs(browser, withus, plan, 'lead'),
		openAs(browser, withus, plan, 'parent', { width: 320, colorScheme: 'dark' }),
		openAs(browser, withus, plan, 'young')
	]);

	// the box that came with the plan
	await lead.goto(quoted);
	await expect(lead.getByRole('heading', { name: 'One box can still be changed' })).toBeVisible();
	const protect = lead.getByRole('button', { name: 'Protect the ticked ones' });
	await protect.press('Enter');
	const source = lead.getByRole('textbox', { name: 'Where the words are from' });
	await expect(source).toHaveAttribute('aria-invalid', 'true');
	await expect(lead.getByLabel('Who said it, and when')).not.toHaveAttribute('aria-invalid', 'true');
	await expect(lead.getByRole('checkbox', { name: 'Nobody rang.' })).toBeChecked();
	await source.fill('A parent carer, May 2024');
	await protect.press('Enter');
	await expect(lead.getByText('The words are protected.')).toBeVisible();
	await expect(lead.getByText('From: A parent carer, May 2024')).toBeVisible();
	await expect(protect).toHaveCount(0);
	expect((await axeOf(lead).analyze()).violations).toEqual([]);

	// on a phone: what a family said
	await phone.goto(quoted);
	await phone.getByLabel('Their words').fill('Our son Alex waited <b>two</b> years.');
	await phone.getByLabel('Who said it, and when').fill('A parent carer, 5 March 2026');
	await phone.getByLabel('Where it goes').selectOption({ index: 1 });
	await phone.getByRole('button', { name: 'Put it into the plan' }).press('Enter');
	await expect(phone.getByText('The words are in the plan. Only you can change them.')).toBeVisible();
	expect((await axeOf(phone).analyze()).violations).toEqual([]);
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

	// whoever types in them changes nothing, and writes on beside them
	await expect(words(editor)).toContainText('Our son Alex waited <b>two</b> years.');
	await startEditing(editor);
	await typeAfter(editor, 'Nobody rang.', ' Untrue.');
	await typeAfter(editor, 'Our son Alex waited', ' Untrue.');
	await typeAfter(editor, 'We meet again in March.', ' Soon.');
	await lead.goto(`${withus.url}/plans/${plan.planId}`);
	await expect(words(lead)).toContainText('We meet again in March. Soon.');
	for (const page of [lead, editor]) await expect(words(page)).not.toContainText('Untrue');

	// the lead does not change what the parent wrote down, and removes a name from it
	await lead.goto(quoted);
	await lead.getByRole('link', { name: /^About these words ?: Our son Alex/ }).press('Enter');
	await expect(lead.getByText('Nobody can change these words.')).toHaveCount(1);
	await expect(lead.locator('summary', { hasText: 'Change the words you wrote down' })).toHaveCount(0);
	await lead.locator('summary', { hasText: 'Remove words for privacy' }).press('Enter');
	// words that do not stand there are said to be missing, beside what was typed
	const gone = lead.getByRole('textbox', { name: 'The words to remove' });
	await gone.fill('Alexa');
	await lead.getByRole('radio', { name: 'They show who somebody is' }).press('Space');
	await lead.getByRole('button', { name: 'Remove them' }).press('Enter');
	await expect(lead.getByText(/do(es)? not stand/)).toBeVisible();
	await expect(gone).toHaveValue('Alexa');
	await gone.fill('Alex');
	await lead.getByRole('button', { name: 'Remove them' }).press('Enter');
	await expect(lead.getByText('The words are removed.')).toBeVisible();
	await expect(words(editor)).toContainText(/Our son \[words removed for privacy, .*\] waited/);
	await expect(words(editor)).not.toContainText('Alex');
	await Promise.all([lead, phone, editor].map((page) => page.context().close()));
});
