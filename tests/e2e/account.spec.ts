// One's own account, as a person meets it: forgotten password, the other browser signed out, another address, the list of sign-ins.
import type { Browser, Page } from '@playwright/test';
import { comeInAs } from './demo.ts';
import { promised } from './pace.ts';
import { expect, test } from './test.ts';

const open = async (browser: Browser, baseURL: string): Promise<Page> =>
	(await browser.newContext({ baseURL })).newPage();

/** The newest link of this kind on the demo's mail page. */
async function mailedLink(page: Page, kind: string): Promise<string> {
	await page.goto('/mail');
	return (await page.locator(`a[href*="/${kind}/"]`).first().getAttribute('href')) ?? '';
}

test('a password is forgotten, a new one signs the other browser out, and the address is changed', async ({
	browser,
	withus
}) => {
	const owner = await open(browser, withus.url);
	await comeInAs(owner, 'Ada Field');
	await owner.getByText('Menu').click();
	await owner.getByRole('link', { name: 'People: Larkshire' }).click();
	await owner.getByText('Invite somebody').click();
	await owner.getByRole('radio', { name: 'Parent carer' }).check();
	await owner.getByRole('radio', { name: /^Lead / }).check();
	await owner.getByRole('button', { name: 'Make the invitation' }).click();
	const invitation = await owner.getByLabel('Invitation link').inputValue();

	const laptop = await open(browser, withus.url);
	await laptop.goto(invitation);
	await laptop.getByRole('textbox', { name: 'Your name' }).fill('Mo Lind');
	await laptop.getByLabel('E-mail address').fill('mo@example.org');
	await laptop.getByLabel('Choose a password').fill('three short words');
	await laptop.getByRole('button', { name: 'Join' }).click();
	await laptop.getByRole('link', { name: 'Getting help sooner' }).first().click();
	await laptop.getByText('All saved').first().waitFor();
	// a form that is being filled in while the sign-in ends
	const form = await laptop.context().newPage();
	await form.goto('/plans/new');
	await form.locator('[name=plainTitle]').fill('Words that took me an hour');

	const phone = await open(browser, withus.url);
	await phone.goto('/sign-in');
	await phone.getByRole('link', { name: 'I forgot my password' }).click();
	await phone.waitForURL('**/sign-in/forgotten');
	await phone.getByLabel('E-mail address').fill('mo@example.org');
	await phone.getByRole('button', { name: 'Send me a link' }).click();
	await phone.getByText('If this address has an account').waitFor();
	const newPassword = await mailedLink(phone, 'new-password');
	await phone.goto(newPassword);
	await phone.getByLabel('New password').fill('short');
	await phone.getByRole('button', { name: 'Save and sign in' }).click();
	await expect(phone.getByText('Use at least 10 characters.').first()).toBeVisible();
	await phone.getByLabel('New password').fill('four other words now');
	await phone.getByRole('button', { name: 'Save and sign in' }).click();
	await phone.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
	// the open plan closes by itself, and what stands in the form is not lost
	await expect(laptop.getByText('Your sign-in has ended')).toBeVisible({ timeout: promised(2_000) });
	const makePlan = form.locator('form').last().getByRole('button').first();
	await makePlan.click();
	const dialog = form.getByRole('dialog', { name: 'You are signed out' });
	const tab = form.context().waitForEvent('page');
	await dialog.getByRole('link', { name: 'Sign in again in a new tab' }).click();
	const signIn = await tab;
	await signIn.getByLabel('E-mail address').first().fill('mo@example.org');
	await signIn.getByRole('textbox', { name: 'Password' }).fill('four other words now');
	await signIn.getByRole('button', { name: 'Sign in', exact: true }).click();
	await signIn.getByRole('heading', { level: 1, name: 'You are signed in again' }).waitFor();
	await expect(form.locator('[name=plainTitle]')).toHaveValue('Words that took me an hour');
	await makePlan.click();
	await form.getByRole('heading', { level: 1, name: 'Words that took me an hour' }).waitFor();
	await phone.goto(newPassword);
	await expect(phone.getByText('This link has been used or is too old.')).toBeVisible();

	await phone.goto('/account');
	await phone.getByRole('textbox', { name: 'Your name' }).fill('Morgan Lind');
	await expect(phone.getByText('When you save this, others see you as Morgan')).toBeVisible();
	await phone.locator('summary', { hasText: 'New e-mail address' }).click();
	await phone.getByRole('textbox', { name: 'New e-mail address' }).fill('mo@new.example');
	await phone.getByRole('button', { name: 'Send the link' }).click();
	await phone.getByText('A link is on its way.').waitFor();
	await phone.goto(await mailedLink(phone, 'new-email'));
	await phone.getByRole('button', { name: 'Use this address' }).click();
	await phone.getByText('Your e-mail address is changed.').waitFor();
	await phone.getByRole('link', { name: 'Go to my account' }).click();
	await expect(phone.getByText('Signed in as mo@new.example')).toBeVisible();

	const places = phone.getByRole('region', { name: 'Where I am signed in' });
	await expect(places.getByRole('listitem')).toHaveText([/Chrome on Linux.*This device/s, /Chrome on Linux/]);
	await places.getByRole('button', { name: /^Sign out there/ }).click();
	await expect(places.getByRole('listitem')).toHaveCount(1);
	await form.goto('/plans');
	await expect(form.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	for (const page of [owner, laptop, phone]) await page.context().close();
});
