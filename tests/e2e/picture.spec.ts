// A picture: put in with words for who cannot see it, seen by the others, kept from everybody else, and on the public page.
import { Transformer } from '@napi-rs/image';
import { aPlanToEdit, openAs, startEditing, words } from './a-plan-to-edit.ts';
import { expect, test } from './test.ts';

test('a picture is put into the text, seen by who may read the plan, and by nobody else', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const [lead, reader] = await Promise.all([
		openAs(browser, withus, plan, 'lead', { width: 390 }),
		openAs(browser, withus, plan, 'reader')
	]);
	await startEditing(lead);
	await lead.getByLabel('More tools').click();
	await lead.getByRole('button', { name: 'Picture', exact: true }).click();
	const dialog = lead.getByRole('dialog', { name: 'Add a picture' });
	await dialog.getByLabel('What does it show?').fill('Two people at a table');
	await dialog
		.getByLabel('Picture', { exact: true })
		.setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
	await dialog.getByRole('button', { name: 'Put it in' }).click();
	await expect(dialog.getByText('This is not a picture we can read.')).toBeVisible();
	// what was typed is still there
	await expect(dialog.getByLabel('What does it show?')).toHaveValue('Two people at a table');
	const buffer = await Transformer.fromRgbaPixels(new Uint8Array(60 * 40 * 4).fill(150), 60, 40).png();
	await dialog
		.getByLabel('Picture', { exact: true })
		.setInputFiles({ name: 'table.png', mimeType: 'image/png', buffer });
	await dialog.getByRole('button', { name: 'Put it in' }).click();
	await expect(dialog).toBeHidden();

	const seen = words(reader).getByRole('img', { name: 'Two people at a table' });
	await expect(seen).toBeVisible();
	await expect(async () =>
		expect(await seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60)
	).toPass();
	const src = (await seen.getAttribute('src')) ?? '';
	expect((await reader.request.get(withus.url + src)).headers()['cache-control']).toContain('private');
	const stranger = await browser.newContext();
	expect((await stranger.request.get(withus.url + src)).status()).toBe(404);
	await Promise.all([lead, reader].map((page) => page.context().close()));
	await stranger.close();
});
