// What is wrong with a page as it stands: to assistive technology, to the eye, to a thumb, and to the keyboard.
import type { Page } from '@playwright/test';
import { axeOf } from './axe.ts';
import type { TestServer } from './server.ts';

/** The last one is the width at which the page goes on. */
const widths = [320, 1280] as const;

/** Everything that is wrong with the page, narrow and wide, light and dark. */
export async function faultsOf(page: Page): Promise<string[]> {
	const faults: string[] = [];
	for (const width of widths) {
		await page.setViewportSize({ width, height: 800 });
		const dialog = (await page.locator('dialog:modal').count()) > 0;
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const axe = axeOf(page);
			// behind a dialog the page is out of reach, and was looked at before
			if (dialog) axe.include('dialog[open]');
			// the dark page has the same structure, so only its colours are looked at again
			const { violations } = await (
				colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe
			).analyze();
			for (const { id, nodes } of violations)
				faults.push(
					`${width} ${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`
				);
		}
		const seen = await page.evaluate(() => ({
			lang: document.documentElement.lang,
			title: document.title,
			headings: document.querySelectorAll('h1').length,
			width: document.documentElement.scrollWidth
		}));
		if (seen.lang !== 'en-GB') faults.push(`its language is "${seen.lang}"`);
		if (seen.title.trim() === '') faults.push('it has no title');
		if (seen.headings !== 1) faults.push(`it has ${seen.headings} main headings`);
		if (seen.width > width) faults.push(`${width}: it is ${seen.width - width} pixels too wide`);
		if (width === 320) faults.push(...(await smallTargets(page)));
	}
	return faults;
}

/** What a thumb has to meet is at least 44 by 44; links inside a text are not meant. */
async function smallTargets(page: Page): Promise<string[]> {
	const targets = page.locator(
		'button, summary, select, textarea, input:not([type="hidden"]), a.button, a.item'
	);
	return targets.evaluateAll((found) =>
		found.flatMap((element) => {
			const words = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
			const ticked = element instanceof HTMLInputElement && /^(radio|checkbox)$/.test(element.type);
			const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
			const boxes = [element, ...(ticked ? words : [])].map((each) => each.getBoundingClientRect());
			// half a pixel for fractions of a rem
			const meets = boxes.some(({ width, height }) => width >= 43.5 && height >= 43.5);
			return meets || !seen ? [] : [`too small for a thumb: ${element.outerHTML.slice(0, 120)}`];
		})
	);
}

/** The first Tab finds the way past the bar, and Enter takes it. */
export async function skipFault(page: Page): Promise<string[]> {
	await page.keyboard.press('Tab');
	const link = page.getByRole('link', { name: /^Skip to/ });
	if (!(await link.evaluate((element) => element === document.activeElement)))
		return ['the first Tab does not find the skip link'];
	await page.keyboard.press('Enter');
	const target = await link.getAttribute('href');
	await page.keyboard.press('Tab');
	const past = await page.evaluate((there) => {
		const main = document.querySelector(there ?? '');
		const focused = document.activeElement;
		// a page with nothing to press in its main part goes on behind it
		return main !== null && focused !== null && (main.contains(focused) || !focused.closest('header'));
	}, target);
	return past ? [] : ['the skip link does not lead past the bar'];
}

/** Complaints of the browser, and anything asked of somebody else. */
export function listen(page: Page, withus: TestServer, complain: (fault: string) => void): void {
	page.on('console', (message) => {
		// a page that is not there, or not for me, says so with its status
		const expected = /status of (400|401|403|404|409)/.test(message.text());
		if (message.type() === 'error' && !expected) complain(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => complain(`error: ${error.message}`));
	const own = new Set(['data:', 'blob:']);
	page.on('request', (request) => {
		const { origin, protocol } = new URL(request.url());
		if (origin !== withus.url && !own.has(protocol)) complain(`asks ${request.url()}`);
	});
	page.on('websocket', (socket) => {
		if (new URL(socket.url()).host !== new URL(withus.url).host) complain(`talks to ${socket.url()}`);
	});
}
