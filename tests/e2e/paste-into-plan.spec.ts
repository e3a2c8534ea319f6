// Pasting into a live plan: a spreadsheet becomes actions when somebody says so, words of Word come in clean.
import type { Page } from '@playwright/test';
import { aPlanToEdit, cellButton, openAs, startEditing, words } from './a-plan-to-edit.ts';
import { expect, test } from './test.ts';
import { excel, excelText, word } from '../features/clipboard-samples.ts';

/** A paste as the browser makes it, where the focus is. */
async function paste(page: Page, html: string, text: string): Promise<void> {
	await page.evaluate(
		([page, words]) => {
			const clipboardData = new DataTransfer();
			if (page) clipboardData.setData('text/html', page);
			clipboardData.setData('text/plain', words ?? '');
			document.activeElement?.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
			);
		},
		[html, text]
	);
}

test('a pasted spreadsheet becomes actions by keys, and one undo takes them back; Word comes in clean', async ({
	browser,
	withus
}) => {
	const page = await openAs(browser, withus, await aPlanToEdit(withus), 'lead', { width: 390 });
	await startEditing(page);
	const rows = page.getByRole('article', { name: /^Action / });
	const told = page.locator('.told');
	const undo = () => page.keyboard.press('Control+z');

	// in the text: asked about, answered by the key that is under the finger
	await paste(page, excel, excelText);
	await expect(page.getByRole('group', { name: 'This looks like 2 actions.' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Put them in as actions' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(rows).toHaveCount(5);
	await expect(page.getByText('Lend lamps')).toBeVisible();
	await expect(words(page)).toContainText('1: X9');
	await expect(told).toContainText('Some words had no place in the actions.');
	await page.getByRole('button', { name: 'Close', exact: true }).click();
	await words(page).getByText('We meet again in March.').click();
	await undo();
	await expect(rows).toHaveCount(3);
	await expect(words(page)).not.toContainText('X9');

	// in a cell: behind its row; a refusal by Esc puts nothing in
	await cellButton(page, 'What are we going to do?', 'A1').click();
	await expect(page.getByRole('textbox', { name: /^What are we going to do/ })).toBeFocused();
	await paste(page, '', excelText);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('textbox', { name: /^What are we going to do/ })).toBeFocused();
	await expect(rows).toHaveCount(3);
	await paste(page, '', excelText);
	await page.keyboard.press('Enter');
	await expect(rows).toHaveCount(5);
	await expect(rows.nth(1)).toContainText('Lend lamps');
	await page.getByRole('button', { name: 'Close', exact: true }).click();

	// words of Word, and one undo; more than can be put in
	await words(page).getByText('We meet again in March.').click();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await paste(page, word, 'Quiet corridors');
	await expect(words(page).getByRole('heading', { name: 'Quiet corridors' })).toBeVisible();
	await expect(words(page).getByRole('listitem').filter({ hasText: 'Soft lamps' })).toContainText(
		'near the door'
	);
	await expect(told).toContainText('1 picture was left out: add it with Picture.');
	expect(await words(page).locator('[style*=mso], [class*=Mso], img').count()).toBe(0);
	await undo();
	await expect(words(page)).not.toContainText('Quiet corridors');
	await page.evaluate(() => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', 'ten million letters '.repeat(500_000));
		document.activeElement?.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	});
	await expect(told).toContainText('That is too much to put in at once');
	await expect(
		page
			.getByText('All saved')
			.or(page.getByText(/Saved at/))
			.first()
	).toBeVisible();
	await page.context().close({ reason: 'done' });
});
