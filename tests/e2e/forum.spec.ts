// A forum of six between two versions: two guests of a workshop on phones (one joins by the code), a contributor by keys alone, a
// young person whose browser runs no script, a parent carer who writes the plan, and the lead. What they say and suggest is
// answered, a version goes out, and each reads what became of their words.
import type { Page } from '@playwright/test';
import { startSession } from '#server/accounts/sessions.ts';
import { connect } from '#server/sql.ts';
import type { AreaId, PersonId } from '#domain/ids.ts';
import { aRole, type APerson } from '#tests/people.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { aPlanToEdit, openAs, typeAfter, words, type PlanToEdit } from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

interface Forum extends PlanToEdit {
	/** How the guests get in: the code of the workshop, and the cookie of one who has joined. */
	readonly code: string;
	readonly guest: string;
}

/** A plan whose reader becomes a contributor, and a workshop whose guests say and suggest things. */
async function aForum(withus: TestServer): Promise<Forum> {
	const plan = await aPlanToEdit(withus);
	const sql = connect(withus.databaseUrl(), { max: 1 });
	try {
		const people = await sql<{ areaId: AreaId; personId: PersonId; accountId: string; name: string }[]>`
			select person.area_id as "areaId", person.id as "personId", account_id as "accountId", person.name
			from person join plan on plan.area_id = person.area_id where plan.id = ${plan.planId}`;
		const [lead, rae] = ['Lena North', 'Rae Moss'].map((name) => people.find((one) => one.name === name)!);
		await aRole(sql, rae!, 'contributor', plan.planId);
		const leader = leaderOf(lead as unknown as APerson, plan.planId);
		const workshop = await aWorkshop(sql, leader, { guestsAre: 'contributor' });
		const { token } = await aGuest(sql, workshop, 'parent_carer');
		const reader = (await startSession(sql, rae!.accountId)).token;
		const code = workshop.code ?? '';
		return { ...plan, sessions: { ...plan.sessions, reader }, code, guest: token };
	} finally {
		await sql.end();
	}
}

async function withoutFaults(page: Page): Promise<void> {
	const { violations } = await axeOf(page).analyze();
	expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

test('six people say and suggest what they think, are answered, and read what became of it', async ({
	browser,
	withus
}) => {
	const forum = await aForum(withus);
	const plan = `${withus.url}/plans/${forum.planId}`;
	const phone = async (width: number, cookie?: string) => {
		const context = await browser.newContext({
			baseURL: withus.url,
			viewport: { width, height: 800 },
			colorScheme: 'dark',
			hasTouch: true
		});
		if (cookie) await context.addCookies([{ name: 'withus-guest', value: cookie, url: withus.url }]);
		return context.newPage();
	};

	// a guest comes in by the code, and says something from the menu
	const guest = await phone(390);
	await guest.goto('/w');
	await guest.getByLabel('Code').fill(forum.code);
	await guest.getByRole('button', { name: 'Go on' }).tap();
	await guest.getByRole('radio', { name: 'Parent carer' }).check();
	await guest.getByLabel('I want to take part.').check();
	await guest.getByRole('button', { name: 'Join', exact: true }).tap();
	await expect(guest.getByText('All saved').first()).toBeVisible();
	await guest.locator('summary:visible', { hasText: 'Menu' }).first().tap();
	await guest.getByRole('link', { name: 'All comments' }).tap();
	await guest.locator('summary', { hasText: 'Say something' }).tap();
	await guest.getByLabel('Your words').fill('Nobody rang us. My son was born on 3 May 2014.');
	await guest.getByRole('button', { name: 'Post it' }).tap();
	await expect(guest.getByText('A date of birth', { exact: false })).toBeVisible();
	await withoutFaults(guest);
	await guest.getByRole('button', { name: 'Change it' }).tap();
	await guest.getByLabel('Your words').fill('Nobody rang <b>us</b>.');
	await guest.getByRole('button', { name: 'Post it' }).tap();
	await expect(guest.getByText('Nobody rang <b>us</b>.')).toBeVisible();

	// the other one suggests a change, on a small phone
	const other = await phone(320, forum.guest);
	await other.goto(`/plans/${forum.planId}/suggest`);
	await other.getByRole('toolbar').waitFor();
	await typeAfter(other, 'Families wait too long.', ' Ring them.');
	await other.getByRole('button', { name: 'Look over and send' }).click();
	await other.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(other.getByText('Your suggestion is with the people')).toBeVisible();
	await withoutFaults(other);

	// a contributor follows the plan and says something about it, by keys alone
	const rae = await openAs(browser, withus, forum, 'reader');
	await rae.goto(`${withus.url}/news`);
	await rae.getByRole('button', { name: 'Follow Getting help sooner' }).press('Enter');
	await expect(rae.getByRole('button', { name: 'Stop following Getting help sooner' })).toBeVisible();
	await withoutFaults(rae);
	await rae.goto(plan);
	await expect(rae.getByRole('button', { name: 'Comments (1)' })).toBeVisible();
	await rae.keyboard.press('Control+Alt+m');
	await expect(rae.getByLabel('What is it about?')).toBeFocused();
	await rae.getByLabel('Your words').focus();
	await rae.keyboard.type('Could it be one week?');
	await rae.keyboard.press('Control+Enter');
	await expect(rae.getByRole('article', { name: /^Rae/ })).toContainText('Could it be one week?');
	await rae.keyboard.press('Escape');
	await expect(rae.getByRole('group', { name: 'Comments' })).toHaveCount(0);

	// a young person's browser runs no script
	const still = await browser.newContext({ javaScriptEnabled: false });
	await still.addCookies([{ name: 'withus', value: forum.sessions.young, url: withus.url }]);
	const young = await still.newPage();
	await young.goto(`${plan}/comments`);
	await young.locator('summary', { hasText: 'Say something' }).click();
	await young.getByLabel('Your words').fill('Ring me on 07700 900123.');
	await young.getByRole('button', { name: 'Post it' }).click();
	await expect(young.getByText('A phone number: “07700 900123”')).toBeVisible();
	await expect(young.getByLabel('Your words')).toHaveValue('Ring me on 07700 900123.');
	await young.getByLabel('Your words').fill('I wait all day.');
	await young.getByRole('button', { name: 'Send it only to those who look at comments' }).click();
	await expect(young.getByText('I wait all day.').first()).toBeVisible();

	// the lead hears of it, answers, takes the suggestion in, and publishes
	const context = await browser.newContext({ baseURL: withus.url, viewport: { width: 1280, height: 844 } });
	await context.addCookies([{ name: 'withus', value: forum.sessions.lead, url: withus.url }]);
	const lead = await context.newPage();
	await lead.goto('/plans');
	await lead.getByRole('link', { name: /^New for you: / }).press('Enter');
	await lead.getByRole('link', { name: /^Words wait for you to look at them/ }).press('Enter');
	await expect(lead.getByText('I wait all day.').first()).toBeVisible();
	await lead.goto(`${plan}/comments`);
	await lead.getByRole('link', { name: /^Read and answer: Rae/ }).press('Enter');
	await lead.getByLabel('Call somebody by name').selectOption({ label: 'Rae' });
	await lead.getByLabel('Your answer').fill('Ten days is what we can promise.');
	await lead.getByRole('button', { name: 'Answer', exact: true }).press('Enter');
	await expect(lead.getByText('Ten days is what we can promise.')).toBeVisible();
	await withoutFaults(lead);
	await lead.goto(`${plan}/suggestions`);
	await expect(lead.locator('ins').first()).toContainText('Ring them.');
	await lead.getByRole('button', { name: /^Put it in the plan/ }).press('Enter');
	await expect(lead.getByText('It is in the plan now')).toBeVisible();
	await lead.goto(`${plan}/themes`);
	await lead.getByRole('checkbox', { name: 'Could it be one week?' }).press('Space');
	await lead.getByLabel('Name, if it is a new theme').fill('How soon somebody rings');
	await lead.keyboard.press('Enter');
	await expect(lead.getByText('The theme is made.')).toBeVisible();
	await lead
		.getByRole('link', { name: /How soon somebody rings/ })
		.first()
		.press('Enter');
	await lead.getByRole('radio', { name: 'Not now' }).press('Space');
	await lead.getByLabel('Why?').fill('Ten days is what the team can promise.');
	await lead.getByLabel('Who decided?').fill('The partnership board');
	await lead.getByRole('button', { name: 'Keep the decision' }).press('Enter');
	await expect(lead.getByText('The decision is kept.')).toBeVisible();
	await withoutFaults(lead);
	await lead.goto(`${plan}/publish`);
	await expect(lead.getByRole('checkbox', { name: /^How soon somebody rings/ })).toBeChecked();
	await lead.getByRole('button', { name: 'Publish version 1' }).press('Enter');
	await expect(lead.getByRole('link', { name: 'Open version 1' })).toBeVisible();

	// each reads what became of their words
	await expect(words(rae)).toContainText('Families wait too long. Ring them.');
	await rae.goto(`${withus.url}/news`);
	const news = rae.getByRole('region', { name: 'Getting help sooner' });
	// that the plan changed is no news to who had it open meanwhile
	for (const sentence of [
		'A new version of this plan is public.',
		'What you said was answered with a decision.',
		'Lena North called you by name.'
	])
		await expect(news.getByRole('link', { name: sentence })).toBeVisible();
	await expect(news.getByText('“Ten days is what we can promise.”')).toBeVisible();
	await expect(rae.getByText('I wait all day.')).toHaveCount(0);
	await withoutFaults(rae);
	await rae.goto(`${plan}/answers`);
	await expect(rae.getByText('Ten days is what the team can promise.').first()).toBeVisible();
	await withoutFaults(rae);
	await rae.goto(`${withus.url}/news`);
	await news.getByRole('button', { name: 'I have read these: Getting help sooner' }).press('Enter');
	await expect(rae.getByText('Nothing new')).toBeVisible();
	await other.goto(`/plans/${forum.planId}/suggestions`);
	await expect(other.getByText('In the plan', { exact: true })).toBeVisible();
	await guest.goto(`/plans/${forum.planId}/comments`);
	await expect(
		guest.getByText('Ten days is what we can promise.').or(guest.getByText('1 answer'))
	).toBeVisible();
	await expect(guest.getByText('I wait all day.')).toHaveCount(0);
	await Promise.all([guest, other, rae, young, lead].map((page) => page.context().close()));
});
