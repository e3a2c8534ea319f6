// A lead publishes a plan, and it stays readable: without JavaScript, in few bytes, and while everything else is down.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { readFile } from '#server/imports/read-file.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { connect } from '#server/sql.ts';
import { anArea, aPerson, aPlan, aRole } from '#tests/people.ts';
import { aPlanOfRealSize } from '#tests/publication/a-plan.ts';
import { sharedFolder, sharedMissing } from '#tests/shared.ts';
import { axeOf } from './axe.ts';
import { startServer, type TestServer } from './server.ts';
import { expect, test } from './test.ts';

interface Written {
	readonly planId: PlanId;
	/** Session cookies. */
	readonly lead: string;
	readonly reader: string;
}

/** A plan in a new area, its lead and somebody who may only read it. */
async function aWrittenPlan(server: TestServer, content: PlanContent): Promise<Written> {
	const sql = connect(server.databaseUrl(), { max: 1 });
	try {
		const areaId = await anArea(sql);
		const lead = await aPerson(sql, areaId, { roles: ['lead'] });
		const reader = await aPerson(sql, areaId);
		const planId = await aPlan(sql, lead);
		await aRole(sql, reader, 'reader', planId);
		const author = { id: lead.personId, role: 'lead', group: 'parent_carer' } as const;
		await sql.begin((tx) => startPlanLog(tx, { areaId, planId }, content, author));
		const session = async (account: typeof lead.accountId) => (await startSession(sql, account)).token;
		return { planId, lead: await session(lead.accountId), reader: await session(reader.accountId) };
	} finally {
		await sql.end();
	}
}

async function signedIn(page: Page, server: TestServer, token: string): Promise<void> {
	await page.context().clearCookies();
	await page.context().addCookies([{ name: 'withus', value: token, url: server.url }]);
}

async function publishFrom(page: Page, server: TestServer, written: Written): Promise<string> {
	await signedIn(page, server, written.lead);
	await page.goto(`${server.url}/plans/${written.planId}/publish`);
	await page.getByRole('button', { name: 'Publish version 1' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Version 1 is published' })).toBeVisible();
	return page.getByLabel('Address of this version, for ever').inputValue();
}

async function expectAccessible(page: Page): Promise<void> {
	expect((await axeOf(page).analyze()).violations).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

/** The small second process, on a free port. */
async function startReading(folder: string): Promise<{ url: string; process: ChildProcess }> {
	const child = spawn(process.execPath, ['server/published.ts'], {
		env: { PATH: process.env.PATH, PORT: '0', PUBLISHED_DIR: folder },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const url = await new Promise<string>((resolve, reject) => {
		child.once('exit', () => reject(new Error('The second process ended.')));
		child.stdout.setEncoding('utf8').on('data', (said: string) => {
			const found = /http:\/\/[^/]+/.exec(said);
			if (found) resolve(found[0]);
		});
	});
	return { url, process: child };
}

test('a lead looks first, publishes, and withdraws with a reason; a reader finds the versions', async ({
	page,
	withus
}) => {
	const written = await aWrittenPlan(withus, aPlanOfRealSize());
	await signedIn(page, withus, written.lead);
	await page.goto(`${withus.url}/plans/${written.planId}/publish`);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Look at the page first' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting help sooner in Larkshire');
	await expect(page.getByText('Nobody outside can see it yet')).toBeVisible();
	await expectAccessible(page);
	const address = await publishFrom(page, withus, written);
	await expectAccessible(page);

	await signedIn(page, withus, written.reader);
	await page.goto(`${withus.url}/plans/${written.planId}/publish`);
	await expect(page.getByRole('button', { name: /Publish|Withdraw/ })).toHaveCount(0);
	await page.getByRole('link', { name: 'Open version 1' }).click();
	await expect(page).toHaveURL(address);

	await signedIn(page, withus, written.lead);
	await page.goto(`${withus.url}/plans/${written.planId}/publish`);
	await page.getByText('Withdraw version 1').first().click();
	await page.getByLabel('Why is it withdrawn?').fill('   ');
	await page.getByRole('button', { name: 'Withdraw version 1' }).click();
	await expect(page.getByText('Say why in a few words.')).toBeVisible();
	await page.getByLabel('Why is it withdrawn?').fill('A figure was wrong.');
	await page.getByRole('button', { name: 'Withdraw version 1' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Version 1 is withdrawn' })).toBeVisible();
	const gone = await page.goto(address);
	expect(gone?.status()).toBe(410);
	await expect(page.getByText('Why: A figure was wrong.')).toBeVisible();
	await expectAccessible(page);
});

test('publishing and withdrawing work without JavaScript', async ({ browser, withus }) => {
	const written = await aWrittenPlan(withus, aPlanOfRealSize());
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await publishFrom(page, withus, written);
	await page.getByText('Withdraw version 1').first().click();
	await page.getByLabel('Why is it withdrawn?').fill('A figure was wrong.');
	await page.getByRole('button', { name: 'Withdraw version 1' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Version 1 is withdrawn' })).toBeVisible();
	await context.close();
});

test('the page reads well with the server and its database stopped, through the second process', async ({
	browser
}) => {
	const server = await startServer();
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 320, height: 700 }
	});
	let reading: Awaited<ReturnType<typeof startReading>> | null = null;
	/** Another site, which shows the plan inside its own page. */
	const elsewhere = createServer();
	try {
		const written = await aWrittenPlan(server, aPlanOfRealSize());
		const lead = await browser.newPage();
		const { pathname } = new URL(await publishFrom(lead, server, written));
		await lead.close();
		await server.stop();

		reading = await startReading(path.join(server.dataDir, 'published'));
		const page = await context.newPage();
		await expect(fetch(server.url)).rejects.toThrow();
		await page.goto(reading.url + pathname);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting help sooner in Larkshire');
		await expect(page.getByText('Version 1, published').first()).toBeVisible();
		await expect(page.getByText('No board or partner has signed off this version')).toBeVisible();
		await expect(page.getByRole('article')).toHaveCount(23);
		await page.getByRole('navigation').getByRole('link', { name: '2.1 Your plan comes on time' }).click();
		await expect(page.getByRole('heading', { name: '2.1 Your plan comes on time' })).toBeInViewport();
		const action = page.getByRole('article', { name: 'Action B6' });
		await expect(action.getByText('Not agreed yet').first()).toBeVisible();
		await expect(action.getByRole('link', { name: 'Link to this action B6' })).toHaveAttribute(
			'href',
			`${pathname}#row-row2x5`
		);
		expect(await page.locator('script').count()).toBe(0);

		// for another site: in a frame, and nothing but this page may be in one
		const plan = reading.url + pathname.replace(/v1\/$/, '');
		const embed = await fetch(`${plan}embed.html`);
		expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
		expect((await fetch(plan)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		const body = `<iframe src="${plan}embed.html" title="A plan" width="300" height="600"></iframe>`;
		await new Promise<void>((done) =>
			elsewhere
				.on('request', (_, answer: ServerResponse) => answer.setHeader('content-type', 'text/html').end(body))
				.listen(0, '127.0.0.1', done)
		);
		await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Getting help sooner in Larkshire');
		await expect(frame.getByRole('article')).toHaveCount(23);
		const feed = await fetch(`${plan}feed.xml`);
		expect(feed.headers.get('content-type')).toContain('application/atom+xml');
		expect(await feed.text()).toContain('Getting help sooner in Larkshire: version 1');
	} finally {
		reading?.process.kill();
		elsewhere.close();
		await context.close();
		await server.remove();
	}
});

test('it is light, accessible in every theme and width, and prints without its buttons', async ({
	page,
	withus
}) => {
	const address = await publishFrom(page, withus, await aWrittenPlan(withus, aPlanOfRealSize()));
	for (const encoding of ['br', 'gzip']) {
		const answer = await fetch(address, { headers: { 'accept-encoding': encoding } });
		expect(answer.headers.get('content-encoding')).toBe(encoding);
		expect(Number(answer.headers.get('content-length'))).toBeLessThan(60_000);
	}
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(address);
	expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address]);
	for (const [width, colorScheme, forcedColors] of [
		[1280, 'light', 'none'],
		[320, 'dark', 'none'],
		[360, 'light', 'active']
	] as const) {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme, forcedColors });
		await expectAccessible(page);
	}
	await page.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
	await expect(page.getByRole('link', { name: 'Link to this action A1', exact: true })).toBeHidden();
	expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
		'rgb(255, 255, 255)'
	);
});

test(`the plan we were given weighs at most 60 kB${sharedMissing ? ` (${sharedMissing})` : ''}`, async ({
	page,
	withus
}) => {
	test.skip(sharedMissing !== null, sharedMissing ?? '');
	const file = readFileSync(path.join(sharedFolder, 'fixtures/worcestershire-improvement-plan.docx'));
	const { content } = await readFile({ name: 'plan.docx', bytes: file });
	const address = await publishFrom(page, withus, await aWrittenPlan(withus, content));
	for (const encoding of ['br', 'gzip']) {
		const answer = await fetch(address, { headers: { 'accept-encoding': encoding } });
		expect(Number(answer.headers.get('content-length'))).toBeLessThan(60_000);
	}
	await page.goto(address);
	await expect(page.getByRole('article')).toHaveCount(23);
	await expect(page.getByText('Not agreed yet', { exact: true })).toHaveCount(14);
	await expectAccessible(page);
});
