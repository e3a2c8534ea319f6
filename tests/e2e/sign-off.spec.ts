// Partners agree: asked, one has a reservation and another sends it back; asked again, two agree; that version is published while the
// draft has gone on, and its public page prints who agreed and what they doubt. By keyboard, on a phone, and without script.
import type { Page } from '@playwright/test';
import { write } from '#tests/publication/a-written-plan.ts';
import { aPartnership, give, pageAs, password } from './a-partnership.ts';
import { axeOf } from './axe.ts';
import { expect, test } from './test.ts';

const ask = async (page: Page): Promise<void> => {
	await page.getByRole('button', { name: 'Ask them now' }).press('Enter');
	await expect(page.getByText('The partners are asked.')).toBeVisible();
};

test('partners are asked, one sends it back, two agree, and the version they agreed to is published with their words', async ({
	browser,
	withus
}) => {
	const { sql, lead, planId, cookies, page: address } = await aPartnership(withus);
	try {
		const desk = await pageAs(browser, withus, cookies.lead!);
		await desk.goto(address);
		await desk.getByRole('checkbox', { name: 'Larkshire Forum' }).uncheck();
		await expect(desk.getByText('Nothing is agreed without it.')).toBeVisible();
		await desk.getByRole('checkbox', { name: 'Larkshire Forum' }).check();
		// a Saturday, and Boxing Day: said, not guessed around
		const year =
			new Date().getFullYear() + (new Date().getMonth() === 11 && new Date().getDate() > 25 ? 1 : 0);
		await desk.getByLabel('By when do you hope for an answer?').fill(`${year}-12-26`);
		await ask(desk);
		await expect(desk.getByText(`26 December ${year}`)).toBeVisible();

		// on a phone: a wrong password keeps the words
		const phone = await pageAs(browser, withus, cookies.forum!, { width: 320 });
		await phone.goto(`/plans/${planId}`);
		await phone.getByRole('link', { name: 'Read it and answer' }).click();
		await phone.getByRole('radio', { name: 'Yes, with a reservation' }).check();
		await phone.getByLabel('In your own words').fill('No date for older plans.');
		await phone.getByLabel('Your password').fill('not the password');
		await phone.getByRole('button', { name: 'Give this answer' }).press('Enter');
		await expect(phone.getByText('That is not your password.')).toBeVisible();
		await expect(phone.getByLabel('In your own words')).toHaveValue('No date for older plans.');
		expect((await axeOf(phone).analyze()).violations).toEqual([]);
		await phone.getByLabel('Your password').fill(password);
		await phone.getByRole('button', { name: 'Give this answer' }).press('Enter');
		await expect(phone.getByText('Your answer is kept. Thank you.')).toBeVisible();
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

		// without script: sent back, and the plan is written again
		const plain = await pageAs(browser, withus, cookies.council!, { script: false });
		await plain.goto(address);
		await give(plain, 'Not yet, and send it back', 'Say what is not agreed on older plans.');
		await expect(plain.getByText('the version is sent back')).toBeVisible();
		await write(sql, lead, planId, 'Older plans have no date yet.');

		await desk.reload();
		await expect(desk.getByText('“Say what is not agreed on older plans.”').first()).toBeVisible();
		await ask(desk);
		await write(sql, lead, planId, 'Written while partners read.');
		await plain.goto(address);
		await give(plain, 'Yes, we agree', '');
		await expect(plain.getByText('Your answer is kept. Thank you.')).toBeVisible();
		await phone.reload();
		await give(phone, 'Yes, with a reservation', 'We agree. No date for older plans.');
		await expect(phone.getByText('All partners agree now')).toBeVisible();

		await desk.goto(`/plans/${planId}/publish`);
		await expect(desk.getByText('Partners are being asked about one version')).toBeVisible();
		await desk.getByRole('link', { name: 'See who agrees' }).click();
		await desk.getByRole('button', { name: 'Publish this version as version 1' }).press('Enter');
		const open = desk.getByRole('link', { name: 'Open version 1' });
		const published = (await open.getAttribute('href')) ?? '';
		await plain.goto(published);
		await expect(
			plain.getByText('2 partners agreed to this version, one of them with a reservation.')
		).toBeVisible();
		await expect(plain.getByText('No board or partner has signed off')).toHaveCount(0);
		const agreed = plain.getByRole('region', { name: 'Who agreed to this version' });
		await expect(agreed.getByText('Larkshire Forum agreed with a reservation on')).toBeVisible();
		await expect(agreed.getByText('We agree. No date for older plans.')).toBeVisible();
		await expect(plain.getByText('Older plans have no date yet.')).toBeVisible();
		await expect(plain.getByText('Written while partners read.')).toHaveCount(0);
		await expect(plain.getByText('Signer')).toHaveCount(0);
		await plain.context().close();
		await phone.goto(published);
		expect((await axeOf(phone).analyze()).violations).toEqual([]);
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		await phone.context().close();
		await desk.context().close();
	} finally {
		await sql.end();
	}
});
