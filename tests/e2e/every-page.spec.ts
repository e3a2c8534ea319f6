// Every page of the product, in every state that looks different: without accessibility faults at 1280 and 320 px, light and
// dark; never wider than the screen; no complaint in the console; nothing asked of another origin. The list of pages comes
// from the build: a page that nobody wrote a way to fails.
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { publishedSurfaces, webSurfaces } from '#tests/matrix/surfaces.ts';
import { wordPlan } from './a-word-plan.ts';
import { comeInAs } from './demo.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

type Way = (page: Page) => Promise<unknown>;

/** What is looked at, by where it stands: the addresses of what was made for it. */
interface Made {
	readonly area: string;
	readonly plan: string;
	readonly reading: string;
	readonly invitation: string;
	readonly published: string;
}

/** What nobody needs to sign in for. `inside` below is for a lead, `owned` for the owner. */
const outside = (made: Made): Readonly<Record<string, readonly Way[]>> => ({
	'/': [(page) => page.goto('/')],
	'/sign-in': [
		(page) => page.goto('/sign-in'),
		async (page) => {
			await page.getByLabel('E-mail address').first().fill('nobody@example.org');
			await page.getByLabel('Password', { exact: true }).fill('not a password');
			await page.getByRole('button', { name: 'Sign in', exact: true }).click();
			await page.getByRole('alert').waitFor();
		}
	],
	'/sign-in/forgotten': [(page) => page.goto('/sign-in/forgotten')],
	'/new-password/[token]': [(page) => page.goto('/new-password/used')],
	'/new-email/[token]': [(page) => page.goto('/new-email/used')],
	'/sign-in/link/[token]': [(page) => page.goto('/sign-in/link/used')],
	'/start/[token]': [(page) => page.goto('/start/used')],
	'/join/[token]': [(page) => page.goto('/join/used'), (page) => page.goto(made.invitation)],
	'/w': [
		(page) => page.goto('/w'),
		async (page) => {
			await page.getByLabel('Code').fill('not a code');
			await page.getByRole('button', { name: 'Go on' }).click();
			await page.getByText('Please check:').first().waitFor();
		}
	],
	'/w/[code]': [(page) => page.goto('/w/ended')],
	'/mail': [(page) => page.goto('/mail')],
	'/display': [(page) => page.goto('/display')],
	'/p/[plan]/[slug]': [(page) => page.goto(made.published.replace(/v1\/$/, ''))],
	'/p/[plan]/[slug]/v1': [(page) => page.goto(made.published)],
	'nothing here': [(page) => page.goto('/nothing'), (page) => page.goto('/p/nothing')]
});

/** What is the owner's. */
const owned = ({ area }: Made): Readonly<Record<string, readonly Way[]>> => ({
	'/areas/[area]/mail': [
		(page) => page.goto(`${area}/mail`),
		async (page) => {
			await page.getByRole('button', { name: 'Send a test mail to me' }).click();
			await page.getByRole('status').waitFor();
		}
	],
	'/areas/[area]/people': [
		(page) => page.goto(`${area}/people`),
		(page) => page.getByText('Invite somebody').first().click(),
		(page) => page.getByText('Change').nth(1).click()
	],
	'/areas/[area]/set-up': [
		(page) => page.goto(`${area}/set-up`),
		(page) => page.getByText('Change the name').click()
	],
	'/areas/[area]/set-up/groups': [(page) => page.goto(`${area}/set-up/groups`)],
	'/areas/[area]/organisations': [
		(page) => page.goto(`${area}/organisations`),
		async (page) => {
			await page.getByLabel('Name of the organisation').fill('larkshire council');
			await page.getByRole('button', { name: 'Add', exact: true }).click();
			await page.getByText('Please check:').waitFor();
		},
		(page) => page.getByText('Rename').first().click()
	]
});

const inside = ({ area, plan, reading }: Made): Readonly<Record<string, readonly Way[]>> => ({
	'/plans': [
		(page) => page.goto('/plans'),
		(page) => page.getByRole('button', { name: 'Menu' }).or(page.getByText('Menu')).first().click()
	],
	'/look-around': [(page) => page.goto('/look-around')],
	'/plans/new': [(page) => page.goto('/plans/new')],
	'/plans/new/report': [(page) => page.goto('/plans/new/report')],
	// data for the editor's dialog, no page of its own
	'/plans/[plan]/findings': [],
	'/plans/[plan]': [
		async (page) => {
			await page.goto(plan);
			await page.getByText('All saved').first().waitFor();
		},
		(page) => page.getByRole('button', { name: 'Start editing' }).click(),
		(page) => page.getByRole('button', { name: 'Change “Timescale” of action A1' }).click(),
		async (page) => {
			await page.getByRole('button', { name: 'Wide table' }).first().click();
			await page.getByRole('table').first().waitFor();
		},
		(page) => page.getByRole('button', { name: 'Keys', exact: true }).click()
	],
	'/plans/[plan]/manage': [(page) => page.goto(`${plan}/manage`)],
	'/plans/[plan]/people': [
		(page) => page.goto(`${plan}/people`),
		(page) => page.getByText('Invite somebody new to this plan').click()
	],
	'/plans/[plan]/publish': [(page) => page.goto(`${plan}/publish`)],
	'/plans/[plan]/publish/preview': [(page) => page.goto(`${plan}/publish/preview`)],
	'/plans/[plan]/held': [(page) => page.goto(`${plan}/held`)],
	'/plans/[plan]/unplaced': [(page) => page.goto(`${plan}/unplaced`)],
	...workshopOf(plan),
	'/areas/[area]/import': [
		(page) => page.goto(`${area}/import`),
		async (page) => {
			const file = { ...wordPlan, buffer: Buffer.from('not a Word file') };
			await page.getByLabel('Word file').setInputFiles(file);
			await page.getByRole('button', { name: 'Read this file' }).click();
			await page.getByText('Please check:').first().waitFor();
		}
	],
	'/areas/[area]/import/[job]': [(page) => page.goto(reading)],
	'/account': [
		async (page) => {
			await page.goto('/account');
			for (const more of ['New e-mail address', 'Leave Larkshire', 'Remove my account'])
				await page.locator('summary', { hasText: more }).click();
		}
	],
	// a file, not a page
	'/account/download': [],
	'/sign-in/back': [(page) => page.goto('/sign-in/back')],
	'nothing for me': [(page) => page.goto(`/plans/${'0'.repeat(20)}`)],
	'/sign-out': [(page) => page.goto('/sign-out')]
});

/** A workshop from its form to its end. */
function workshopOf(plan: string): Readonly<Record<string, readonly Way[]>> {
	let link = '';
	return {
		'/plans/[plan]/workshop': [
			(page) => page.goto(`${plan}/workshop`),
			async (page) => {
				await page.getByRole('radio', { name: /^Yes/ }).check();
				await page.getByRole('button', { name: 'Open the workshop' }).click();
				await page.getByText('Please check:').first().waitFor();
			},
			async (page) => {
				await page.getByLabel('Who leads?').fill('Ben Marsh');
				await page.getByLabel('Who watches?').fill('Helen Ash');
				await page.getByRole('button', { name: 'Open the workshop' }).click();
				link = await page.getByRole('textbox', { name: 'Link to join' }).inputValue();
				await page.getByText('Move the end').first().click();
				await page.getByText('End the workshop').click();
			}
		],
		'/plans/[plan]/workshop/screen': [(page) => page.goto(`${plan}/workshop/screen`)],
		'/w/[code]': [(page) => page.goto(link)],
		'a workshop that has ended': [
			async (page) => {
				await page.goto(`${plan}/workshop`);
				await page.getByText('End the workshop').click();
				await page.getByRole('button', { name: 'End it now' }).click();
				await page.getByText('The workshop has ended.').waitFor();
			},
			(page) => page.goto(`${plan}/workshop/screen`),
			(page) => page.goto(link)
		]
	};
}

/** A lead makes one of everything. */
async function makeOneOfEach(page: Page): Promise<Made> {
	await comeInAs(page, 'Ben Marsh');
	const plan = await page.getByRole('link', { name: 'Getting help sooner' }).first().getAttribute('href');
	await page.getByRole('link', { name: 'Bring in a plan' }).click();
	await page.getByLabel('Word file').setInputFiles(wordPlan);
	const area = new URL(page.url()).pathname.replace(/\/import$/, '');
	await page.getByRole('button', { name: 'Read this file' }).click();
	await page.getByRole('heading', { level: 1, name: 'Rowan Vale improvement plan' }).waitFor();
	const reading = page.url();

	await page.goto(`${plan}/people`);
	await page.getByText('Invite somebody new to this plan').click();
	await page.getByRole('radio', { name: 'Parent carer' }).check();
	await page.getByRole('radio', { name: 'Reader' }).check();
	await page.getByRole('button', { name: 'Make the invitation' }).click();
	const invitation = await page.getByLabel('Invitation link').inputValue();

	await page.goto(`${plan}/publish`);
	const open = page.getByRole('link', { name: 'Open version 1' });
	const publish = page.getByRole('button', { name: 'Publish version 1' });
	await publish.or(open).first().waitFor();
	if (await publish.isVisible()) await publish.click();
	const published = (await open.getAttribute('href')) ?? '';
	await expect(async () => expect((await page.request.get(published)).status()).toBe(200)).toPass();
	return { area, plan: plan ?? '', reading, invitation, published };
}

/** Everything that is wrong with the page as it stands. */
async function faultsOf(page: Page, width: number): Promise<string[]> {
	const faults: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const axe = new AxeBuilder({ page }).setLegacyMode(true);
		// the dark page has the same structure, so only its colours are looked at again
		const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
		for (const { id, nodes } of violations)
			faults.push(`${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
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
	if (seen.width > width) faults.push(`it is ${seen.width - width} pixels too wide`);
	return faults;
}

/** The first Tab finds the way past the bar, and Enter takes it. */
async function skipFault(page: Page): Promise<string[]> {
	await page.keyboard.press('Tab');
	const link = page.getByRole('link', { name: /^Skip to/ });
	if (!(await link.evaluate((element) => element === document.activeElement)))
		return ['the first Tab does not find the skip link'];
	await page.keyboard.press('Enter');
	const target = await link.getAttribute('href');
	await page.keyboard.press('Tab');
	const past = await page.evaluate((to) => {
		const main = document.querySelector(to ?? '');
		const focused = document.activeElement;
		// a page with nothing to press in its main part goes on behind it
		return main !== null && focused !== null && (main.contains(focused) || !focused.closest('header'));
	}, target);
	return past ? [] : ['the skip link does not lead past the bar'];
}

for (const width of [1280, 320]) {
	test(`every page and state is without faults at ${width} pixels, light and dark`, async ({
		browser,
		withus
	}) => {
		test.setTimeout(120_000);
		const faults: string[] = [];
		const open = async (): Promise<Page> => {
			const context = await browser.newContext({
				baseURL: withus.url,
				viewport: { width, height: 800 },
				locale: 'en-GB'
			});
			const page = await context.newPage();
			page.setDefaultTimeout(10_000);
			return page;
		};
		const lead = await open();
		const made = await makeOneOfEach(lead);
		const visitor = await open();
		const owner = await open();
		await comeInAs(owner, 'Ada Field');
		await Promise.all(
			(
				[
					[visitor, outside(made)],
					[lead, inside(made)],
					[owner, owned(made)]
				] as const
			).map(async ([page, ways]) => {
				let at = '';
				listen(page, withus, (fault) => faults.push(`${at}: ${fault}`));
				for (const [target, states] of Object.entries(ways)) {
					for (const [state, reach] of states.entries()) {
						at = `${target} (${state + 1})`;
						await reach(page);
						const found = await faultsOf(page, width);
						faults.push(...found.map((fault) => `${at}: ${fault}`));
					}
					at = target;
					if (width < 1280) continue;
					await page.reload();
					faults.push(...(await skipFault(page)).map((fault) => `${at}: ${fault}`));
				}
			})
		);
		expect(faults).toEqual([]);
		for (const page of [lead, visitor, owner]) await page.context().close();
	});
}

/** Complaints of the browser, and anything asked of somebody else. */
function listen(page: Page, withus: TestServer, complain: (fault: string) => void): void {
	page.on('console', (message) => {
		// a page that is not there, or not for me, says so with its status
		const expected = /status of (400|401|403|404)/.test(message.text());
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

test('there is a way to every page of the build', async () => {
	const found = await webSurfaces(path.resolve(import.meta.dirname, '../../.svelte-kit/output'));
	const pages = [...found, ...publishedSurfaces()]
		.filter(({ surface }) => surface === 'page' || surface === 'GET' || surface === 'file')
		.map(({ target }) => target);
	const none: Made = { area: '', plan: '', reading: '', invitation: '', published: '' };
	const known = Object.keys({ ...outside(none), ...owned(none), ...inside(none) });
	expect([...new Set(pages)].filter((page) => !known.includes(page))).toEqual([]);
	expect(pages.length).toBeGreaterThanOrEqual(20);
});
