// A page by keys only: every stop of the Tab key can be seen, and nothing holds on to it.
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page here has: whoever needs more is caught somewhere. */
const manyStops = 150;

/** Presses Tab until it is there; every stop on the way must show that it has the focus. */
export async function tabTo(page: Page, there: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	await there.first().waitFor();
	const reached = there.first().and(page.locator(':focus'));
	for (let stops = 0; stops < manyStops; stops++) {
		await page.keyboard.press(key);
		await expectSeen(page);
		if (await reached.isVisible()) return;
	}
	throw new Error(`${manyStops} times ${key} did not lead to ${there}.`);
}

/** An outline, there or on the label around it, or a caret in a place for writing. */
export async function expectSeen(page: Page): Promise<void> {
	const focused = page.locator(':focus');
	if ((await focused.count()) === 0) return; // between the last stop and the first
	const [outline, writing, what] = await focused.evaluate((element) => {
		// a choice among several shows it on the whole line it stands in
		const shows = [element, element.closest('label')].flatMap((each) => (each ? getComputedStyle(each) : []));
		return [
			shows.some(
				({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
			),
			element instanceof HTMLElement && element.isContentEditable,
			element.outerHTML.slice(0, 200)
		] as const;
	});
	expect(outline || writing, `the focus can be seen on ${what}`).toBe(true);
}

/** Goes there by Tab and presses. */
export async function press(
	page: Page,
	there: Locator,
	key = 'Enter',
	by: 'Tab' | 'Shift+Tab' = 'Tab'
): Promise<void> {
	await tabTo(page, there, by);
	await page.keyboard.press(key);
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
