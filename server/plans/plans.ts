// Plans as a list: which ones somebody sees, making one, and taking one away.
import type { PlanContent, PlanKind, PlanMeta } from '#domain/plan.ts';
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { may, rolesThatCount, type Standing } from '#domain/permissions.ts';
import type { PlanState } from '#domain/plan-states.ts';
import type { Role } from '#domain/roles.ts';
import { templateOf } from '#domain/templates/template.ts';
import type { AreaMember, PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import type { Db, Sql } from '#server/sql.ts';

export interface ListedPlan {
	readonly id: PlanId;
	readonly areaId: AreaId;
	readonly areaName: string;
	readonly title: string;
	readonly plainTitle: string;
	readonly kind: PlanKind;
	readonly state: PlanState;
	readonly changedAt: Date;
	/** Newest version that stands at its public address; null when none does. */
	readonly publishedVersion: number | null;
	/** The parts the asking person holds in it. */
	readonly roles: readonly Role[];
}

type Row = Omit<ListedPlan, 'roles'> & { areaRoles: Role[]; planRoles: Role[]; sharedWithArea: boolean };

/** The plans an account sees, newest change first. The statement narrows, the matrix decides. */
export async function plansOf(db: Db, accountId: string): Promise<ListedPlan[]> {
	const rows = await db<Row[]>`
		select plan.id, plan.area_id as "areaId", area.name as "areaName", plan.title, plan.plain_title as "plainTitle", plan.kind,
			plan.state, plan.changed_at as "changedAt", plan.shared_with_area as "sharedWithArea",
			(select max(n) from publication where publication.area_id = plan.area_id and plan_id = plan.id
				and withdrawn_at is null) as "publishedVersion",
			array(select role from membership
				where area_id = plan.area_id and person_id = person.id and plan_id is null) as "areaRoles",
			array(select role from membership
				where area_id = plan.area_id and person_id = person.id and plan_id = plan.id) as "planRoles"
		from person
		join area on area.id = person.area_id
		join plan on plan.area_id = person.area_id
		where person.account_id = ${accountId} and person.status = 'active' and plan.deleted_at is null
		order by plan.changed_at desc, plan.id`;
	return rows.flatMap(({ areaRoles, planRoles, sharedWithArea, ...plan }) => {
		const standing: Standing = {
			status: 'active',
			areaRoles,
			planRoles,
			plan: { sharedWithArea, deleted: false }
		};
		return may(standing, 'see-plan') ? [{ ...plan, roles: rolesThatCount(standing) }] : [];
	});
}

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

/**
 * Takes a plan off every list and closes it for everybody. Its log stays. Refuses still-public while a page of it can be
 * read: afterwards nobody could withdraw it.
 */
export async function deletePlan(sql: Sql, member: PlanMember): Promise<void> {
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		// the lock of server/publication: nothing is published while this decides
		await tx`select pg_advisory_xact_lock(hashtext('publication'), hashtext(${plan.id}))`;
		const open =
			await tx`select from publication where plan_id = ${plan.id} and withdrawn_at is null limit 1`;
		if (open.count > 0) refuse('still-public');
		await tx`update plan set deleted_at = now() where area_id = ${areaId} and id = ${plan.id} and deleted_at is null`;
		await audit(tx, { areaId, personId, what: 'plan-deleted', planId: plan.id });
		await notify(tx, { kind: 'access', plan: plan.id });
	});
}
