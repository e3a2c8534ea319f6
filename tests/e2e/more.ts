// The list "More" of the plan page, where all stands that is needed less often.
import type { Page } from '@playwright/test';
import type { Way } from './ways/way.ts';

/** Presses a line of it, by its words; where there is much room it may stand in the row itself. */
export async function pressInMore(page: Page, name: string | RegExp): Promise<void> {
	const options = typeof name === 'string' ? { name, exact: true } : { name };
	const row = page.locator('.tools');
	const line = row.getByRole('button', options).or(row.getByRole('link', options));
	const more = row.getByRole('button', { name: 'More', exact: true });
	await more.waitFor();
	if (!(await line.first().isVisible()) && (await more.getAttribute('aria-expanded')) === 'false')
		await more.click();
	await line.first().click();
}

export const fromMore =
	(name: string | RegExp): Way =>
	(page) =>
		pressInMore(page, name);
