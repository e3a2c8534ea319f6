// The plans somebody sees, with what is new in each since they were last there.
import type { PlanKind } from '#domain/plan.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { lookAfter, type LookAfter } from '#domain/look-after.ts';
import { may, rolesThatCount, type Standing } from '#domain/permissions.ts';
import type { PlanState } from '#domain/plan-states.ts';
import type { Role } from '#domain/roles.ts';
import type { Db } from '#server/sql.ts';
import { daysToBringBack } from './deleted.ts';

/** What others did since somebody was last there. Says how many people, and never who did more. */
export type News =
	| { readonly kind: 'new-to-you' }
	| { readonly kind: 'changed'; readonly people: number; readonly since: Date }
	| { readonly kind: 'nothing' };

export interface ListedPlan {
	readonly id: PlanId;
	readonly areaId: AreaId;
	readonly areaName: string;
	readonly title: string;
	readonly plainTitle: string;
	readonly kind: PlanKind;
	readonly state: PlanState;
	readonly changedAt: Date;
	readonly archived: boolean;
	/** Newest version that stands at its public address; null when none does. */
	readonly publishedVersion: number | null;
	/** The parts the asking person holds in it. */
	readonly roles: readonly Role[];
	/** A part was given to them in this very plan. */
	readonly named: boolean;
	readonly news: News;
	/** What they may do with the plan as a whole. */
	readonly mayDo: LookAfter;
}

interface Row extends Omit<ListedPlan, 'roles' | 'named' | 'news' | 'mayDo'> {
	readonly areaRoles: Role[];
	readonly planRoles: Role[];
	readonly sharedWithArea: boolean;
	readonly own: boolean;
	readonly seenAt: Date | null;
	readonly others: number;
}

/** The plans an account sees, newest change first. The statement narrows, the matrix decides. */
export async function plansOf(db: Db, accountId: string): Promise<ListedPlan[]> {
	const rows = await db<Row[]>`
		select plan.id, plan.area_id as "areaId", area.name as "areaName", plan.title, plan.plain_title as "plainTitle", plan.kind,
			plan.state, plan.changed_at as "changedAt", plan.shared_with_area as "sharedWithArea",
			plan.archived_at is not null as archived, plan.created_by = person.id as own, visit.seen_at as "seenAt",
			case when visit.plan_id is null then 0 else (
				select count(distinct person_id)::int from plan_update
				where plan_id = plan.id and epoch = plan.epoch and person_id <> person.id
					and seq > case when visit.epoch = plan.epoch then visit.seq else 0 end) end as others,
			(select max(n) from publication where publication.area_id = plan.area_id and plan_id = plan.id
				and withdrawn_at is null) as "publishedVersion",
			array(select role from membership
				where area_id = plan.area_id and person_id = person.id and plan_id is null) as "areaRoles",
			array(select role from membership
				where area_id = plan.area_id and person_id = person.id and plan_id = plan.id) as "planRoles"
		from person
		join area on area.id = person.area_id
		join plan on plan.area_id = person.area_id
		left join plan_visit visit on visit.plan_id = plan.id and visit.person_id = person.id
		where person.account_id = ${accountId} and person.status = 'active' and plan.deleted_at is null
		order by plan.changed_at desc, plan.id`;
	return rows.flatMap(({ areaRoles, planRoles, sharedWithArea, own, seenAt, others, ...plan }) => {
		const { archived, kind, state } = plan;
		const facts = { sharedWithArea, archived, deleted: false, readOnly: kind === 'inspection', state };
		const standing: Standing = { status: 'active', areaRoles, planRoles, plan: facts };
		if (!may(standing, 'see-plan')) return [];
		const roles = rolesThatCount(standing);
		return [
			{
				...plan,
				roles,
				named: planRoles.length > 0,
				news: newsOf(own, seenAt, others),
				mayDo: lookAfter(standing)
			}
		];
	});
}

function newsOf(own: boolean, since: Date | null, people: number): News {
	if (since === null) return { kind: own ? 'nothing' : 'new-to-you' };
	return people > 0 ? { kind: 'changed', people, since } : { kind: 'nothing' };
}

/** Somebody is in a plan, and sees everything up to here. */
export async function noteVisit(
	db: Db,
	at: {
		readonly areaId: AreaId;
		readonly planId: PlanId;
		readonly personId: string;
		readonly epoch: number;
		readonly seq: number;
	}
): Promise<void> {
	const { areaId, planId, personId, epoch, seq } = at;
	await db`
		insert into plan_visit (area_id, plan_id, person_id, epoch, seq)
		values (${areaId}, ${planId}, ${personId}, ${epoch}, ${seq})
		on conflict (plan_id, person_id) do update
		set epoch = excluded.epoch, seq = excluded.seq, seen_at = now()
		where (plan_visit.epoch, plan_visit.seq) <= (excluded.epoch, excluded.seq)`;
}

/** They have watched the plan until now. Who never opened it has seen nothing of it. */
export async function noteSeen(
	db: Db,
	{
		areaId,
		planId,
		personId
	}: { readonly areaId: AreaId; readonly planId: PlanId; readonly personId: string }
): Promise<void> {
	await db`
		update plan_visit visit set epoch = head.epoch, seq = head.seq, seen_at = now()
		from plan_head head
		where head.plan_id = ${planId} and head.area_id = ${areaId}
			and visit.plan_id = head.plan_id and visit.person_id = ${personId}
			and (visit.epoch, visit.seq) <= (head.epoch, head.seq)`;
}

export interface DeletedPlan {
	readonly id: PlanId;
	readonly title: string;
	readonly areaName: string;
	readonly deletedAt: Date;
	/** When it is gone for good. */
	readonly until: Date;
}

/** Deleted plans that this account may bring back, the latest first. */
export async function deletedPlansOf(db: Db, accountId: string): Promise<DeletedPlan[]> {
	const rows = await db<(DeletedPlan & { areaRoles: Role[]; planRoles: Role[]; sharedWithArea: boolean })[]>`
		select plan.id, coalesce(nullif(plan.plain_title, ''), plan.title) as title, area.name as "areaName",
			plan.deleted_at as "deletedAt", plan.deleted_at + make_interval(days => ${daysToBringBack}) as until,
			plan.shared_with_area as "sharedWithArea",
			array(select role from membership
				where area_id = plan.area_id and person_id = person.id and plan_id is null) as "areaRoles",
			array(select role from membership
				where area_id = plan.area_id and person_id = person.id and plan_id = plan.id) as "planRoles"
		from person
		join area on area.id = person.area_id
		join plan on plan.area_id = person.area_id
		where person.account_id = ${accountId} and person.status = 'active'
			and plan.deleted_at > now() - make_interval(days => ${daysToBringBack})
		order by plan.deleted_at desc, plan.id`;
	return rows.flatMap(({ areaRoles, planRoles, sharedWithArea, ...plan }) => {
		const standing: Standing = {
			status: 'active',
			areaRoles,
			planRoles,
			plan: { sharedWithArea, deleted: true }
		};
		return may(standing, 'restore-plan') ? [plan] : [];
	});
}
