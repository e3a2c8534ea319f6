import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AreaId } from '#domain/ids.ts';
import { memberOfArea, memberOfPlan } from '#server/accounts/standing.ts';
import { planContent } from '#server/plan-log/read.ts';
import { deletePlan } from '#server/plans/deleted.ts';
import { plansOf } from '#server/plans/listed.ts';
import { makePlan } from '#server/plans/plans.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';
import { aPerson, aPlan, aRole, anArea, type APerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
let area: AreaId;
let lead: APerson;
beforeAll(async () => {
	database = await freshDatabase();
	area = await anArea(database.sql);
	lead = await aPerson(database.sql, area, { roles: ['lead'] });
});
afterAll(() => database.drop());

const titles = async (person: APerson) =>
	(await plansOf(database.sql, person.accountId)).map((plan) => plan.title).sort();

test('the list shows what the matrix allows and nothing else', async () => {
	const { sql } = database;
	const mine = await aPlan(sql, lead, { title: 'Mine' });
	await aPlan(sql, lead, { title: 'Shared', sharedWithArea: true });
	await aPlan(sql, lead, { title: 'Others’' });
	await aPlan(sql, lead, { title: 'Deleted', sharedWithArea: true, deleted: true });
	const elsewhere = await aPerson(sql, await anArea(sql, 'Wrenshire'), { roles: ['owner', 'lead'] });
	await aPlan(sql, elsewhere, { title: 'Elsewhere', sharedWithArea: true });

	const editor = await aPerson(sql, area);
	await aRole(sql, editor, 'editor', mine);
	const reader = await aPerson(sql, area, { roles: ['reader'] });
	const suspended = await aPerson(sql, area, { roles: ['lead'], status: 'suspended' });
	expect(await titles(editor)).toEqual(['Mine']);
	expect(await titles(reader)).toEqual(['Shared']);
	expect(await titles(lead)).toEqual(['Mine', 'Others’', 'Shared']);
	expect(await titles(suspended)).toEqual([]);
	expect(await titles(elsewhere)).toEqual(['Elsewhere']);
});

test('a new plan has its title in the document, and its maker leads it', async () => {
	const { sql } = database;
	const owner = await aPerson(sql, area, { roles: ['owner'] });
	const member = await memberOfArea(sql, owner.accountId, area);
	if (!member) throw new Error('the owner is a member');
	const given = { title: 'Official', plainTitle: 'Plain', kind: 'strategy', period: '2026 to 2029' } as const;
	const id = await makePlan(sql, member, given);
	const { content } = await planContent(sql, id);
	expect(content.meta).toMatchObject(given);
	expect(content.doc).toContainEqual(
		expect.objectContaining({ type: 'heading', content: [{ type: 'text', text: 'Our vision' }] })
	);
	expect(await memberOfPlan(sql, owner.accountId, id)).toMatchObject({
		role: 'lead',
		plan: { title: 'Official', plainTitle: 'Plain', kind: 'strategy' }
	});
});

test('a deleted plan is gone for everybody at once, and its log is kept', async () => {
	const { sql } = database;
	const heard: unknown[] = [];
	const listening = await sql.listen('withus', (hint) => heard.push(JSON.parse(hint)));
	const member = await memberOfArea(sql, lead.accountId, area);
	if (!member) throw new Error('the lead is a member');
	const id = await makePlan(sql, member, { title: 'Short-lived', plainTitle: '', kind: 'afi' });
	const inPlan = await memberOfPlan(sql, lead.accountId, id);
	if (!inPlan) throw new Error('the maker leads the plan');
	await deletePlan(sql, inPlan);
	expect(await memberOfPlan(sql, lead.accountId, id)).toBeNull();
	expect(await titles(lead)).not.toContain('Short-lived');
	expect(await sql`select from plan_update where plan_id = ${id}`).toHaveLength(1);
	await expect.poll(() => heard).toContainEqual({ kind: 'access', plan: id });
	await listening.unlisten();
});

test('a plan with a public page is not deleted: nobody could withdraw the page any more', async () => {
	const { sql } = database;
	const planId = await aWrittenPlan(sql, lead, smallPlan);
	const by = await memberOfPlan(sql, lead.accountId, planId);
	if (!by) throw new Error('the lead sees the plan');
	const { n } = await publish(sql, { planId, by });
	await expect(deletePlan(sql, by)).rejects.toMatchObject({ code: 'still-public' });
	expect(await memberOfPlan(sql, lead.accountId, planId)).not.toBeNull();
	await withdraw(sql, { planId, n, reason: 'A name stood in it.', by });
	await deletePlan(sql, by);
	expect(await memberOfPlan(sql, lead.accountId, planId)).toBeNull();
	await expect(publish(sql, { planId, by })).rejects.toMatchObject({ code: 'not-found' });
});

test('of publishing and deleting at once only one happens', async () => {
	const { sql } = database;
	for (let round = 0; round < 5; round++) {
		const planId = await aWrittenPlan(sql, lead, smallPlan);
		const by = await memberOfPlan(sql, lead.accountId, planId);
		if (!by) throw new Error('the lead sees the plan');
		const answers = await Promise.allSettled([publish(sql, { planId, by }), deletePlan(sql, by)]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	}
});
