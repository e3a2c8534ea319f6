// Making a plan: from the template of its kind, or with content that is there.
import type { PlanContent, PlanMeta } from '#domain/plan.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import { templateOf } from '#domain/templates/template.ts';
import type { AreaMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import type { Sql } from '#server/sql.ts';

/** Makes a plan from the template of its kind; its maker leads it. */
export async function makePlan(
	sql: Sql,
	maker: AreaMember,
	given: Pick<PlanMeta, 'kind'> & Partial<Omit<PlanMeta, 'kind'>>
): Promise<PlanId> {
	const { kind, ...titles } = given;
	return sql.begin((tx) => insertPlan(tx, maker, templateOf(kind, titles)));
}

/** Inserts a plan with content, its log and its maker's part, inside a transaction. */
export async function insertPlan(
	tx: Parameters<typeof startPlanLog>[0],
	maker: Pick<AreaMember, 'areaId' | 'personId' | 'group'>,
	content: PlanContent
): Promise<PlanId> {
	const planId = newId<'plan'>();
	const { areaId, personId, group } = maker;
	await tx`insert into plan (area_id, id, created_by) values (${areaId}, ${planId}, ${personId})`;
	await tx`
		insert into membership (area_id, person_id, plan_id, role) values (${areaId}, ${personId}, ${planId}, 'lead')`;
	await startPlanLog(tx, { areaId, planId }, content, { id: personId, role: 'lead', group });
	await audit(tx, { areaId, personId, what: 'plan-made', planId });
	await notify(tx, { kind: 'access', plan: planId });
	return planId;
}
