// The life of a plan, from a template to the bin and back, with finding words in it and taking the address of an action along.
import { axeOf } from './axe.ts';
import { comeInAs } from './demo.ts';
import { promised } from './pace.ts';
import { expect, test } from './test.ts';

test('a plan is made, named, written, searched, linked, copied, archived, deleted and brought back', async ({
	browser,
	withus
}) => {
	const [mine, other] = await Promise.all(
		[1280, 390].map(async (width) => {
			const context = await browser.newContext({
				baseURL: withus.url,
				viewport: { width, height: 844 },
				permissions: ['clipboard-read', 'clipboard-write']
			});
			const page = await context.newPage();
			await comeInAs(page, 'Ben Marsh');
			return page;
		})
	);
	if (!mine || !other) throw new Error('Two browsers were opened');

	// from a template, then by another name
	await mine.goto('/plans/new');
	await mine.getByRole('textbox', { name: 'Plain title' }).fill('Talking sooner');
	await mine.getByRole('button', { name: 'Start writing' }).click();
	await expect(mine.getByRole('heading', { level: 1, name: 'Talking sooner' })).toBeVisible();
	const plan = new URL(mine.url()).pathname;
	await mine.goto(`${plan}/manage`);
	await mine.getByRole('textbox', { name: 'Plain title', exact: true }).fill('Being heard sooner');
	await mine.getByRole('button', { name: 'Keep these titles' }).click();
	await expect(mine.getByText('Done.')).toBeVisible();

	// written
	await mine.goto(plan);
	await mine.getByRole('button', { name: 'Start editing' }).click();
	await expect(mine.getByRole('textbox', { name: 'The text of the plan' })).toBeFocused();
	await mine.getByRole('button', { name: 'Add an action' }).first().click();
	await expect(
		mine.getByRole('article', { name: 'Action 1' }).first().getByRole('textbox').first()
	).toBeFocused();
	await mine.keyboard.type('Ring the Café family', { delay: 10 });
	await mine.keyboard.press('Escape');
	await expect(mine.getByText(/Saved at/).first()).toBeVisible();

	// found in a cell, whatever the accents; Escape leads there
	await mine.keyboard.press('Control+Shift+F');
	const finding = mine.getByRole('search', { name: 'Find in this plan' });
	await mine.keyboard.type('cafe fam', { delay: 10 });
	await expect(finding.getByText('1 of 1', { exact: true })).toBeVisible();
	await expect(finding.getByRole('status')).toHaveText('1 of 1: Ring the Café family');
	expect((await axeOf(mine).include('search').analyze()).violations).toEqual([]);
	await mine.keyboard.press('Escape');
	await expect(finding).toBeHidden();
	await expect(
		mine.getByRole('button', { name: 'Change “What are we going to do?” of action 1' })
	).toBeFocused();

	// its address leads another browser there
	await mine.getByRole('button', { name: 'Stop editing' }).click();
	await mine.getByRole('button', { name: 'Copy link to action 1' }).first().click();
	await expect(mine.getByText('The link is copied.').first()).toBeVisible();
	await other.goto(await mine.evaluate(() => navigator.clipboard.readText()));
	await expect(other.getByText('All saved')).toBeVisible();
	await expect(other.getByRole('article', { name: 'Action 1' }).first()).toBeInViewport();
	await other.getByRole('button', { name: 'Start editing' }).click();
	await expect(other.getByRole('button', { name: 'Stop editing' })).toBeVisible();

	// the list beside it leads to a section, focus too, and says where one is
	const contents = mine.getByRole('navigation', { name: 'In this plan' });
	const sections = contents.locator('ul').getByRole('link');
	const section = sections.nth(1);
	await section.click();
	await expect(section).toHaveAttribute('aria-current', 'location');
	await expect.poll(() => mine.evaluate(() => document.activeElement?.id)).toMatch(/^section-/);

	// so does the last one, though its heading cannot come to the top
	await sections.last().click();
	await expect(sections.last()).toHaveAttribute('aria-current', 'location');

	// on paper: the words, as wide as the sheet, and nothing to press
	await mine.setViewportSize({ width: 794, height: 1122 });
	await mine.emulateMedia({ media: 'print' });
	await expect(mine.getByText('Ring the Café family')).toBeVisible();
	await expect(mine.getByRole('button').filter({ visible: true })).toHaveCount(0);
	await expect(contents).toBeHidden();
	expect(await mine.evaluate(() => document.documentElement.scrollWidth)).toBe(794);
	await mine.emulateMedia({ media: 'screen' });
	await mine.setViewportSize({ width: 1280, height: 844 });

	// copied
	await mine.goto(`${plan}/manage`);
	await mine.getByRole('button', { name: 'Make a copy' }).click();
	await expect(mine.getByRole('heading', { level: 1, name: 'Copy of Being heard sooner' })).toBeVisible();
	expect(new URL(mine.url()).pathname).not.toBe(plan);

	// archived: who has it open reads on and writes no more
	await mine.goto(`${plan}/manage`);
	await mine.getByRole('button', { name: 'Archive this plan' }).click();
	await expect(other.getByRole('button', { name: 'Stop editing' })).toBeHidden({ timeout: promised(2_000) });
	await expect(other.getByRole('button', { name: 'Start editing' })).toBeHidden();
	await mine.getByRole('button', { name: 'Take it out again' }).click();
	await expect(mine.getByRole('button', { name: 'Archive this plan' })).toBeVisible();

	// deleted in two steps, and brought back with everything in it
	await mine.getByText('Delete this plan for everybody').first().click();
	await mine.getByRole('button', { name: 'Delete this plan for everybody' }).click();
	await expect(mine.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
	await mine.getByText(/Recently deleted/).click();
	await mine.getByRole('button', { name: 'Bring it back: “Being heard sooner”' }).click();
	await expect(mine.getByText('The plan is back, as it was.')).toBeVisible();
	await mine.goto(plan);
	await expect(mine.getByText('Ring the Café family')).toBeVisible();
	await Promise.all([mine, other].map((page) => page.context().close({ reason: 'done' })));
});
