// The main job with keys only: no mouse, no script. Every stop of the Tab key can be seen, and nothing holds on to it.
import type { Page } from '@playwright/test';
import { wordPlan } from './a-word-plan.ts';
import { button, expectSeen, press, tabTo } from './keys.ts';
import { expect, test } from './test.ts';

async function signIn(page: Page, said: string): Promise<void> {
	const [, email = '', password = ''] = /Ben Marsh\s+(\S+)\s+(\S+)/.exec(said) ?? [];
	await page.goto('/sign-in');
	await tabTo(page, page.getByRole('textbox', { name: 'E-mail address' }));
	await page.keyboard.type(email);
	await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
	await page.keyboard.type(password);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
}

async function bringIn(page: Page): Promise<void> {
	await press(page, page.getByRole('link', { name: 'Bring in a plan' }));
	const choosing = page.waitForEvent('filechooser');
	await press(page, page.getByLabel('Word file'), 'Space');
	await (await choosing).setFiles(wordPlan);
	await press(page, button(page, 'Read this file'));
	await expect(page.getByRole('heading', { level: 1, name: 'Rowan Vale improvement plan' })).toBeVisible();
	await press(page, button(page, 'Bring this plan in'));
	await expect(page.getByText('All saved')).toBeVisible();
}

test('with keys only: sign in, bring a plan in, write in text and rows, move a row, publish, read it', async ({
	page,
	context,
	withus
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await signIn(page, withus.output());
	await bringIn(page);

	// prose
	await press(page, button(page, 'Start editing'));
	const text = page.getByRole('textbox', { name: 'The text of the plan' });
	await expect(text).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.type('Together: ');
	await expect(text.getByText(/Together: /)).toBeVisible();

	// the toolbar and back
	await page.keyboard.press('Alt+F10');
	await expectSeen(page);
	await expect(page.getByRole('toolbar').locator(':focus')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(text).toBeFocused();

	// a cell: in, write, out; out of the table; in again
	const timescale = button(page, /^Change “Timescale” of action .*1$/);
	await press(page, timescale);
	await page.keyboard.press('Control+End');
	await page.keyboard.type(', at the latest');
	await page.keyboard.press('Escape');
	await expect(timescale).toBeFocused();
	await expect(page.getByText('By May, at the latest')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(text).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(button(page, /^Change “What are we going to do\?” of action .*1$/)).toBeFocused();

	// a new row, its next cell, and up it goes
	await press(page, button(page, 'Add an action'));
	await page.keyboard.type('Ask young people first');
	await page.keyboard.press('Tab');
	await page.keyboard.type('The young people’s group');
	await page.keyboard.press('Escape');
	await tabTo(page, button(page, 'Move action 3 up'), 'Shift+Tab');
	await page.keyboard.press('Enter');
	const second = page.getByRole('article', { name: 'Action 2' });
	await expect(second).toContainText('Ask young people first');
	await expect(second).toContainText('The young people’s group');
	await expect(page.getByText(/Saved at/).first()).toBeVisible();

	// Tab leads out of table and text again
	await tabTo(page, button(page, 'Stop editing'));
	await page.keyboard.press('Control+Shift+E');
	await expect(button(page, 'Start editing')).toBeVisible();

	await press(page, page.getByRole('link', { name: 'Publish' }));
	await press(page, button(page, 'Publish version 1'));
	await press(page, button(page, 'Copy the address of version 1'));
	await expect(page.getByText('Copied.').first()).toBeVisible();
	const open = page.getByRole('link', { name: 'Open version 1' });
	const address = (await open.getAttribute('href')) ?? '';
	await expect(async () => expect((await page.request.get(address)).status()).toBe(200)).toPass();
	await press(page, open);
	await expect(page).toHaveURL(/\/v1\/$/);
	await press(page, page.getByRole('link', { name: 'Skip to the plan' }));
	await expect(page.getByRole('heading', { name: /Together: / })).toBeVisible();
	await expect(page.getByRole('article').nth(1)).toContainText('Ask young people first');
});

test('with keys only: a plan from a template, an action split and found, an invitation, how it looks, a workshop joined by its code', async ({
	page,
	browser,
	withus
}) => {
	const summary = (of: Page, words: string) => of.locator('summary', { hasText: words });
	await signIn(page, withus.output());
	await press(page, page.getByRole('link', { name: 'Start a new plan' }));
	await tabTo(page, page.getByRole('textbox', { name: 'Plain title' }));
	await page.keyboard.type('Made with keys');
	await page.keyboard.press('Enter');
	await expect(page.getByText('All saved')).toBeVisible();
	const plan = new URL(page.url()).pathname;

	// an action, then two of it
	await press(page, button(page, 'Start editing'));
	await press(page, button(page, 'Add an action'));
	await page.keyboard.type('Ring every family');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Parent carer forum');
	await page.keyboard.press('Escape');
	await tabTo(page, button(page, 'More about action 1'), 'Shift+Tab');
	await page.keyboard.press('Enter');
	await press(page, button(page, 'Split it in two'));
	const forum = page.getByRole('checkbox', { name: 'Parent carer forum' });
	await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
	while (!(await forum.evaluate((box) => box === document.activeElement))) await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await press(page, button(page, 'Move 1 thing'));
	await expect(page.getByRole('article', { name: 'Action 2' })).toContainText('Parent carer forum');

	// found among the others, and all shown again
	await page.keyboard.press('Control+Shift+E');
	await press(page, button(page, /^More$/));
	await press(page, button(page, 'Find actions'));
	await tabTo(page, page.getByRole('textbox', { name: 'Who' }));
	await page.keyboard.type('forum');
	await page.keyboard.press('Escape');
	await expect(page.getByText('Showing 1 of 2 actions.').first()).toBeVisible();
	await press(page, button(page, 'Show all'));

	// somebody new
	await press(page, page.getByRole('link', { name: 'Share' }));
	await press(page, summary(page, 'Invite somebody new to this plan'));
	await press(page, page.getByRole('radio', { name: 'Parent carer' }), 'Space');
	await press(page, button(page, 'Make the invitation'));
	await expect(page.getByLabel('Invitation link')).toHaveValue(/\/join\//);

	// how it looks
	await press(page, summary(page, 'Menu'));
	await press(page, page.getByRole('link', { name: 'How it looks' }));
	await tabTo(page, page.getByRole('radio', { name: 'As my device says' }));
	await page.keyboard.press('ArrowUp');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

	// a workshop, joined by its code in another browser
	await page.goto(`${plan}/workshop`);
	await tabTo(page, page.getByRole('radio', { name: /^Yes/ }));
	await page.keyboard.press('ArrowDown');
	await press(page, button(page, 'Open the workshop'));
	const shown = await page.getByText('Code:').locator('..').innerText();
	const code = shown.replace('Code:', '').trim();
	const context = await browser.newContext({ baseURL: withus.url, locale: 'en-GB' });
	const guest = await context.newPage();
	await guest.goto('/w');
	await tabTo(guest, guest.getByRole('textbox', { name: 'Code' }));
	await guest.keyboard.type(code);
	await guest.keyboard.press('Enter');
	await press(guest, guest.getByRole('radio', { name: 'Parent carer' }), 'Space');
	await press(guest, guest.getByRole('checkbox', { name: 'I want to take part.' }), 'Space');
	await press(guest, button(guest, 'Join'));
	await expect(guest.getByText('All saved')).toBeVisible();
	await context.close();
});
