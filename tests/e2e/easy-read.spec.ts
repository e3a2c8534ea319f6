// The easy-read twin in real browsers: written by keys, by two people at once and without script, then out with a version.
import type { Browser, Page } from '@playwright/test';
import { startSession } from '#server/accounts/sessions.ts';
import { connect } from '#server/sql.ts';
import { anArea, aPerson, aRole } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';
import { axeOf } from './axe.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

async function pageAs(
	browser: Browser,
	withus: TestServer,
	cookie: string,
	is: { width?: number; script?: boolean } = {}
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: withus.url,
		viewport: { width: is.width ?? 1280, height: 800 },
		javaScriptEnabled: is.script ?? true,
		locale: 'en-GB'
	});
	await context.addCookies([{ name: 'withus', value: cookie, url: withus.url }]);
	return context.newPage();
}

test('lines are written by keys, two people at once lose nothing, a lead confirms, and it goes out with the version', async ({
	browser,
	withus
}) => {
	const sql = connect(withus.databaseUrl(), { max: 2 });
	try {
		const areaId = await anArea(sql);
		const lead = await aPerson(sql, areaId, { roles: ['lead'], name: 'Lee Marsh', shownAs: 'name' });
		const editor = await aPerson(sql, areaId, { name: 'Ed Hill' });
		const planId = await aWrittenPlan(sql, lead, smallPlan);
		await aRole(sql, editor, 'editor', planId);
		const tokenOf = async (account: typeof lead.accountId) => (await startSession(sql, account)).token;
		const address = `/plans/${planId}/easy-read?part=first`;

		// both open the page; the editor works on a phone without script
		const desk = await pageAs(browser, withus, await tokenOf(lead.accountId));
		const phone = await pageAs(browser, withus, await tokenOf(editor.accountId), {
			width: 320,
			script: false
		});
		await desk.goto(address);
		await phone.goto(address);
		await phone.getByLabel('Line 1', { exact: true }).fill('Families wait too long.');
		await phone.getByLabel('Line 2', { exact: true }).fill('Now somebody rings you.');
		await phone.getByRole('button', { name: 'Move line 2 up' }).click();
		await expect(phone.getByText('not saved yet')).toBeVisible();
		await expect(phone.getByLabel('Line 1', { exact: true })).toHaveValue('Now somebody rings you.');
		await phone.getByLabel('Picture of line 1').selectOption('phone');
		await phone.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(phone.getByText('A lead looks at it next.')).toBeVisible();
		expect(
			await phone.locator('article', { hasText: 'You wait less' }).getByText('A lead has to look').count()
		).toBe(1);

		// the lead wrote meanwhile: told, and nothing is lost
		const first = desk.getByLabel('Line 1', { exact: true });
		await expect(desk.getByRole('button', { name: 'Look at the pictures for line 1' })).toBeVisible();
		await first.fill('40% of families are co-produced.');
		await expect(desk.getByText('Percentages are hard to picture.')).toBeVisible();
		await first.fill('You wait less.');
		await desk.getByRole('button', { name: 'Look at the pictures for line 1' }).press('Enter');
		await desk.getByLabel('Find a picture by a word').fill('queue');
		await desk.getByRole('button', { name: 'Waiting' }).press('Enter');
		await expect(desk.getByLabel('Picture of line 1')).toHaveValue('waiting');
		await desk.getByRole('button', { name: 'Save, and it fits the plan' }).press('Enter');
		await expect(desk.getByText('Somebody else changed these lines while you wrote.')).toBeVisible();
		await expect(desk.getByRole('region', { name: 'What stands there now' })).toContainText(
			'somebody rings you'
		);
		await expect(first).toHaveValue('You wait less.');
		expect((await axeOf(desk).analyze()).violations).toEqual([]);
		await desk.getByLabel('Line 2', { exact: true }).fill('Now somebody rings you.');
		await desk.getByRole('button', { name: 'Save, and it fits the plan' }).press('Enter');
		await expect(desk.getByText('Saved, and noted that it fits the plan.')).toBeVisible();
		await expect(desk.getByText('Every part fits the plan.')).toBeVisible();

		await desk.goto(`/plans/${planId}/publish`);
		await expect(desk.getByText('The easy read is not ready')).toHaveCount(0);
		await desk.getByRole('button', { name: 'Publish version 1' }).click();
		await expect(
			desk
				.getByText('Version 1 is published')
				.or(desk.getByText('published', { exact: false }))
				.first()
		).toBeVisible();
		await phone.goto(`/p/${planId}/our-plan/v1/`);
		await phone.getByRole('link', { name: 'Read this plan in easy read' }).click();
		await expect(phone.getByText('You wait less.')).toBeVisible();
		expect(await phone.locator('.pic img').count()).toBe(1);
		await phone.getByRole('link', { name: 'Read the whole plan' }).first().click();
		await expect(phone.getByText('Families wait too long.')).toBeVisible();
	} finally {
		await sql.end();
	}
});
