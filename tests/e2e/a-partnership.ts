// A plan, its lead, somebody who writes it too, and two partners: who answers for them reads the plan, and has a password.
import type { Browser, Page } from '@playwright/test';
import { hashPassword } from '#server/accounts/passwords.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { addBody, setSigner, type Keeper } from '#server/sign-off/bodies.ts';
import { connect } from '#server/sql.ts';
import { anArea, aPerson, aRole } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { planToEdit } from './a-plan-to-edit.ts';
import type { TestServer } from './server.ts';

export const password = 'three short words';

/** Cookies by who they are: lead, writer, council, forum. */
export async function aPartnership(withus: TestServer) {
	const sql = connect(withus.databaseUrl(), { max: 2 });
	const areaId = await anArea(sql);
	const passwordHash = await hashPassword(password);
	const owner = await aPerson(sql, areaId, { roles: ['owner'] });
	const lead = await aPerson(sql, areaId, { roles: ['lead'], name: 'Lee Marsh', shownAs: 'name' });
	const planId = await aWrittenPlan(sql, lead, planToEdit);
	// its easy read comes later
	await sql`
		insert into easy_read_promise (area_id, plan_id, day, made_by) values (${areaId}, ${planId}, current_date + 30, ${lead.personId})`;
	const by: Keeper = { ...owner, standing: { status: 'active', areaRoles: ['owner'], planRoles: [] } };
	const writer = await aPerson(sql, areaId, { name: 'Rob Vale', group: 'parent_carer' });
	await aRole(sql, writer, 'editor', planId);
	const cookies: Record<string, string> = {
		lead: (await startSession(sql, lead.accountId)).token,
		writer: (await startSession(sql, writer.accountId)).token
	};
	for (const [name, kind] of [
		['Council', 'council'],
		['Forum', 'forum']
	] as const) {
		const person = await aPerson(sql, areaId, { name: `${name} Signer`, shownAs: 'name', passwordHash });
		await aRole(sql, person, 'reader', planId);
		const body = await addBody(sql, by, { name: `Larkshire ${name}`, kind });
		await setSigner(sql, by, { body, person: person.personId, stands: true });
		cookies[kind] = (await startSession(sql, person.accountId)).token;
	}
	return { sql, lead, planId, cookies, page: `/plans/${planId}/sign-off` };
}

export async function pageAs(
	browser: Browser,
	withus: TestServer,
	cookie: string,
	is: { width?: number; script?: boolean } = {}
) {
	const context = await browser.newContext({
		baseURL: withus.url,
		viewport: { width: is.width ?? 1280, height: 800 },
		javaScriptEnabled: is.script ?? true,
		locale: 'en-GB'
	});
	await context.addCookies([{ name: 'withus', value: cookie, url: withus.url }]);
	return context.newPage();
}

export async function give(page: Page, choice: string, words: string): Promise<void> {
	await page.getByRole('radio', { name: choice }).check();
	await page.getByLabel('In your own words').fill(words);
	await page.getByLabel('Your password').fill(password);
	await page.getByRole('button', { name: 'Give this answer' }).press('Enter');
}
