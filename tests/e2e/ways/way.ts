// A way to a page, and to what can be open on it.
import type { Page } from '@playwright/test';

export type Way = (page: Page) => Promise<unknown>;

/** By the page of the build, the ways to each of its states, in the order in which they are gone. */
export type Ways = Readonly<Record<string, readonly Way[]>>;

/** Addresses of what was made to be looked at. */
export interface Made {
	readonly area: string;
	readonly plan: string;
	readonly reading: string;
	readonly invitation: string;
	readonly published: string;
}

export const nothingMade: Made = { area: '', plan: '', reading: '', invitation: '', published: '' };

export const to =
	(address: string): Way =>
	(page) =>
		page.goto(address);

/** Opens what folds out under these words. */
export const unfold =
	(words: string, nth = 0): Way =>
	(page) =>
		page.locator('summary', { hasText: words }).nth(nth).click();

export const press =
	(name: string | RegExp): Way =>
	(page) =>
		page
			.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
			.first()
			.click();

/** One after the other. */
export const first =
	(...ways: readonly Way[]): Way =>
	async (page) => {
		for (const way of ways) await way(page);
	};

/** Closes what is open. */
export const escape: Way = (page) => page.keyboard.press('Escape');

/** Until the live text is there. */
export const live: Way = (page) => page.getByText('All saved').first().waitFor();

/** Until the page says what was wrong. */
export const refused: Way = (page) => page.getByText('Please check:').first().waitFor();
