// From nothing to the first published plan: an installation with a public address and an empty database, the owner's link
// from the console, and nobody to ask. What README says under "The first day", done by one person and a second one.
import { createServer, type AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { startServer } from './server.ts';
import { expect, test } from './test.ts';

/** A port nobody uses now: an installation with a public address has to know it before it starts. */
async function freePort(): Promise<string> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return String(port);
}

/** The form behind the owner's link, then the first steps up to people. Works without script, so it is done without. */
async function setUp(page: Page, link: string): Promise<string> {
	// whoever opens the address first is told where the link is
	await page.goto('/');
	await expect(page.getByText('Nobody has started here yet')).toBeVisible();
	await page.goto(link);
	await page.getByLabel('Name of the area').fill('Rowan Vale');
	await page.getByRole('textbox', { name: 'Your name' }).fill('Grace Hill');
	await page.getByRole('radio', { name: 'Professional' }).check();
	await page.getByLabel('Organisation').fill('Rowan Vale Council');
	await page.getByLabel('E-mail address').fill('grace@example.org');
	await page.getByLabel('Choose a password').fill('three short words');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up Rowan Vale');
	await expect(page.getByText('1 of 5 steps are done.')).toBeVisible();

	// the first page after signing in says the next step, and nothing else to press
	await page.goto('/plans');
	await expect(page.getByRole('main').getByRole('link').filter({ hasText: /plan/i })).toHaveCount(0);
	await page.getByRole('link', { name: 'Add organisations' }).click();
	const name = page.getByLabel('Name of the organisation');
	await name.fill('rowan vale council');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('There is an organisation of this name already.')).toBeVisible();
	await expect(name).toHaveValue('rowan vale council');
	await name.fill('Parents’ forum');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('Parents’ forum').first()).toBeVisible();
	await page.getByText('Rename').first().click();
	await page.getByLabel('New name').first().fill('Rowan Vale Parent Carer Forum');
	await page.getByRole('button', { name: 'Save the new name' }).first().click();
	await expect(page.getByText('It is called Rowan Vale Parent Carer Forum now.')).toBeVisible();

	await page.getByRole('link', { name: 'Read about the groups' }).click();
	await page.getByRole('button', { name: 'I have read this' }).click();
	await expect(page.getByText('3 of 5 steps are done.')).toBeVisible();
	await page.getByRole('link', { name: 'Invite people' }).click();
	await page.getByRole('radio', { name: 'Parent carer' }).check();
	await page.getByRole('radio', { name: 'Editor' }).check();
	await page.getByLabel('Organisation').fill('Rowan Vale Parent Carer Forum');
	await page.getByRole('button', { name: 'Make the invitation' }).click();
	return page.getByLabel('Invitation link').inputValue();
}

/** The second person takes up the link. */
async function join(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await page.getByRole('textbox', { name: 'Your name' }).fill('Hana West');
	await page.getByLabel('E-mail address').fill('hana@example.org');
	await page.getByLabel('Choose a password').fill('three other words');
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByRole('heading', { name: 'No plan here yet' })).toBeVisible();
}

/** The first plan, from the template that is offered: a title, a sentence, an action. */
async function writePlan(page: Page): Promise<void> {
	await page.getByLabel('Plain title').fill('Getting to school together');
	await page.getByRole('checkbox', { name: 'Share it with everybody in the area' }).check();
	await page.getByRole('button', { name: 'Start writing' }).click();
	await page.getByRole('button', { name: 'Start editing' }).first().click();
	const text = page.getByRole('textbox', { name: 'The text of the plan' });
	await expect(text).toBeFocused();
	await page.keyboard.press('Control+End');
	await page.keyboard.type('Every child has a way to school that works.');
	await expect(text).toContainText('Every child has a way to school that works.');
	await page.getByRole('button', { name: 'Add an action' }).first().click();
	await expect(page.getByRole('textbox', { name: /What are we going to do/ })).toBeFocused();
	await page.keyboard.type('Ask each family which way works for them.');
	await page.keyboard.press('Escape');
	await expect(page.getByText(/Saved at/).first()).toBeVisible();
}

const withoutScript = async (browser: Browser, baseURL: string): Promise<Page> =>
	(await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();

test('a newcomer comes from an empty installation to a published plan', async ({ browser }) => {
	const port = await freePort();
	const server = await startServer({ PORT: port, PUBLIC_URL: `http://localhost:${port}` });
	try {
		const link = (): string => /http\S+\/start\/\S+/.exec(server.output())?.[0] ?? '';
		await expect.poll(link).not.toBe('');
		const plain = await withoutScript(browser, server.url);
		const invitation = await setUp(plain, link());
		const invited = await withoutScript(browser, server.url);
		await join(invited, invitation);

		// from here on with script, in the same session
		const live = await browser.newContext({ baseURL: server.url });
		await live.addCookies(await plain.context().cookies());
		const page = await live.newPage();
		await page.goto('/plans');
		await page.getByRole('link', { name: 'Start the first plan' }).click();
		await writePlan(page);
		await page.getByRole('link', { name: 'Publish' }).click();
		await page.getByRole('button', { name: 'Publish version 1' }).click();
		const address = (await page.getByRole('link', { name: 'Open version 1' }).getAttribute('href')) ?? '';
		await page.goto('/plans');
		await expect(page.getByText('Version 1 is public')).toBeVisible();
		await expect(page.getByText('Next step')).toHaveCount(0);

		// whoever was invited finds the plan, and its public page
		await invited.goto('/plans');
		await expect(invited.getByRole('link', { name: 'Getting to school together' })).toBeVisible();
		await invited.getByRole('link', { name: 'Open the public page' }).click();
		await expect(invited.getByRole('heading', { level: 1 })).toHaveText('Getting to school together');

		const reader = await withoutScript(browser, server.url);
		await expect(async () => expect((await reader.goto(address))?.status()).toBe(200)).toPass();
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Getting to school together');
		await expect(reader.getByText('Every child has a way to school that works.')).toBeVisible();
		await expect(reader.getByText('Ask each family which way works for them.')).toBeVisible();
		await expect(reader.getByText('Rowan Vale').first()).toBeVisible();
	} finally {
		await server.remove();
	}
});
