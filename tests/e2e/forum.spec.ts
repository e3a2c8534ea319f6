// A forum of six before a version: two guests of a consultation on phones, a contributor by keys alone, a young person whose browser
// runs no script, a parent carer who writes the plan, and the lead. What they say and suggest is answered, a version goes out, and
// each reads what became of their words.
import type { Page } from '@playwright/test';
import { startSession } from '#server/accounts/sessions.ts';
import { connect } from '#server/sql.ts';
import type { AreaId, PersonId } from '#domain/ids.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { openRound, roundNamed } from '#server/rounds/rounds.ts';
import { aRole } from '#tests/people.ts';
import { aPlanToEdit, openAs, words, type PlanToEdit } from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import { button, press, tabTo } from './keys.ts';
import type { TestServer } from './server.ts';
import { expect, test } from './test.ts';

interface Forum extends PlanToEdit {
	/** The consultation, and how guests get in. */
	readonly round: string;
	readonly code: string;
}

/** A plan whose reader becomes a contributor, and a consultation about it. */
async function aForum(withus: TestServer): Promise<Forum> {
	const plan = await aPlanToEdit(withus);
	const sql = connect(withus.databaseUrl(), { max: 1 });
	try {
		const people = await sql<{ areaId: AreaId; personId: PersonId; accountId: string; name: string }[]>`
			select person.area_id as "areaId", person.id as "personId", account_id as "accountId", person.name
			from person join plan on plan.area_id = person.area_id where plan.id = ${plan.planId}`;
		const [lead, rae] = ['Lena North', 'Rae Moss'].map((name) => people.find((one) => one.name === name)!);
		await aRole(sql, rae!, 'contributor', plan.planId);
		const reader = (await startSession(sql, rae!.accountId)).token;
		const member = (await memberOfPlan(sql, lead!.accountId, plan.planId))!;
		const now = Date.now();
		const round = await openRound(sql, member, {
			title: 'Tell us about the draft',
			purpose: 'Everything may change.',
			settled: '',
			rung: 'consulting',
			forWhom: 'link',
			moderation: 'after',
			opensAt: new Date(now),
			closesAt: new Date(now + 86_400_000),
			promiseAt: new Date(now + 9 * 86_400_000).toISOString().slice(0, 10)
		});
		const { code } = (await roundNamed(sql, plan.planId, round))!;
		return { ...plan, sessions: { ...plan.sessions, reader }, round, code };
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
	/** A guest on a phone takes part without an account, and comes to the box about a part of the text. */
	const phone = async (width: number, about: RegExp) => {
		const context = await browser.newContext({
			baseURL: withus.url,
			viewport: { width, height: 800 },
			colorScheme: 'dark',
			hasTouch: true
		});
		const page = await context.newPage();
		await page.goto(`/c/${forum.code}`);
		await page.getByRole('radio', { name: 'Parent carer' }).check();
		await page.getByLabel('I want to take part.').check();
		await page.getByRole('button', { name: 'Take part' }).tap();
		await expect(page.getByRole('textbox', { name: 'Your private link' })).toHaveValue(/\/c\/back\//);
		await withoutFaults(page);
		await page.getByRole('link', { name: about }).tap();
		return page;
	};

	// a guest means one sentence, and thinks again before a date of birth is posted
	const guest = await phone(390, /^Say something about this: Timely assessment/);
	await guest.locator('summary', { hasText: 'Choose one sentence, or suggest other words for it' }).tap();
	await guest.getByRole('radio', { name: '“Families wait too long.”' }).check();
	await guest.getByLabel('Your words').fill('Nobody rang us. My son was born on 3 May 2014.');
	await guest.getByRole('button', { name: 'Say it' }).tap();
	await expect(guest.getByText('A date of birth', { exact: false })).toBeVisible();
	await withoutFaults(guest);
	await guest.getByRole('button', { name: 'Change it' }).tap();
	await guest.getByLabel('Your words').fill('Nobody rang <b>us</b>.');
	await guest.getByRole('button', { name: 'Say it' }).tap();
	await expect(guest.getByText('Your words have arrived')).toBeVisible();
	await expect(guest.getByText('“Families wait too long.”')).toBeVisible();

	// the other one speaks about an action, on a small phone
	const other = await phone(320, /^Say something about this: A1/);
	await other.getByLabel('Your words').fill('Please say who rings.');
	await other.getByRole('button', { name: 'Say it' }).tap();
	await expect(other.getByText('Your words have arrived')).toBeVisible();
	await withoutFaults(other);
	// and has other words for it: the line is lost, the page is loaded again, and nothing of them is
	await other.goto(`/c/${forum.code}/say?on=row:row-one`);
	await other.locator('summary', { hasText: 'Choose one sentence, or suggest other words for it' }).tap();
	await other.getByRole('radio', { name: '“Ring every family.”' }).check();
	await other.getByRole('button', { name: 'Begin with this sentence' }).tap();
	const instead = other.getByRole('textbox', { name: 'The sentence as you would have it' });
	await expect(instead).toBeFocused();
	await instead.press('End');
	await instead.press('Backspace');
	await instead.pressSequentially(' by Friday.');
	await other.getByLabel('Why does this help?').fill('A day can be kept.');
	await withoutFaults(other);
	await other.route('**/say?/say*', (route) => route.abort());
	await other.getByRole('button', { name: 'Say it' }).tap();
	await expect(other.getByText(/Your words are still here/)).toBeVisible();
	await other.unroute('**/say?/say*');
	await other.reload();
	await expect(instead).toHaveValue('Ring every family by Friday.');
	await expect(other.getByRole('radio', { name: '“Ring every family.”' })).toBeChecked();
	await other.getByRole('button', { name: 'Say it' }).tap();
	await expect(
		other.getByRole('article').filter({ hasText: 'A day can be kept.' }).locator('ins')
	).toContainText('by Friday');

	// a contributor follows the plan and says something about it, by keys alone
	const rae = await openAs(browser, withus, forum, 'reader');
	await rae.goto(`${withus.url}/news`);
	await rae.getByRole('button', { name: 'Follow Getting help sooner' }).press('Enter');
	await expect(rae.getByRole('button', { name: 'Stop following Getting help sooner' })).toBeVisible();
	await withoutFaults(rae);
	await rae.goto(plan);
	await expect(rae.getByRole('button', { name: 'Comments (3)' })).toBeVisible();
	await rae.keyboard.press('Control+Alt+m');
	await expect(rae.getByLabel('What is it about?')).toBeFocused();
	await rae.getByLabel('Your words').focus();
	await rae.keyboard.type('Could it be one week?');
	await rae.keyboard.press('Control+Enter');
	await expect(rae.getByRole('article', { name: /^Rae/ })).toContainText('Could it be one week?');
	await rae.keyboard.press('Escape');
	await expect(rae.getByRole('group', { name: 'Comments' })).toHaveCount(0);
	// and suggests other words
	await rae.goto(`${plan}/suggest`);
	await rae.getByRole('toolbar').waitFor();
	await tabTo(rae, words(rae));
	await rae.keyboard.press('Control+Home');
	for (const key of ['ArrowDown', 'ArrowDown', 'End']) await rae.keyboard.press(key);
	await rae.keyboard.type(' Ring them.', { delay: 15 });
	await press(rae, button(rae, 'Look over and send'));
	await press(rae, button(rae, /^Send$/));
	await expect(rae.getByText('Your suggestion is with the people')).toBeVisible();
	await withoutFaults(rae);
	await rae.goto(plan);

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
	// the guest's words and the contributor's wait side by side; the contributor is asked before their own are taken
	await lead.goto(`${plan}/suggestions`);
	const [theirs, raes] = [
		lead.getByRole('article').filter({ hasText: 'Said in the consultation “Tell us about the draft”.' }),
		lead.getByRole('article', { name: /^Rae/ })
	];
	await expect(raes.locator('ins')).toContainText('Ring them.');
	await expect(theirs.locator('ins')).toContainText('by Friday');
	await withoutFaults(lead);
	await raes.getByRole('link', { name: /^Talk about it: what Rae suggests/ }).press('Enter');
	await lead.getByLabel('Your words').fill('Ring them each week?');
	await lead.getByRole('button', { name: 'Post it' }).press('Enter');
	await expect(lead.getByText('About a suggestion')).toBeVisible();
	await withoutFaults(lead);
	await rae.goto(`${withus.url}/news`);
	await rae.getByRole('link', { name: 'Lena North said something about what you suggested.' }).press('Enter');
	await rae.getByLabel('Your answer').fill('Yes, each week.');
	await rae.getByRole('button', { name: 'Answer', exact: true }).press('Enter');
	await expect(rae.getByText('Yes, each week.')).toBeVisible();
	await rae.goto(plan);
	await lead.goto(`${plan}/suggestions`);
	await expect(raes.getByRole('link', { name: 'Talk about it (2): what Rae suggests' })).toBeVisible();
	await raes.getByRole('button', { name: /^Put it in the plan/ }).press('Enter');
	await expect(lead.getByText('It is in the plan now')).toBeVisible();
	await theirs.getByRole('textbox', { name: /^Your reason/ }).fill('Friday is too soon for us.');
	await theirs.getByRole('button', { name: /^Not now, because/ }).press('Enter');
	await expect(lead.getByText('Declined. The person who suggested it reads your reason.')).toBeVisible();
	await lead.goto(`${plan}/consultations/${forum.round}`);
	await lead.locator('summary', { hasText: 'Close it now' }).press('Enter');
	await lead.getByRole('button', { name: 'Close it', exact: true }).press('Enter');
	await expect(lead.getByText('It is closed.')).toBeVisible();
	await lead.goto(`${plan}/themes`);
	for (const said of ['Could it be one week?', /^Nobody rang/])
		await lead.getByRole('checkbox', { name: said }).press('Space');
	await lead.getByLabel('Name, if it is a new theme').fill('How soon somebody rings');
	await lead.keyboard.press('Enter');
	await expect(lead.getByText('The theme is made.')).toBeVisible();
	await lead
		.getByRole('link', { name: /How soon somebody rings/ })
		.first()
		.press('Enter');
	await lead.getByRole('radio', { name: 'Changed', exact: true }).press('Space');
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
		'What you said was answered with a decision: “How soon somebody rings”.',
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
	// the panel says it beside the words, too
	await rae.goto(plan);
	await rae.getByRole('button', { name: 'Comments (5)' }).press('Enter');
	await rae.getByRole('link', { name: /^Read and answer: Rae/ }).press('Enter');
	await expect(rae.getByRole('region', { name: 'What happened with it' })).toContainText(
		'How soon somebody rings'
	);

	// the other guest reads why their words were not taken
	await other.goto(`/c/${forum.code}/mine`);
	await expect(other.getByText('Friday is too soon for us.')).toBeVisible();
	await withoutFaults(other);

	// a guest goes from their own words to the answers, to what was changed, and into the version
	await guest.goto(`/c/${forum.code}/mine`);
	await withoutFaults(guest);
	await guest.getByRole('link', { name: 'What people said, and what we did' }).tap();
	await expect(guest.getByRole('heading', { level: 1, name: 'You said, we did' })).toBeVisible();
	const answer = guest.getByRole('article', { name: 'How soon somebody rings' });
	await expect(answer.locator('ins')).toContainText('Ring them.');
	await expect(guest.getByText('I wait all day.')).toHaveCount(0);
	await answer.getByRole('link', { name: /in version 1$/ }).tap();
	await expect(guest.getByText('Families wait too long. Ring them.')).toBeVisible();
	await other.goto(`/c/${forum.code}`);
	await other.locator('summary', { hasText: '1 thing was said' }).first().tap();
	await expect(other.getByText('Nobody rang <b>us</b>.')).toBeVisible();
	await expect(other.getByRole('link', { name: /^Say something/ })).toHaveCount(0);
	await Promise.all([guest, other, rae, young, lead].map((page) => page.context().close()));
});
