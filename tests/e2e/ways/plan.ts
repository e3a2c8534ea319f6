// A plan, read and written, with everything that opens on it.
import type { Locator } from '@playwright/test';
import { fromMore } from '../more.ts';
import { escape, first, live, press, to, unfold, type Way, type Ways } from './way.ts';

/** A plan with many actions, only read. */
export const planRead = (plan: string): Ways => ({
	'/plans/[plan]': [
		first(to(plan), live),
		fromMore('Find actions'),
		(page) => page.getByRole('textbox', { name: 'Who' }).fill('school'),
		first(escape, press('Show all'), fromMore(/^What is missing/)),
		first(escape, fromMore(/^Whose voice/)),
		first(escape, press('Wide table')),
		first(fromMore('Lead the workshop'), (page) => page.getByText('Send everybody to').waitFor())
	],
	// data for the editor's dialog, no page of its own
	'/plans/[plan]/findings': []
});

const inMore = (words: string) => first(press('More about action A1'), press(words));
/** Opens a menu that may be open already: some are drawn anew when the page becomes narrow. */
async function openMenu(summary: Locator): Promise<void> {
	const open = await summary.evaluate(({ parentElement }) => parentElement?.hasAttribute('open'));
	if (!open) await summary.click();
}
const tableMenu: Way = (page) => openMenu(page.locator('.action-table summary', { hasText: 'More' }).first());
export const addMenu: Way = (page) =>
	openMenu(page.getByRole('toolbar').locator('summary', { hasText: 'Add' }));

/** The rows of a small plan of its own, which may be changed. */
export const rowsWritten = (plan: string): Ways => ({
	'/plans/[plan]': [
		first(to(plan), live, press('Start editing')),
		press('Change “Timescale” of action A1'),
		first(escape, press('More about action A1')),
		press('Split it in two'),
		first(escape, inMore('Put it together with another action')),
		first(escape, inMore('Move it to another table')),
		first(escape, press('Change linked areas of action A1'), unfold('Change the numbers of areas')),
		first(escape, tableMenu),
		first(tableMenu, press('Name this table')),
		first(escape, press('Remove action A3'), unfold('Removed actions'))
	]
});

/** Its text. */
export const textWritten = (plan: string): Ways => ({
	'/plans/[plan]': [
		first(to(plan), live, press('Start editing'), press('Change the titles')),
		first(escape, press('Keys')),
		first(escape, (page) => page.getByText('Families wait too long.').click(), press('Link')),
		first(escape, addMenu),
		first(addMenu, press('Quote a finding')),
		first(escape, addMenu, press('Picture'))
	]
});
