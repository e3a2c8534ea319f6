// Each block of the text is a box of its own for the browser. Whoever writes does not notice: one presses any line, chooses over
// many, finds words and goes by keys from one block into the next. What says whether it is saved keeps its size at every letter.
import type { Page } from '@playwright/test';
import { aPlanToEdit, openAs, startEditing, words } from './a-plan-to-edit.ts';
import { longPlan, read, written } from './stay-put.ts';
import { expect, test } from './test.ts';

const chosen = (page: Page): Promise<string> => page.evaluate(() => `${document.getSelection()}`);
/** Where the caret stands, from the top of the page. */
const caretAt = (page: Page): Promise<number> =>
	page.evaluate(() => document.getSelection()!.getRangeAt(0).getBoundingClientRect().top + scrollY);
const inPart = (page: Page, n: number) => words(page).getByText(`Still part ${n}:`);

for (const width of [390, 1280]) {
	test(`at ${width} pixels one goes over the edges of blocks as if there were none`, async ({
		browser,
		withus
	}) => {
		const plan = await aPlanToEdit(withus, longPlan);
		const page = await openAs(browser, withus, plan, 'lead', { width });
		await startEditing(page);

		// any line, near or far, by a press; each takes a letter where one pressed
		for (const n of [1, 14, 7, 2]) {
			await inPart(page, n).click();
			await page.keyboard.press('End');
			await page.keyboard.type(`~${n}`);
			await expect(inPart(page, n)).toContainText(`~${n}`);
		}
		// no letter changes the size of what says that it is saved
		const sizes = await page.evaluate(async () => {
			const found = new Set<string>();
			const look = (): void => {
				for (const box of document.querySelectorAll('.steady'))
					found.add(`${box.matches('.again')} ${box.clientWidth}×${box.clientHeight}`);
			};
			const eye = new MutationObserver(look);
			eye.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
			for (const letter of 'a letter, and more') {
				document.execCommand('insertText', false, letter);
				await new Promise(requestAnimationFrame);
			}
			eye.disconnect();
			return [...found];
		});
		expect(sizes).toHaveLength(2);

		// many new lines: the one I am in stays clear of the buttons
		await inPart(page, 6).click();
		await page.keyboard.press('End');
		for (let n = 0; n < 30; n++) await page.keyboard.press('Enter');
		const room = await page.evaluate(
			() => innerHeight - document.getSelection()!.getRangeAt(0).getBoundingClientRect().bottom
		);
		expect(room).toBeGreaterThanOrEqual(60);
		for (let n = 0; n < 30; n++) await page.keyboard.press('Backspace');

		// from line to line by keys: over headings, paragraphs and a table, down and up again
		await words(page).getByText(read).click();
		let before = await caretAt(page);
		for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowDown');
		expect(await caretAt(page)).toBeGreaterThan(before);
		before = await caretAt(page);
		for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowUp');
		expect(await caretAt(page)).toBeLessThan(before);

		// over many blocks with the mouse, and with Shift
		const [from, to] = [words(page).getByText(read), words(page).getByText(written)];
		await from.scrollIntoViewIfNeeded();
		const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
		await page.mouse.move(start.x + 4, start.y + 8);
		await page.mouse.down();
		await page.mouse.move(end.x + 60, end.y + 8, { steps: 8 });
		await page.mouse.up();
		expect(await chosen(page)).toMatch(/reads? this line[^]*Part 8[^]*I write/i);
		await from.click();
		for (let n = 0; n < 10; n++) await page.keyboard.press('Shift+ArrowDown');
		expect(await chosen(page)).toContain('Still part 7');

		// words the browser finds stand where it leads
		const found = await page.evaluate(() => {
			const find = (window as unknown as { find(what: string): boolean }).find;
			document.getSelection()!.collapse(document.body, 0);
			return ['Part 14', 'Ring every family'].map((what) => {
				document.getSelection()!.collapse(document.body, 0);
				return find.call(window, what);
			});
		});
		expect(found).toEqual([true, true]);

		// everything, and back by one undo; what was typed within half a second before would be undone with it
		await page.waitForTimeout(600);
		await inPart(page, 5).click();
		await page.keyboard.press('Control+a');
		expect(await chosen(page)).toMatch(/Part 1[^]*Part 14/);
		await page.keyboard.press('Delete');
		await expect(words(page)).not.toContainText('Part 14');
		await page.keyboard.press('Control+z');
		await expect(inPart(page, 14)).toContainText('~14');
		await page.context().close({ reason: 'done' });
	});
}
