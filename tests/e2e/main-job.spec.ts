// The job the house exists for: sign in, bring a plan in from Word, look at it, edit it, publish it, read it as the public.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#server/sql.ts';
import { sharedFolder } from '#tests/shared.ts';
import { expect, test } from './test.ts';

const fixture = path.join(sharedFolder, 'fixtures/worcestershire-improvement-plan.docx');

test('a real plan comes in from Word, is edited, and goes out as a public page', async ({
	page,
	browser,
	withus
}) => {
	test.skip(!existsSync(fixture), 'the real plan lies in ../shared, which is absent here');

	// the password is printed once, where the server was started
	const [, email = '', password = ''] = /Ben Marsh\s+(\S+)\s+(\S+)/.exec(withus.output()) ?? [];
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').first().fill(email);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();

	await page.getByRole('link', { name: 'Bring in a plan' }).click();
	await page.getByLabel('Word file').setInputFiles(fixture);
	await page.getByRole('button', { name: 'Read this file' }).click();
	await expect(page.getByText('23 in 3 tables')).toBeVisible();
	await page.getByRole('button', { name: 'Bring this plan in' }).first().click();

	await page.getByRole('button', { name: 'Start editing' }).click();
	const text = page.getByRole('textbox', { name: 'The text of the plan' });
	await text.getByText('Improvement Plan', { exact: true }).click();
	await page.keyboard.press('End');
	await page.keyboard.type(', as we read it together');
	await expect(page.getByText(/Saved at/).first()).toBeVisible();
	await expect(text.getByText('Improvement Plan, as we read it together')).toBeVisible();

	await page.getByRole('link', { name: 'Publish' }).click();
	await page.getByRole('button', { name: 'Publish version 1' }).click();
	const address = await page.getByRole('link', { name: 'Open version 1' }).getAttribute('href');
	expect(address).toMatch(/\/p\/[a-z0-9]{20}\/[a-z0-9-]+\/v1\/$/);

	const outside = await browser.newContext({ javaScriptEnabled: false });
	const reader = await outside.newPage();
	await expect(async () => {
		expect((await reader.goto(address ?? ''))?.status()).toBe(200);
	}).toPass({ timeout: 5_000 });
	await expect(reader.getByText('Improvement Plan, as we read it together')).toBeVisible();
	await expect(reader.getByRole('article').and(reader.locator('[id^="row-"]'))).toHaveCount(23);
	await outside.close();

	// what the tables hold is what the public reads
	const sql = connect(withus.databaseUrl());
	const [row] = await sql<{ actions: number; areas: number }[]>`
		select (select count(*)::int from jsonb_object_keys(content -> 'actions')) as actions,
			(select count(*)::int from jsonb_object_keys(content -> 'areas')) as areas
		from version where plan_id = ${new URL(address ?? '').pathname.split('/')[2] ?? ''}`;
	await sql.end();
	expect(row).toEqual({ actions: 23, areas: 10 });
});
