// A workshop from its opening to its end, with a slow phone that comes in by the code.
import type { Browser, Page } from '@playwright/test';
import { joinByHttp } from '#tests/doubles/guests.ts';
import { comeInAs } from './demo.ts';
import { promised } from './pace.ts';
import { expect, test } from './test.ts';

/** From the address to the first word that is saved, ms; and what the joining page may weigh, bytes. */
const inThePlan = 20_000;
const heaviest = 150_000;

/** A cheap phone on 4G: a quarter of this machine's speed, 1.6 Mbit/s, 100 ms away. `bytes` is what came over the line. */
async function slowPhone(browser: Browser, base: string): Promise<{ page: Page; bytes: () => number }> {
	const context = await browser.newContext({
		baseURL: base,
		viewport: { width: 390, height: 844 },
		isMobile: true,
		hasTouch: true
	});
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	let bytes = 0;
	wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	await wire.send('Network.enable');
	const perSecond = 1_600_000 / 8;
	await wire.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 100,
		downloadThroughput: perSecond,
		uploadThroughput: perSecond
	});
	await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	return { page, bytes: () => bytes };
}

test('a phone joins by the code, writes within 20 s, is counted, and is told within 2 s that it is over', async ({
	browser,
	withus
}) => {
	const lead = await (await browser.newContext({ baseURL: withus.url })).newPage();
	await comeInAs(lead, 'Ben Marsh');
	const plan = await lead.getByRole('link', { name: 'Getting help sooner' }).first().getAttribute('href');
	await lead.goto(`${plan}/workshop`);
	await lead.getByRole('radio', { name: /^Yes/ }).check();
	await lead.getByLabel('Who leads?').fill('Ben Marsh');
	await lead.getByLabel('Who watches?').fill('BEN MARSH');
	await lead.getByRole('button', { name: 'Open the workshop' }).click();
	await expect(lead.getByText('name two different adults')).toBeVisible();
	await expect(lead.getByLabel('Who watches?')).toHaveValue('BEN MARSH');
	await lead.getByLabel('Who watches?').fill('Helen Ash');
	await lead.getByRole('button', { name: 'Open the workshop' }).click();
	const link = await lead.getByRole('textbox', { name: 'Link to join' }).inputValue();
	const code = (await lead.locator('.code').innerText()).trim().slice(-7);
	await expect(lead.getByText('0 parent carers')).toBeVisible();

	const { page: phone, bytes } = await slowPhone(browser, withus.url);
	const begun = Date.now();
	await phone.goto('/w');
	await phone.getByLabel('Code').fill(code.toLowerCase());
	await phone.getByRole('button', { name: 'Go on' }).tap();
	await phone.getByRole('radio', { name: 'Parent carer' }).check();
	const weight = bytes();
	await expect(phone.getByText('Helen Ash is there to see that everybody is all right.')).toBeVisible();
	await expect(phone.getByLabel('You may quote my words in other places.')).not.toBeChecked();
	await phone.getByLabel('I want to take part.').check();
	await phone.getByRole('button', { name: 'Join', exact: true }).tap();
	const text = phone.locator('.ProseMirror').first();
	await text.getByRole('paragraph').first().tap();
	await phone.keyboard.type('Waiting ');
	await expect(phone.getByText(/Saved at/).first()).toBeVisible({ timeout: inThePlan });
	const took = Date.now() - begun;
	console.log(`joining pages: ${weight} bytes; address to first word saved: ${took} ms`);
	expect(weight).toBeLessThan(heaviest);
	expect(took).toBeLessThan(inThePlan);
	await expect(phone.getByText(/Others see you as “Parent carer 1”/)).toBeVisible();

	// the lead sees them, and so does the wall; others come by the link from the same address
	await expect(lead.getByText('1 parent carer').first()).toBeVisible();
	const others = await joinByHttp(withus.url, link.split('/').at(-1) ?? '', 5);
	expect(new Set(others.map(({ cookie }) => cookie)).size).toBe(5);
	await lead.goto(`${plan}/workshop/screen`);
	await expect(lead.getByText('4 parent carers')).toBeVisible();
	await expect(lead.getByText('fewer than 5 young people')).toBeVisible();
	await expect(lead.getByText('Ben Marsh')).toHaveCount(0);

	// the same phone comes back by the same code; no other page is theirs
	await phone.goto(`/w/${code.replace(' ', '')}`);
	await expect(phone.getByText('Waiting').first()).toBeVisible();
	await phone.getByText('Menu').click();
	await expect(phone.getByRole('button', { name: 'Leave the workshop' })).toBeVisible();
	await expect(phone.getByRole('link', { name: 'Plans' })).toHaveCount(0);

	await lead.goto(`${plan}/workshop`);
	await lead.getByText('End the workshop').click();
	await lead.getByRole('button', { name: 'End it now' }).click();
	const over = phone.getByText('This workshop has ended. Thank you for taking part.');
	await expect(over).toBeVisible({ timeout: promised(2_000) });
	await phone.reload();
	await expect(over).toBeVisible();
	const stranger = await (await browser.newContext({ baseURL: withus.url })).newPage();
	for (const late of [link, `/w/${code.replace(' ', '')}`, '/w/CCCCCC']) {
		await stranger.goto(late);
		await expect(stranger.getByText('There is no open workshop with this code.')).toBeVisible();
	}
	for (const page of [lead, phone, stranger]) await page.context().close();
});
