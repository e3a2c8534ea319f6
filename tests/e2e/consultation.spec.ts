// A guest of a consultation on an old phone: without script and account, by keyboard; what was being written when it closed stays;
// back by a private link on another device; and why something is not shown.
import { newId } from '#domain/ids.ts';
import { validSession } from '#server/accounts/sessions.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { askerOf } from '#server/comments/asker.ts';
import { startThread } from '#server/comments/say.ts';
import { hideComment } from '#server/comments/take-out.ts';
import { closeRound, openRound, roundNamed } from '#server/rounds/rounds.ts';
import { connect } from '#server/sql.ts';
import { aPlanToEdit } from './a-plan-to-edit.ts';
import { expect, test } from './test.ts';

const day = 86_400_000;

test('a guest on an old phone reads, says something, comes back on another device, and loses no word when it closes', async ({
	browser,
	withus
}) => {
	const { planId, sessions } = await aPlanToEdit(withus);
	const sql = connect(withus.databaseUrl());
	const lead = await validSession(sql, sessions.lead);
	const member = (await memberOfPlan(sql, lead!.accountId, planId))!;
	const now = Date.now();
	const id = await openRound(sql, member, {
		title: 'Tell us about the draft',
		purpose: 'Everything may change.',
		settled: '',
		rung: 'consulting',
		forWhom: 'link',
		moderation: 'after',
		opensAt: new Date(now),
		closesAt: new Date(now + day),
		promiseAt: new Date(now + 9 * day).toISOString().slice(0, 10)
	});
	const { code } = (await roundNamed(sql, planId, id))!;
	const asker = askerOf(member);
	const secret = 'Only among those who write this.';
	await startThread(sql, asker, { id: newId(), words: secret, internal: true, on: 'plan' });

	const old = await browser.newContext({
		baseURL: withus.url,
		viewport: { width: 320, height: 568 },
		javaScriptEnabled: false
	});
	const phone = await old.newPage();
	await phone.goto(`/c/${code}`);
	await expect(phone.getByText('Everything may change.')).toBeVisible();
	await phone.getByRole('textbox', { name: 'A name of your choice' }).focus();
	await phone.keyboard.type('Poppy');
	await phone.keyboard.press('Tab');
	await phone.keyboard.press('Space');
	await phone.getByRole('checkbox', { name: 'I want to take part.' }).focus();
	await phone.keyboard.press('Space');
	await phone.getByRole('button', { name: 'Take part' }).focus();
	await phone.keyboard.press('Enter');
	const link = await phone.getByRole('textbox', { name: 'Your private link' }).inputValue();
	await phone.getByRole('link', { name: /^Say something about this: A1/ }).focus();
	await phone.keyboard.press('Enter');
	await phone.getByRole('textbox', { name: 'Your words' }).fill('Ring sooner. <b>Please</b>, 07700 900123');
	await phone.getByRole('button', { name: 'Say it' }).click();
	await expect(phone.getByText('A phone number: “07700 900123”')).toBeVisible();
	await phone.getByRole('textbox', { name: 'Your words' }).fill('Ring sooner. <b>Please</b>');
	await phone.getByRole('button', { name: 'Post it all the same' }).click();
	await expect(phone.getByText('Your words have arrived')).toBeVisible();
	await expect(phone.locator('p', { hasText: 'Ring sooner. <b>Please</b>' })).toBeVisible();
	expect(await phone.content()).not.toContain(secret);

	// another device, with script: the line is lost while it is sent, and the words stay
	const other = await browser.newContext({ baseURL: withus.url, viewport: { width: 390, height: 700 } });
	const tablet = await other.newPage();
	await tablet.goto(link);
	await expect(tablet.getByText('“Parent carer 1”')).toBeVisible();
	await tablet.getByRole('button', { name: 'Go to my words' }).click();
	await expect(tablet.getByText('Others see this.')).toBeVisible();
	await tablet.goto(`/c/${code}/say?on=plan`);
	const box = tablet.getByRole('textbox', { name: 'Your words' });
	await box.fill('And thank you.');
	await tablet.route('**/say?/say*', (route) => route.abort());
	await tablet.getByRole('button', { name: 'Say it' }).click();
	await expect(tablet.getByText(/Your words are still here/)).toBeVisible();
	await expect(box).toHaveValue('And thank you.');
	await tablet.unroute('**/say?/say*');
	// it closes while they write, on both
	await phone.goto(`/c/${code}/say?on=plan`);
	await phone.getByRole('textbox', { name: 'Your words' }).fill('One thing more.');
	await closeRound(sql, member, id);
	await phone.getByRole('button', { name: 'Say it' }).click();
	await expect(phone.getByRole('textbox', { name: 'What you had written' })).toHaveValue('One thing more.');
	await expect(phone.getByText(/It closed on .* You hear back by/)).toBeVisible();
	await tablet.getByRole('button', { name: 'Say it' }).click();
	await expect(tablet.getByRole('textbox', { name: 'What you had written' })).toHaveValue('And thank you.');

	// read, not written; and a guest learns why something is hidden
	const [said] = await sql<{ id: string }[]>`select id from comment where round_id = ${id}`;
	await hideComment(sql, asker, { comment: said!.id, reason: 'It is about one person.' });
	await phone.goto(`/c/${code}/mine`);
	await expect(phone.getByText('The reason: It is about one person.')).toBeVisible();
	await tablet.context().clearCookies();
	await tablet.goto(`/c/${code}`);
	await expect(tablet.getByText(/These words were hidden on/)).toHaveCount(1);
	expect(await tablet.content()).not.toContain('Ring sooner.');
	await expect(tablet.getByRole('link', { name: /^Say something/ })).toHaveCount(0);
	await sql.end();
});
