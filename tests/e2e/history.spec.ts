// The time line by keys: keeping a moment by name, reading it, comparing two; and being told what changed on coming back.
import { connect } from '#server/sql.ts';
import { aPlanToEdit, openAs, startEditing, typeAfter } from './a-plan-to-edit.ts';
import { expect, test } from './test.ts';

test('somebody keeps a moment by name, compares two by keys, and is told on coming back what others changed', async ({
	browser,
	withus
}) => {
	const plan = await aPlanToEdit(withus);
	const lead = await openAs(browser, withus, plan, 'lead');
	const line = `${withus.url}/plans/${plan.planId}/history`;
	const keep = async (name: string) => {
		await lead.goto(line);
		await lead.locator('summary', { hasText: 'Keep this moment' }).focus();
		await lead.keyboard.press('Enter');
		await lead.getByLabel('Name').fill(name);
		await lead.keyboard.press('Enter');
		await expect(lead.getByText(`“${name}” is kept.`)).toBeVisible();
	};
	await keep('Before the meeting');

	// a parent writes while the lead is away
	const sql = connect(withus.databaseUrl(), { max: 1 });
	await sql`update plan_visit set seen_at = seen_at - interval '1 hour' where plan_id = ${plan.planId}`;
	const parent = await openAs(browser, withus, plan, 'parent');
	await startEditing(parent);
	await typeAfter(parent, 'Families wait too long.', ' Somebody rings back within a week.');
	await expect(parent.getByText(/Saved at/).first()).toBeVisible();

	await lead.goto(`${withus.url}/plans/${plan.planId}`);
	const news = lead.getByRole('region', { name: /^What changed since you were here/ });
	await expect(news.getByRole('listitem')).toHaveText([/changed/]);
	await expect(news.getByRole('link', { name: 'See every change' })).toHaveAttribute(
		'href',
		/compare\?from=\w+&to=now$/
	);
	const toldAway = lead.waitForResponse(
		(answer) => answer.url().endsWith('/since') && answer.status() === 204
	);
	await news.getByRole('button', { name: 'Put this away' }).click();
	await toldAway;
	await lead.reload();
	await expect(lead.getByText('All saved').first()).toBeVisible();
	await expect(news).toHaveCount(0);

	await keep('After the meeting');
	const ticks = lead.getByRole('checkbox', { name: /^Tick to compare/ });
	await expect(ticks).toHaveCount(2);
	for (const tick of [ticks.nth(0), ticks.nth(1)]) {
		await tick.focus();
		await lead.keyboard.press('Space');
	}
	await lead.getByRole('button', { name: 'Compare the two you ticked' }).focus();
	await lead.keyboard.press('Enter');
	await expect(lead.getByRole('region', { name: 'In short' })).toContainText('From: “Before the meeting”');
	await expect(lead.locator('ins').first()).toContainText('Somebody rings back within a week.');

	await lead.goto(line);
	await lead.getByRole('link', { name: 'Read it: “Before the meeting”' }).focus();
	await lead.keyboard.press('Enter');
	await expect(lead.getByRole('heading', { level: 1 })).toContainText('“Before the meeting”');
	await expect(lead.getByRole('article').first()).not.toContainText('Somebody rings back');
	await lead.goto(`${withus.url}/plans/${plan.planId}/compare?version=only-one`);
	await expect(lead.getByText('Tick exactly two versions')).toBeVisible();
	await sql.end();
});
