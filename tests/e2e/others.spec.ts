// What one person chooses about the others: to hear of them, to follow one of them, to let their changes wait.
import type { Page } from '@playwright/test';
import { aPlanToEdit, openAs, startEditing, typeAfter, words } from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import { expect, test } from './test.ts';

async function openList(page: Page): Promise<ReturnType<Page['getByRole']>> {
	await page.getByRole('button', { name: /people here/ }).click();
	return page.getByRole('dialog', { name: 'People here' });
}
const closeList = (page: Page) => page.keyboard.press('Escape');
const scrolled = (page: Page) => page.evaluate(() => scrollY);
const said = (page: Page) => page.getByRole('status').first();

test('others are heard when they edit near me, followed where they write, and their changes can wait', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const [lead, parent] = await Promise.all([
		openAs(browser, withus, plan, 'lead', { width: 320 }),
		openAs(browser, withus, plan, 'parent')
	]);
	await startEditing(parent);
	await typeAfter(parent, 'Families wait too long.', ' Too long.');
	await expect(said(lead)).toContainText('Sam edited “You get help sooner”.');

	// followed by keyboard; the focus stays on what was pressed before the list opened
	const list = await openList(lead);
	await expect(list.getByRole('region', { name: 'Parent carers' })).toContainText('in “You get help sooner”');
	await list.getByRole('button', { name: 'Follow Sam' }).press('Enter');
	await expect(lead.getByText('You follow Sam.')).toBeVisible();
	const focused = await lead.evaluate(() => document.activeElement?.textContent);
	await words(parent).getByText('We meet again in March.').click();
	await expect(words(lead).getByText('We meet again in March.')).toBeInViewport();
	expect(await scrolled(lead)).toBeGreaterThan(400);
	expect(await lead.evaluate(() => document.activeElement?.textContent)).toBe(focused);
	const { violations } = await axeOf(lead).analyze();
	expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
	expect(await lead.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await lead.keyboard.press('Escape');
	await expect(said(lead)).toContainText('You no longer follow Sam.');
	await lead.evaluate(() => scrollTo(0, 0));
	await words(parent).getByText('Families wait too long.').click();
	await words(parent).getByText('We meet again in March.').click();
	await expect(lead.getByText('You follow Sam.')).toHaveCount(0);
	expect(await scrolled(lead)).toBe(0);

	// their changes wait, my own are saved
	await startEditing(lead);
	await openList(lead);
	await lead.getByRole('radio', { name: /^Wait until I ask/ }).check();
	await closeList(lead);
	await typeAfter(parent, 'We meet again in March.', ' Bring biscuits.');
	await expect(lead.getByText(/^\d+ changes? waits?\.$/)).toBeVisible();
	await typeAfter(lead, 'Families wait too long.', ' We know.');
	await expect(words(parent)).toContainText('We know.');
	await expect(words(lead)).not.toContainText('biscuits');
	await lead.getByRole('button', { name: 'Show them now' }).click();
	await expect(words(lead)).toContainText('Bring biscuits.');
	await typeAfter(parent, 'We meet again in March.', ' And tea.');
	await expect(lead.getByText(/^\d+ changes? waits?\.$/)).toBeVisible();
	await lead.getByRole('button', { name: 'Stop editing' }).click();
	await expect(words(lead)).toContainText('And tea.');

	// the level of what is said holds at once, and is the same as on /display
	await openList(lead);
	await lead.getByRole('radio', { name: 'Only who comes and goes' }).check();
	await closeList(lead);
	expect(await lead.evaluate(() => document.documentElement.dataset.announce)).toBe('people');
	await lead.waitForTimeout(5_500);
	const before = await said(lead).textContent();
	await typeAfter(parent, 'Families wait too long.', ' Quietly.');
	await expect(words(lead)).toContainText('Quietly.');
	await parent.context().close();
	await expect(said(lead)).toContainText('Sam left.');
	expect(before).not.toContain('Quietly');
	expect(await said(lead).textContent()).not.toContain('edited');
	await lead.context().close();
});
