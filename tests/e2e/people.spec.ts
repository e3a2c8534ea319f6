// How people get in and get a part: by hand, without JavaScript, by keys only, and on an installation that is no demo.
import { createServer, type AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { axeOf } from './axe.ts';
import { expect, test } from './test.ts';
import { startServer } from './server.ts';

const withoutScript = async (browser: Browser): Promise<Page> =>
	(await browser.newContext({ javaScriptEnabled: false })).newPage();

async function signInAs(page: Page, base: string, name: string): Promise<void> {
	await page.goto(base);
	await page.getByRole('button', { name: `Sign in as ${name}` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans');
}

/** A port nobody uses now: an installation with a public address has to know it before it starts. */
async function freePort(): Promise<string> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return String(port);
}

const password = (page: Page) => page.getByRole('textbox', { name: 'Password' });

test('with JavaScript off somebody is invited, joins, gets a part in a plan, and is stopped again', async ({
	browser,
	withus
}) => {
	const base = withus.url;
	const ada = await withoutScript(browser);
	await signInAs(ada, base, 'Ada Field');
	await ada.getByText('Menu').click();
	await ada.getByRole('link', { name: 'People: Larkshire' }).click();
	const peoplePage = ada.url();
	await ada.getByText('Invite somebody').click();
	await ada.getByRole('radio', { name: 'Parent carer' }).check();
	await ada.getByRole('radio', { name: 'Reader' }).check();
	await ada.getByRole('button', { name: 'Make the invitation' }).click();
	const link = await ada.getByLabel('Invitation link').inputValue();

	const jo = await withoutScript(browser);
	await jo.goto(link);
	await jo.getByRole('textbox', { name: 'Your name' }).fill('Jo Reed');
	await jo.getByLabel('E-mail address').fill('jo@example.org');
	await jo.getByLabel('Choose a password').fill('short');
	await jo.getByRole('button', { name: 'Join' }).click();
	await expect(jo.getByText('Use at least 10 characters.').first()).toBeVisible();
	await expect(jo.getByRole('textbox', { name: 'Your name' })).toHaveValue('Jo Reed');
	await jo.getByLabel('Choose a password').fill('three short words');
	await jo.getByRole('button', { name: 'Join' }).click();
	await expect(jo.getByRole('heading', { name: 'No plan here yet' })).toBeVisible();
	await jo.goto(link);
	await expect(jo.getByText('This invitation has been used')).toBeVisible();

	await ada.goto(`${base}/plans`);
	const plan = await ada.getByRole('link', { name: 'Getting help sooner' }).getAttribute('href');
	await ada.goto(`${base}${plan}/people`);
	await ada.getByText('Give somebody a part').click();
	await ada.getByLabel('Who?').selectOption({ label: 'Jo Reed' });
	await ada.getByRole('button', { name: 'Give this part' }).click();
	await jo.goto(`${base}/plans`);
	await expect(jo.getByText('Your part: Editor')).toBeVisible();
	expect((await jo.goto(`${base}${plan}/people`))?.status()).toBe(403);

	await ada.goto(peoplePage);
	const joLine = ada.getByRole('listitem').filter({ hasText: 'Jo Reed' });
	await joLine.locator('summary').click();
	await joLine.getByRole('button', { name: 'Stop for now' }).click();
	expect((await jo.goto(`${base}${plan}`))?.status()).toBe(404);
	const adaLine = ada.getByRole('listitem').filter({ hasText: 'Ada Field' });
	await adaLine.locator('summary').click();
	await adaLine.getByRole('button', { name: 'Remove' }).click();
	await expect(ada.getByRole('alert')).toContainText('An area needs at least one owner.');
});

test('a link by mail signs in after a press on its button, once', async ({ page, withus }) => {
	await page.goto(`${withus.url}/sign-in?next=/account`);
	const form = page.getByRole('region', { name: 'Or with a link by e-mail' });
	await form.getByLabel('E-mail address').fill('cora@demo.withus.example');
	await form.getByRole('button', { name: 'Send me a link' }).click();
	await page.getByRole('link', { name: 'Open the mail page' }).click();
	const link = page.getByRole('link', { name: /\/sign-in\/link\// }).first();
	const address = (await link.getAttribute('href')) ?? '';
	await link.click();
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans');
	await page.goto(address);
	await expect(page.getByText('This link has been used or is too old.')).toBeVisible();
});

test('signed out, a page of a plan asks to sign in and then shows itself', async ({ page, withus }) => {
	await signInAs(page, withus.url, 'Ada Field');
	await page.getByText('Menu').click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Try it as…');
	await page.goto(`${withus.url}/account`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	const shown = /ada@demo\S+\s+(\S+)/.exec(withus.output())?.[1] ?? '';
	await page.getByLabel('E-mail address').first().fill('ada@demo.withus.example');
	await password(page).fill('not her password');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('do not go together');
	await password(page).fill(shown);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('My account');
});

test('with a public address there is no demo, links by mail are off, and the first owner starts by keys only', async ({
	browser
}) => {
	const port = await freePort();
	const server = await startServer({ PORT: port, PUBLIC_URL: `http://localhost:${port}` });
	try {
		const page = await (await browser.newContext()).newPage();
		await page.goto(server.url);
		await expect(page).toHaveURL(/\/sign-in$/);
		await expect(page.getByText('sign-in links are off')).toBeVisible();
		expect((await page.goto(`${server.url}/mail`))?.status()).toBe(404);

		const start = /\/start\/\S+/.exec(server.output())?.[0] ?? '';
		await page.goto(server.url + start);
		expect((await axeOf(page).analyze()).violations).toEqual([]);
		await page.keyboard.press('Tab');
		await expect(page.getByText('Skip to the main part')).toBeFocused();
		await page.keyboard.press('Enter');
		for (const words of [
			'Larkshire',
			'Ada Field',
			' ',
			'Larkshire Council',
			'ada@example.org',
			'three short words'
		]) {
			await page.keyboard.press('Tab');
			await page.keyboard.type(words);
		}
		await expect(page.getByRole('radio', { name: 'Parent carer' })).toBeChecked();
		await expect(page.getByLabel('Choose a password')).toHaveValue('three short words');
	} finally {
		await server.remove();
	}
});
