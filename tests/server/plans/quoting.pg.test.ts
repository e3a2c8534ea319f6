// An inspection report from its text to a quotation in a plan: read by those who may, changed by nobody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { reportFrom } from '#domain/templates/report.ts';
import { memberOfArea, memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { findingsFor, quoteFinding } from '#server/plans/quoting.ts';
import { insertPlan } from '#server/plans/plans.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, anArea, type APerson } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';

let database: FreshDatabase;
let lead: APerson;
let editor: APerson;
let plan: PlanId;
let report: PlanId;
const text = 'Areas for improvement\nLeaders must shorten the wait.\nLeaders must write plans with families.';
beforeAll(async () => {
	database = await freshDatabase();
	const { sql } = database;
	const area = await anArea(sql);
	lead = await aPerson(sql, area, { roles: ['lead'] });
	editor = await aPerson(sql, area);
	const maker = await memberOfArea(sql, lead.accountId, area);
	if (!maker) throw new Error('the lead is a member');
	const content = reportFrom({ title: 'A report', source: 'Inspectors, 5 March 2026', text });
	report = await sql.begin((tx) => insertPlan(tx, maker, content));
	plan = await aWrittenPlan(sql, lead, smallPlan);
	await aRole(sql, editor, 'editor', plan);
});
afterAll(() => database.drop());

async function standingOf(person: APerson, planId: PlanId): Promise<PlanMember> {
	const member = await memberOfPlan(database.sql, person.accountId, planId);
	if (!member) throw new Error('they see the plan');
	return member;
}

test('a report is edited by nobody, and its lead still looks after it', async () => {
	const { standing, plan: facts } = await standingOf(lead, report);
	expect(facts.kind).toBe('inspection');
	expect([may(standing, 'edit-plan'), may(standing, 'archive-plan'), may(standing, 'delete-plan')]).toEqual([
		false,
		true,
		true
	]);
});

test('a finding is quoted word for word, with its source, behind the block one is in', async () => {
	const { sql } = database;
	const me = await standingOf(lead, plan);
	const [found] = await findingsFor(sql, me);
	expect(found?.findings).toHaveLength(2);
	await quoteFinding(sql, me, { report, finding: found!.findings[1]!.id, after: 'first' });
	const { content } = await planContent(sql, plan);
	expect(content.doc[1]).toMatchObject({
		type: 'callout',
		attrs: { kind: 'inspectors', source: 'Inspectors, 5 March 2026' },
		content: [{ content: [{ text: 'Leaders must write plans with families.' }] }]
	});
});

test('who does not read the report finds nothing in it', async () => {
	const { sql } = database;
	const me = await standingOf(editor, plan);
	expect(await findingsFor(sql, me)).toEqual([]);
	const [found] = await findingsFor(sql, await standingOf(lead, plan));
	const which = { report, finding: found!.findings[0]!.id, after: '' };
	await expect(quoteFinding(sql, me, which)).rejects.toMatchObject({ code: 'not-found' });
});

test('quoted words cannot be changed afterwards, not by a lead either', async () => {
	const { sql } = database;
	const { state } = await planContent(sql, plan);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	const callout = doc
		.getXmlFragment('default')
		.toArray()
		.find((block) => block instanceof Y.XmlElement && block.nodeName === 'callout') as Y.XmlElement;
	((callout.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Perhaps: ');
	const me = await standingOf(lead, plan);
	const person = { id: me.personId, role: me.role, group: me.group };
	const change = { areaId: me.areaId, planId: plan, update: Y.encodeStateAsUpdate(doc, before), person };
	for (const kind of ['typed', 'import'] as const)
		await expect(appendToPlan(sql, { ...change, kind })).rejects.toMatchObject({ code: 'quoted-words' });
});
