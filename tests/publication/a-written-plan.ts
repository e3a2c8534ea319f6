// A plan that somebody wrote, and a lead who may publish it.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Publisher } from '#server/publication/publish.ts';
import type { Sql } from '#server/sql.ts';
import { aPlan, type APerson } from '#tests/people.ts';

const asLead = (lead: APerson) => ({ id: lead.personId, role: 'lead', group: 'parent_carer' }) as const;

/** A plan with these words in its log. */
export async function aWrittenPlan(sql: Sql, lead: APerson, content: PlanContent | null): Promise<PlanId> {
	const planId = await aPlan(sql, lead);
	await sql.begin((tx) => startPlanLog(tx, { areaId: lead.areaId, planId }, content, asLead(lead)));
	return planId;
}

/** Adds words to the end of the plan, as somebody typing would. */
export async function write(sql: Sql, lead: APerson, planId: PlanId, text: string): Promise<void> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(sql, planId)).state);
	const before = Y.encodeStateVector(doc);
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(text)]);
	const { body } = rootsOf(doc);
	body.insert(body.length, [paragraph]);
	const update = Y.encodeStateAsUpdate(doc, before);
	await appendToPlan(sql, { areaId: lead.areaId, planId, update, kind: 'typed', person: asLead(lead) });
}

/** Where somebody who sees the plan stands there. */
export async function publisher(sql: Sql, person: APerson, planId: PlanId): Promise<Publisher> {
	const member = await memberOfPlan(sql, person.accountId, planId);
	if (!member) throw new Error('This person may not see the plan.');
	return member;
}
