// What people said becomes themes, decisions and a public page, by keys alone: a lead sorts, another lead is quicker, the answers go
// out with a version, and whoever spoke reads what became of it. Drafts reach nobody else.
import { startSession } from '#server/accounts/sessions.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { connect } from '#server/sql.ts';
import type { AreaId, PersonId } from '#domain/ids.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { aPlanToEdit, openAs } from './a-plan-to-edit.ts';
import { button, press, tabTo } from './keys.ts';
import { expect, test } from './test.ts';

const canary = 'cnDraftOfNobodyElse';

test('a lead sorts what people said, decides, and publishes the answers by keys; a contributor reads what became of it', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const base = `${withus.url}/plans/${plan.planId}`;
	const sql = connect(withus.databaseUrl(), { max: 1 });
	try {
		const [found] = await sql<{ areaId: AreaId; lead: PersonId }[]>`
			select area_id as "areaId", created_by as lead from plan where id = ${plan.planId}`;
		const { areaId, lead: leadId } = found!;
		const ellie = await aPerson(sql, areaId, { name: 'Ellie Stone', group: 'parent_carer' });
		await aRole(sql, ellie, 'contributor', plan.planId);
		const { token } = await startSession(sql, ellie.accountId);
		await makeVersion(sql, { areaId, planId: plan.planId, reason: 'named', name: 'Before', by: leadId });
		const phone = await openAs(
			browser,
			withus,
			{ ...plan, sessions: { ...plan.sessions, reader: token } },
			'reader',
			{
				width: 320
			}
		);
		for (const words of ['Ring us every month.', 'Nobody rang me <b>at all</b>.']) {
			await phone.goto(`${base}/comments?about=row:row-one`);
			await phone.getByLabel('Your words').fill(words);
			await phone.getByRole('button', { name: 'Post it' }).click();
			await expect(phone.getByText(words).first()).toBeVisible();
		}

		// the lead ticks both, and gives them a name
		const lead = await openAs(browser, withus, plan, 'lead');
		await lead.goto(`${base}/themes`);
		await press(lead, lead.getByRole('checkbox', { name: 'Ring us every month.' }), 'Space');
		await press(lead, lead.getByRole('checkbox', { name: /Nobody rang me/ }), 'Space');
		await press(lead, button(lead, 'Put it there'));
		await expect(lead.getByLabel('Name, if it is a new theme')).toBeFocused();
		await expect(lead.getByRole('checkbox', { name: 'Ring us every month.' })).toBeChecked();
		await lead.keyboard.type('Calls while we wait');
		await lead.keyboard.press('Enter');
		await expect(lead.getByText('The theme is made.')).toBeVisible();
		await expect(lead.getByText('Everything stands in a theme')).toBeVisible();

		// the plan cannot be called ready yet, and says why
		await lead.goto(`${base}/manage`);
		await press(lead, button(lead, 'Call it ready'));
		await expect(lead.getByText('cannot be called ready for sign-off')).toBeVisible();
		await press(lead, lead.getByRole('link', { name: 'Calls while we wait' }));
		await lead.waitForURL(/theme=/);

		// another lead was quicker: nothing of either is lost
		const other = await openAs(browser, withus, plan, 'parent');
		await other.goto(lead.url());
		await other.getByRole('radio', { name: 'Not now' }).check();
		await other.getByLabel('Why?').fill(`${canary}. We have no money for calls.`);
		await other.getByLabel('Who decided?').fill('A meeting');
		await other.getByRole('button', { name: 'Keep the decision' }).click();
		await expect(other.getByText('The decision is kept.')).toBeVisible();
		await tabTo(lead, lead.getByRole('radio').first());
		await lead.keyboard.press('Space');
		await tabTo(lead, lead.getByLabel('Why?'));
		await lead.keyboard.type('We ring every month now.');
		await tabTo(lead, lead.getByLabel('Who decided?'));
		await lead.keyboard.type('The partnership board');
		await press(lead, button(lead, 'Keep the decision'));
		await expect(lead.getByText('Somebody else changed this theme meanwhile.')).toBeVisible();
		await expect(lead.getByText(`${canary}. We have no money for calls.`)).toBeVisible();
		await expect(lead.getByLabel('Why?')).toHaveValue('We ring every month now.');

		// a draft reaches nobody else
		await phone.goto(`${base}/answers`);
		expect(await phone.content()).not.toContain(canary);
		expect((await phone.goto(`${base}/themes`))?.status()).toBe(403);
		expect(await phone.content()).not.toContain(canary);

		await press(lead, button(lead, 'Keep the decision'));
		await expect(lead.getByText('The decision is kept.')).toBeVisible();
		await lead.goto(`${base}/publish`);
		await tabTo(lead, lead.getByRole('checkbox', { name: 'Calls while we wait: Changed' }));
		await press(lead, button(lead, 'Publish version 1'));
		await expect(lead.getByText('Version 1 is published.')).toBeVisible();

		// from the other end: whoever spoke, to the answer, to the version, and back to the words in two steps
		await phone.goto(`${base}/answers`);
		await expect(phone.getByText('“Ring us every month.”')).toBeVisible();
		await phone
			.getByRole('link', { name: /^Read the whole answer/ })
			.first()
			.click();
		await expect(phone.getByRole('heading', { level: 1, name: 'You said, we did' })).toBeVisible();
		const answer = phone.getByRole('article', { name: 'Calls while we wait' });
		await expect(answer).toContainText('fewer than five parent carers');
		await expect(answer).toContainText('We ring every month now.');
		// nobody said that they may be quoted
		await expect(phone.getByText('Ring us every month.')).toHaveCount(0);
		expect(await phone.content()).not.toContain(canary);
		expect(await phone.content()).not.toContain('<script');
		expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
		await answer.getByRole('link', { name: /in version 1$/ }).click();
		await phone.getByRole('link', { name: /^Whose words changed this.*A1$/ }).click();
		await expect(answer).toBeVisible();
	} finally {
		await sql.end();
	}
});
