// The second version of a plan, from "everything is decided" to its address: its easy read is out of date, partners read it on phones,
// one sends it back, what somebody wrote in a tunnel goes into the next draft, and the first version stays where it was. By keys.
import type { Page } from '@playwright/test';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { twinBeside } from '#server/easy-read/read-twin.ts';
import { saveLines } from '#server/easy-read/write-twin.ts';
import { planContent } from '#server/plan-log/read.ts';
import { publish } from '#server/publication/publish.ts';
import type { Sql } from '#server/sql.ts';
import type { PlanId } from '#domain/ids.ts';
import type { APerson } from '#tests/people.ts';
import { publisher, write } from '#tests/publication/a-written-plan.ts';
import { startEditing, typeAfter, words } from './a-plan-to-edit.ts';
import { aPartnership, give, pageAs } from './a-partnership.ts';
import { axeOf } from './axe.ts';
import { button, press, tabTo } from './keys.ts';
import { expect, test } from './test.ts';

/** Every part told in one line, and looked at by the lead. */
async function tellInEasyRead(sql: Sql, lead: APerson, planId: PlanId): Promise<void> {
	const member = await memberOfPlan(sql, lead.accountId, planId);
	const { content } = await planContent(sql, planId);
	for (const { id: part, revision, source } of await twinBeside(sql, planId, content)) {
		const lines = [{ words: 'We ring you more often.', concept: 'phone' }];
		await saveLines(sql, member!, { part, revision, lines, confirm: { source } });
	}
	await sql`delete from easy_read_promise where plan_id = ${planId}`;
}

async function withoutFaults(page: Page): Promise<void> {
	expect((await axeOf(page).analyze()).violations).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

test('a stale easy read stops the second version; then two partners agree to it, and both versions stay at their addresses', async ({
	browser,
	withus
}) => {
	const { sql, lead, planId, cookies, page: address } = await aPartnership(withus);
	const frozen = async () => {
		const [asked] = await sql<{ hash: string; content: string }[]>`
			select version.hash, version.content::text from sign_off join version on version.id = sign_off.version_id
			where sign_off.plan_id = ${planId} order by sign_off.asked_at desc limit 1`;
		return asked!;
	};
	try {
		await publish(sql, { planId, by: await publisher(sql, lead, planId) });
		await write(sql, lead, planId, 'We ring every family each month.');
		await tellInEasyRead(sql, lead, planId);
		await write(sql, lead, planId, 'And we write it down.');

		// blocked, with the reason and the place to go
		const desk = await pageAs(browser, withus, cookies.lead!);
		await desk.goto(address);
		await expect(desk.getByText('The easy-read version is out of date:')).toBeVisible();
		await press(desk, button(desk, 'Ask them now'));
		await expect(desk.getByText('Partners cannot be asked yet.')).toBeVisible();
		await press(desk, desk.getByRole('link', { name: 'Look at it, or say by when it comes' }));
		await press(desk, button(desk, /^Nothing here changed that matters/));
		await expect(desk.getByText('It is noted that these lines fit the plan.')).toBeVisible();
		await withoutFaults(desk);

		// somebody goes into a tunnel before the text is frozen, and comes out after
		const tunnel = await pageAs(browser, withus, cookies.writer!, { width: 390 });
		await tunnel.goto(`/plans/${planId}`);
		await startEditing(tunnel);
		await tunnel.context().setOffline(true);
		await typeAfter(tunnel, 'Families wait too long.', ' I was in a tunnel.');
		await desk.goto(address);
		await expect(desk.getByText('The easy-read version is out of date:')).toHaveCount(0);
		await press(desk, button(desk, 'Ask them now'));
		await expect(desk.getByText('The partners are asked.')).toBeVisible();
		const before = await frozen();
		await tunnel.context().setOffline(false);
		await expect(tunnel.getByText('All saved').first()).toBeVisible();
		await desk.reload();
		await expect(desk.getByText('The plan itself has changed since.', { exact: false })).toBeVisible();
		expect(await frozen()).toEqual(before);
		expect(before.content).not.toContain('I was in a tunnel.');

		// the chair of the council sends it back; the lead adds what is missing, and asks again
		const council = await pageAs(browser, withus, cookies.council!, { width: 320 });
		await council.goto(address);
		await give(council, 'Not yet, and send it back', 'Say what is not agreed on older plans.');
		await expect(council.getByText('the version is sent back')).toBeVisible();
		await write(sql, lead, planId, 'Nothing is agreed yet about older plans.');
		await desk.goto(`/plans/${planId}/easy-read`);
		await press(desk, button(desk, /^Nothing here changed that matters/));
		await expect(desk.getByText('It is noted that these lines fit the plan.')).toBeVisible();
		await desk.goto(address);
		await press(desk, button(desk, 'Ask them now'));
		await expect(desk.getByText('The partners are asked.')).toBeVisible();

		// in any order: the forum with a reservation, then the council
		const forum = await pageAs(browser, withus, cookies.forum!, { width: 360 });
		await forum.goto(address);
		await give(forum, 'Yes, with a reservation', 'We agree. Older plans need a date.');
		await expect(forum.getByText('Your answer is kept. Thank you.')).toBeVisible();
		await desk.reload();
		await expect(button(desk, /^Publish this version/)).toHaveCount(0);
		await council.goto(address);
		await give(council, 'Yes, we agree', '');
		await expect(council.getByText('All partners agree now')).toBeVisible();

		// two windows publish at once: one version, and the other is told
		const second = await pageAs(browser, withus, cookies.lead!);
		await second.goto(address);
		await desk.goto(address);
		await tabTo(second, button(second, 'Publish this version as version 2'));
		await tabTo(desk, button(desk, 'Publish this version as version 2'));
		await Promise.all([desk.keyboard.press('Enter'), second.keyboard.press('Enter')]);
		await expect
			.poll(async () => {
				const said = await Promise.all(
					[desk, second].map((page) => page.getByText('Version 2 is published').count())
				);
				return said.filter((count) => count > 0).length;
			})
			.toBe(1);
		const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
			select count(*)::int from publication where plan_id = ${planId}`;
		expect(count).toBe(2);
		await second.context().close();

		// a slip is put right, and said; what was agreed keeps its fingerprint
		await desk.goto(`/plans/${planId}/publish`);
		await press(desk, desk.locator('summary', { hasText: 'Put a slip right in version 2' }));
		await tabTo(desk, desk.getByLabel('The words as they stand there').first());
		await desk.keyboard.type('And we write it down.');
		await tabTo(desk, desk.getByLabel('The words as they should be').first());
		await desk.keyboard.type('And we write that down.');
		await press(desk, button(desk, 'Put it right in version 2'));
		await expect(desk.getByText(/^Done/)).toBeVisible();

		// anybody, later, on a phone: the old address leads to the new one, which says what changed and who agreed
		const [{ slug } = { slug: '' }] = await sql<{ slug: string }[]>`
			select slug from publication where plan_id = ${planId} and n = 1`;
		const reader = await (
			await browser.newContext({
				baseURL: withus.url,
				viewport: { width: 320, height: 700 }
			})
		).newPage();
		await reader.goto(`/p/${planId}/${slug}/v1/`);
		await expect(reader.getByText('There is a newer version of this plan.')).toBeVisible();
		await expect(reader.getByText('Nothing is agreed yet about older plans.')).toHaveCount(0);
		await withoutFaults(reader);
		await reader.getByRole('link', { name: 'Read version 2' }).first().click();
		await expect(reader.getByText('Nothing is agreed yet about older plans.').first()).toBeVisible();
		// the text that was sent back did not have these words; the draft that was asked about next did
		await expect(reader.getByText('I was in a tunnel.').first()).toBeVisible();
		await expect(reader.getByText('And we write that down.').first()).toBeVisible();
		await expect(reader.getByText('One slip in this version was put right.')).toBeVisible();
		await expect(reader.getByText('We agree. Older plans need a date.')).toBeVisible();
		await withoutFaults(reader);
		await reader.getByRole('link', { name: 'Read this plan in easy read' }).first().click();
		await expect(reader.getByText('We ring you more often.').first()).toBeVisible();
		await withoutFaults(reader);

		// whoever writes compares the two
		await desk.goto(`/plans/${planId}/compare?from=1&to=2`);
		await expect(desk.getByText('Nothing is agreed yet about older plans.').first()).toBeVisible();
		await withoutFaults(desk);
		await expect(words(tunnel)).toContainText('I was in a tunnel.');

		// words that tell too much are removed, also under the eyes of who has the plan open, and from what is public
		await desk.goto(`/plans/${planId}/publish/erase`);
		await tabTo(desk, desk.getByLabel('Which words?'));
		await desk.keyboard.type('in a tunnel');
		await press(desk, button(desk, 'Look where they stand'));
		await expect(desk.getByText('Of these are published: version 2.')).toBeVisible();
		await tabTo(desk, desk.getByLabel(/^Remove “in a tunnel” everywhere/));
		await desk.keyboard.press('Space');
		await press(desk, button(desk, 'Remove these words'));
		await expect(desk.getByText('Public pages are written anew.')).toBeVisible();
		await withoutFaults(desk);
		await expect(words(tunnel)).toContainText('words removed for privacy');
		await reader.goto(`/p/${planId}/${slug}/v2/`);
		await expect(reader.getByText('I was [words removed for privacy').first()).toBeVisible();
		await expect(reader.getByText('in a tunnel')).toHaveCount(0);

		// the plan ends: nobody writes in it any more, and its oldest address says so
		await desk.goto(address);
		await press(desk, desk.locator('summary', { hasText: 'Another plan takes its place' }));
		await tabTo(desk, desk.getByLabel('Which plan follows it?'));
		await desk.keyboard.press('End');
		await press(desk, button(desk, 'End this plan'));
		await expect(desk.getByText('Done. This plan is only read now')).toBeVisible();
		await withoutFaults(desk);
		await reader.goto(`/p/${planId}/${slug}/v1/`);
		await expect(reader.getByText('This plan ended on')).toBeVisible();
		await withoutFaults(reader);
		for (const page of [desk, tunnel, council, forum, reader]) await page.context().close();
	} finally {
		await sql.end();
	}
});
