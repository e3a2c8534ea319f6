// Somebody who may not write in a plan suggests changes on a phone; a lead puts one in and declines another with a reason, while
// an editor types in the same paragraph; the words are the proposer's, who reads the answers.
import { aRole } from '#tests/people.ts';
import { connect } from '#server/sql.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { voicesNow } from '#server/voices/voices-of.ts';
import { aPlanToEdit, openAs, startEditing, typeAfter, words } from './a-plan-to-edit.ts';
import { axeOf } from './axe.ts';
import { button, press, tabTo } from './keys.ts';
import { pressInMore } from './more.ts';
import { expect, test } from './test.ts';

test('a contributor suggests on a phone, a lead answers each change, and the words taken are the contributor’s', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const sql = connect(withus.databaseUrl(), { max: 1 });
	try {
		const [rae] = await sql<{ areaId: never; personId: never; accountId: string }[]>`
			select person.area_id as "areaId", person.id as "personId", account_id as "accountId"
			from person join membership on membership.person_id = person.id and membership.area_id = person.area_id
			where plan_id = ${plan.planId} and role = 'reader'`;
		await aRole(sql, rae!, 'contributor', plan.planId);
		const { token } = await startSession(sql, rae!.accountId);

		const editor = await openAs(browser, withus, plan, 'parent');
		const phone = await openAs(
			browser,
			withus,
			{ ...plan, sessions: { ...plan.sessions, reader: token } },
			'reader',
			{
				width: 320
			}
		);
		await phone.getByRole('link', { name: 'Suggest a change' }).click();
		await phone.getByRole('toolbar').waitFor();
		await typeAfter(phone, 'Families wait too long.', ' Ask them.');
		await typeAfter(phone, 'We meet again in March.', ' All of us.');
		await expect(phone.getByText('2 changes')).toBeVisible();
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		// nothing has gone anywhere yet; a reload keeps the draft
		await expect(words(editor)).not.toContainText('Ask them.');
		await phone.context().addCookies([{ name: 'display', value: 'size=larger', url: withus.url }]);
		await phone.reload();
		await expect(phone.getByText('Your draft from before is here again.')).toBeVisible();
		// in the largest letters the tools at the foot need two rows; the way to send stands above them
		const tools = phone.getByRole('toolbar');
		const send = phone.getByRole('group', { name: 'Send your suggestion' });
		await expect
			.poll(async () => {
				const [above, below] = [await send.boundingBox(), await tools.boundingBox()];
				return above !== null && below !== null && above.y + above.height <= below.y;
			})
			.toBe(true);
		await phone.getByRole('button', { name: 'Look over and send' }).click();
		await phone.getByLabel('Why does this help?').fill('Nobody asked us before.');
		await phone.context().setOffline(true);
		await phone.getByRole('button', { name: 'Send', exact: true }).press('Enter');
		await expect(phone.getByText('Not sent: there is no connection.')).toBeVisible();
		await phone.context().setOffline(false);
		await phone.getByRole('button', { name: 'Send', exact: true }).press('Enter');
		await expect(phone.getByText('Your suggestion is with the people')).toBeVisible();

		// an editor writes in the same paragraph, and sees what is taken come in
		await startEditing(editor);
		await words(editor).getByText('Families wait too long.').click();
		await editor.keyboard.press('Home');
		await editor.keyboard.type('Today ');

		const lead = await openAs(browser, withus, plan, 'lead');
		await expect(words(lead)).toContainText('Today ');
		await pressInMore(lead, 'Suggestions (1)');
		await expect(lead.locator('ins').first()).toContainText('Ask them.');
		const { violations } = await axeOf(lead).analyze();
		expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
		await press(lead, button(lead, 'Put it in the plan (change 1)'));
		await expect(lead.getByText('It is in the plan now')).toBeVisible();
		await expect(words(editor).getByText('Today Families wait too long. Ask them.')).toBeVisible();
		await lead.getByRole('button', { name: /^Not now, because/ }).press('Enter');
		await expect(lead.getByText('Say why in a few words.')).toBeVisible();
		await tabTo(lead, lead.getByRole('textbox', { name: /^Your reason/ }));
		await lead.keyboard.type('The room holds twelve.');
		await press(lead, button(lead, /^Not now, because/));
		await expect(lead.getByText('Declined.')).toBeVisible();

		const found = await voicesNow(sql, { areaId: rae!.areaId, planId: plan.planId });
		const block = 'voices' in found && found.voices.blocks.find(({ key }) => key === 'first-words');
		expect(block && block.shares).toContainEqual(
			expect.objectContaining({ person: rae!.personId, via: 'suggestion', characters: ' Ask them.'.length })
		);
		await phone.goto(`${withus.url}/plans/${plan.planId}`);
		await expect(phone.getByText('2 answers to what you suggested')).toBeVisible();
		await phone.getByRole('link', { name: 'Read what they say' }).click();
		await expect(phone.getByText('“The room holds twelve.”')).toBeVisible();
	} finally {
		await sql.end();
	}
});
