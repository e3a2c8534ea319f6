// Every page of the product, in every state that looks different: without accessibility faults at 1280 and 320 px, light and
// dark; never wider than the screen; large enough for a thumb; no complaint in the console; nothing asked of another origin.
// The list of pages comes from the build: a page that nobody wrote a way to fails. The ways stand in the folder `ways`.
import path from 'node:path';
import type { Page } from '@playwright/test';
import { displayCookie } from '#lib/device/choices.ts';
import { publishedSurfaces, webSurfaces } from '#tests/matrix/surfaces.ts';
import { aPlanToEdit } from './a-plan-to-edit.ts';
import { wordPlan } from './a-word-plan.ts';
import { comeInAs } from './demo.ts';
import { fromMore } from './more.ts';
import { faultsOf, listen, skipFault } from './page-faults.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';
import { bringingIn, ofOwner, ofPerson } from './ways/area.ts';
import { aroundPlan, consultationOf, workshopOf } from './ways/around-plan.ts';
import { empty, makeNothingYet, nothingYet } from './ways/empty.ts';
import { outside } from './ways/outside.ts';
import { planRead, rowsWritten, textWritten } from './ways/plan.ts';
import { first, live, nothingMade, press, to, type Ways } from './ways/way.ts';

interface Tour {
	readonly name: string;
	/** Makes what is looked at, and says the ways. */
	readonly prepare: (page: Page, withus: TestServer) => Promise<Ways>;
	/** All ways it knows, also before anything is made. */
	readonly knows: Ways;
}

/** The address behind the first link of the list of plans that says this. */
async function addressOf(page: Page, plan: string): Promise<string> {
	const href = await page.getByRole('link', { name: plan }).first().getAttribute('href');
	return href ?? '';
}

async function areaOf(page: Page): Promise<string> {
	const link = page.locator('a[href^="/areas/"]').first();
	return /^\/areas\/[^/]+/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
}

/** A small plan that nobody else looks at, and its lead. */
async function ownPlan(page: Page, withus: TestServer): Promise<string> {
	const { planId, sessions } = await aPlanToEdit(withus);
	await page.context().addCookies([{ name: 'withus', value: sessions.lead, url: withus.url }]);
	return `/plans/${planId}`;
}

const tours: readonly Tour[] = [
	{
		name: 'what nobody signs in for',
		knows: outside(nothingMade),
		async prepare(page) {
			await comeInAs(page, 'Ben Marsh');
			const plan = await addressOf(page, 'Putting it right together');
			await page.goto(`${plan}/publish`);
			const open = page.getByRole('link', { name: 'Open version 1' });
			const published = (await open.getAttribute('href')) ?? '';
			await page.goto(`${plan}/people`);
			await page.getByText('Invite somebody new to this plan').click();
			await page.getByRole('radio', { name: 'Parent carer' }).check();
			await page.getByRole('radio', { name: 'Reader' }).check();
			await press('Make the invitation')(page);
			const invitation = await page.getByLabel('Invitation link').inputValue();
			await page.context().clearCookies();
			return outside({ ...nothingMade, published, invitation });
		}
	},
	{
		name: 'a person, and bringing in a plan',
		knows: { ...ofPerson(), ...bringingIn(nothingMade) },
		async prepare(page) {
			await comeInAs(page, 'Ben Marsh');
			await page.getByRole('link', { name: 'Bring in a plan' }).click();
			await page.getByLabel('Word file').setInputFiles(wordPlan);
			const area = new URL(page.url()).pathname.replace(/\/import$/, '');
			await press('Read this file')(page);
			await page.getByRole('heading', { level: 1, name: 'Rowan Vale improvement plan' }).waitFor();
			return { ...bringingIn({ ...nothingMade, area, reading: page.url() }), ...ofPerson() };
		}
	},
	{
		name: 'an area, for its owner',
		knows: ofOwner(nothingMade),
		async prepare(page) {
			await comeInAs(page, 'Ada Field');
			return ofOwner({ ...nothingMade, area: await areaOf(page) });
		}
	},
	{
		name: 'a plan that is read',
		knows: planRead(''),
		async prepare(page) {
			await comeInAs(page, 'Ben Marsh');
			return planRead(await addressOf(page, 'Getting help sooner'));
		}
	},
	{
		name: 'the rows of a plan that is written',
		knows: rowsWritten(''),
		prepare: async (page, withus) => rowsWritten(await ownPlan(page, withus))
	},
	{
		name: 'the text of a plan that is written',
		knows: textWritten(''),
		prepare: async (page, withus) => textWritten(await ownPlan(page, withus))
	},
	{
		name: 'around a plan',
		knows: { ...aroundPlan(''), ...workshopOf('') },
		async prepare(page) {
			await comeInAs(page, 'Ben Marsh');
			const published = await addressOf(page, 'Putting it right together');
			const plan = await addressOf(page, 'Getting help sooner');
			return { ...aroundPlan(plan, published), ...workshopOf(plan) };
		}
	},
	{
		name: 'a consultation, for its lead and a guest',
		knows: consultationOf(''),
		prepare: async (page, withus) => consultationOf(await ownPlan(page, withus))
	},
	{
		name: 'the first day, with nothing yet',
		knows: empty(nothingYet, ''),
		prepare: async (_, withus) => empty(await makeNothingYet(withus), withus.url)
	},
	{
		name: 'strong contrast, the largest words and wide letters',
		knows: {},
		async prepare(page, withus) {
			const value = encodeURIComponent('contrast=high&size=larger&spacing=wide');
			await page.context().addCookies([{ name: displayCookie, value, url: withus.url }]);
			await comeInAs(page, 'Ben Marsh');
			const plan = await addressOf(page, 'Getting help sooner');
			return {
				'/plans': [to('/plans')],
				'/plans/[plan]': [
					first(to(plan), live),
					fromMore(/^What is missing/),
					first((there) => there.keyboard.press('Escape'), press('Start editing'))
				],
				'/account': [to('/account')],
				'/plans/[plan]/publish': [to(`${plan}/publish`)],
				'/display': [to('/display')]
			};
		}
	}
];

// each has pages and plans of its own
test.describe.configure({ mode: 'parallel' });

for (const { name, prepare } of tours)
	test(`without faults, narrow and wide, light and dark: ${name}`, async ({ browser, withus }) => {
		test.setTimeout(480_000);
		const context = await browser.newContext({
			baseURL: withus.url,
			viewport: { width: 1280, height: 800 },
			locale: 'en-GB',
			reducedMotion: 'reduce'
		});
		const page = await context.newPage();
		page.setDefaultTimeout(15_000);
		const ways = await prepare(page, withus);
		const faults: string[] = [];
		let at = '';
		listen(page, withus, (fault) => faults.push(`${at}: ${fault}`));
		for (const [target, states] of Object.entries(ways)) {
			for (const [state, reach] of states.entries()) {
				at = `${target} (${state + 1})`;
				await test.step(at, () => reach(page));
				faults.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`));
			}
			if (states.length === 0) continue;
			at = target;
			await page.reload();
			faults.push(...(await skipFault(page)).map((fault) => `${at}: ${fault}`));
		}
		expect(faults).toEqual([]);
		await context.close();
	});

test('there is a way to every page of the build', async () => {
	const found = await webSurfaces(path.resolve(import.meta.dirname, '../../.svelte-kit/output'));
	const pages = [...found, ...publishedSurfaces()]
		.filter(({ surface }) => surface === 'page' || surface === 'GET' || surface === 'file')
		.map(({ target }) => target);
	const known = new Set(tours.flatMap(({ knows }) => Object.keys(knows)));
	expect([...new Set(pages)].filter((page) => !known.has(page))).toEqual([]);
	expect(pages.length).toBeGreaterThanOrEqual(20);
});
