// A plan's life as a whole: copied, renamed, put away, deleted, brought back and gone; and what the list says is new.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { memberOfArea, memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { bringPlanBack, deletePlan, sweepPlans } from '#server/plans/deleted.ts';
import { deletedPlansOf, noteSeen, noteVisit, plansOf } from '#server/plans/listed.ts';
import { archivePlan, copyPlan, renamePlan, unarchivePlan } from '#server/plans/look-after.ts';
import { planContent } from '#server/plan-log/read.ts';
import { whoIn } from '#server/plan-log/removed.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { lead as doFor } from '#server/workshops/leading.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, anArea, type APerson } from '#tests/people.ts';
import { aPlanOfRealSize } from '#tests/publication/a-plan.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { aWorkshop } from '#tests/workshops.ts';

let database: FreshDatabase;
let area: AreaId;
let lead: APerson;
let editor: APerson;
let plan: PlanId;
beforeAll(async () => {
	database = await freshDatabase();
	area = await anArea(database.sql);
	lead = await aPerson(database.sql, area, { roles: ['lead'] });
	editor = await aPerson(database.sql, area);
});
afterAll(() => database.drop());
beforeEach(async () => {
	plan = await aWrittenPlan(database.sql, lead, aPlanOfRealSize());
	await aRole(database.sql, editor, 'editor', plan);
});

async function standingOf(person: APerson, planId = plan): Promise<PlanMember> {
	const member = await memberOfPlan(database.sql, person.accountId, planId);
	if (!member) throw new Error('they see the plan');
	return member;
}
const listed = async (person: APerson, planId = plan) =>
	(await plansOf(database.sql, person.accountId)).find(({ id }) => id === planId);
const visit = async (person: APerson) => {
	const { epoch, seq } = await planContent(database.sql, plan);
	await noteVisit(database.sql, { areaId: area, planId: plan, personId: person.personId, epoch, seq });
};
const rename = async (person: APerson, plainTitle: string) =>
	renamePlan(database.sql, await standingOf(person), { plainTitle, title: 'Official' });

test('the list says what is new: to me, and by how many others, but never by me', async () => {
	expect((await listed(editor))?.news).toEqual({ kind: 'new-to-you' });
	await visit(editor);
	await visit(lead);
	expect((await listed(editor))?.news).toEqual({ kind: 'nothing' });
	await rename(lead, 'First change');
	await rename(lead, 'Second change');
	expect((await listed(editor))?.news).toMatchObject({ kind: 'changed', people: 1 });
	expect((await listed(lead))?.news).toEqual({ kind: 'nothing' });
	await visit(editor);
	expect((await listed(editor))?.news).toEqual({ kind: 'nothing' });
});

test('what came while somebody watched is not new to them; who was never there has seen nothing', async () => {
	const seen = () => noteSeen(database.sql, { areaId: area, planId: plan, personId: editor.personId });
	await seen();
	expect((await listed(editor))?.news).toEqual({ kind: 'new-to-you' });
	await visit(editor);
	await rename(lead, 'Changed before their eyes');
	expect((await listed(editor))?.news).toMatchObject({ kind: 'changed' });
	await seen();
	expect((await listed(editor))?.news).toEqual({ kind: 'nothing' });
});

test('new titles are an edit of the document, and the list shows them', async () => {
	await rename(editor, 'You get help in time');
	expect(await listed(editor)).toMatchObject({ plainTitle: 'You get help in time', title: 'Official' });
	expect((await planContent(database.sql, plan)).content.meta.plainTitle).toBe('You get help in time');
});

test('[H2] titles wait too while writing is paused, for everybody but who leads, and for who was taken out', async () => {
	const { sql } = database;
	const by = await standingOf(lead);
	await doFor(sql, by, { do: 'pause' });
	await expect(rename(editor, 'Through the side door')).rejects.toMatchObject({ code: 'paused' });
	await rename(lead, 'Said by who leads');
	await doFor(sql, by, { do: 'continue' });
	await rename(editor, 'You get help in time');
	await aWorkshop(sql, by);
	await doFor(sql, by, { do: 'take-out', who: whoIn(plan, editor.personId) });
	await expect(rename(editor, 'Once more')).rejects.toMatchObject({ code: 'taken-out' });
});

test('a copy has every word under ids of its own, and nothing of it names the first', async () => {
	const { sql } = database;
	const maker = await memberOfArea(sql, lead.accountId, area);
	if (!maker) throw new Error('the lead is a member');
	const called = { plainTitle: 'A copy', title: 'Official' };
	const id = await copyPlan(sql, maker, await standingOf(lead), called);
	const first = (await planContent(sql, plan)).content;
	const copy = (await planContent(sql, id)).content;
	expect(copy.meta).toEqual({ ...first.meta, ...called });
	expect(textOf(copy)).toEqual(textOf(first));
	const known = new Set(idsOf(first));
	expect(idsOf(copy)).toHaveLength(known.size);
	expect(idsOf(copy).filter((each) => known.has(each))).toEqual([]);
	expect(
		Object.values(copy.actions)
			.flatMap(({ areas }) => areas)
			.every((each) => each in copy.areas)
	).toBe(true);
	expect(await memberOfPlan(sql, editor.accountId, id)).toBeNull();
});

test('an archived plan is read by everybody and edited by nobody, and comes out again', async () => {
	const { sql } = database;
	await archivePlan(sql, await standingOf(lead));
	expect(may((await standingOf(editor)).standing, 'edit-plan')).toBe(false);
	expect(may((await standingOf(lead)).standing, 'publish-plan')).toBe(false);
	expect(await listed(editor)).toMatchObject({ archived: true });
	await unarchivePlan(sql, await standingOf(lead));
	expect(may((await standingOf(editor)).standing, 'edit-plan')).toBe(true);
	expect(await sql`select what from audit_event where plan_id = ${plan} order by at`).toMatchObject([
		{ what: 'plan-archived' },
		{ what: 'plan-taken-out' }
	]);
});

test('a deleted plan is brought back as it was by who leads it, and by nobody else', async () => {
	const { sql } = database;
	await deletePlan(sql, await standingOf(lead));
	expect(await memberOfPlan(sql, lead.accountId, plan)).toBeNull();
	expect((await deletedPlansOf(sql, lead.accountId)).map(({ id }) => id)).toContain(plan);
	expect((await deletedPlansOf(sql, editor.accountId)).map(({ id }) => id)).not.toContain(plan);
	expect(await memberOfPlan(sql, editor.accountId, plan, new Date(), 'restore-plan')).toBeNull();
	const by = await memberOfPlan(sql, lead.accountId, plan, new Date(), 'restore-plan');
	if (!by) throw new Error('the lead may bring it back');
	await sweepPlans(sql);
	await bringPlanBack(sql, by);
	expect(await standingOf(editor)).toMatchObject({ role: 'editor' });
	expect((await deletedPlansOf(sql, lead.accountId)).map(({ id }) => id)).not.toContain(plan);
});

test('after 30 days it is gone with its words and history; one that was public stays closed with its versions', async () => {
	const { sql } = database;
	const once = await aWrittenPlan(sql, lead, aPlanOfRealSize());
	const { n } = await publish(sql, { planId: once, by: await standingOf(lead, once) });
	await withdraw(sql, { planId: once, n, reason: 'A name stood in it.', by: await standingOf(lead, once) });
	for (const id of [plan, once]) await deletePlan(sql, await standingOf(lead, id));
	await sql`update plan set deleted_at = now() - interval '30 days 1 minute' where id in (${plan}, ${once})`;
	const by = await memberOfPlan(sql, lead.accountId, plan, new Date(), 'restore-plan');
	await expect(bringPlanBack(sql, by!)).rejects.toMatchObject({ code: 'not-found' });
	await sweepPlans(sql);
	const left = async (id: PlanId) => [
		(await sql`select from plan where id = ${id}`).count,
		(await sql`select from plan_update where plan_id = ${id}`).count,
		(await sql`select from version where plan_id = ${id}`).count
	];
	expect(await left(plan)).toEqual([0, 0, 0]);
	expect(await left(once)).toEqual([1, 1, 1]);
	expect((await deletedPlansOf(sql, lead.accountId)).map(({ id }) => id)).not.toContain(once);
});

const textOf = (content: unknown) =>
	JSON.stringify(content)
		.match(/(?<="text":")[^"]*/g)
		?.toSorted();
const idsOf = ({ areas, actions, doc }: { areas: object; actions: object; doc: unknown }) => [
	...new Set([
		...Object.keys(areas),
		...Object.keys(actions),
		...(JSON.stringify(doc).match(/(?<="id":")[^"]+/g) ?? [])
	])
];
