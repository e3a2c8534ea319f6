// Who has a part in one plan, and giving or taking it.
import type { Group, ShownAs } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { RoleToGive } from '#domain/roles.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Db, Sql } from '#server/sql.ts';

export interface PersonOfPlan {
	readonly id: PersonId;
	readonly name: string;
	readonly group: Group;
	readonly shownAs: ShownAs;
	readonly organisation: string | null;
	/** Roles in this plan. */
	readonly roles: readonly RoleToGive[];
	/** Roles in the area, of which owner and lead reach every plan. */
	readonly areaRoles: readonly RoleToGive[];
	readonly joinedAt: Date;
}

interface PlanDeed {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly by: PersonId;
}

/** Everybody active in the area with what they hold in this plan. */
export async function peopleForPlan(db: Db, areaId: AreaId, planId: PlanId): Promise<PersonOfPlan[]> {
	return db<PersonOfPlan[]>`
		select person.id, person.name, person.voice_group as "group", person.shown_as as "shownAs",
			organisation.name as organisation, person.created_at as "joinedAt",
			array(select role from membership
				where area_id = person.area_id and person_id = person.id and plan_id = ${planId} order by role) as roles,
			array(select role from membership
				where area_id = person.area_id and person_id = person.id and plan_id is null order by role) as "areaRoles"
		from person
		left join organisation on organisation.area_id = person.area_id and organisation.id = person.organisation_id
		where person.area_id = ${areaId} and person.status = 'active' and not exists (
			select from guest where guest.area_id = person.area_id and guest.person_id = person.id)
		order by -- a place in the alphabet would give away the first letter of a name that is not shown
			case when person.voice_group = 'young_person' or person.shown_as = 'group' then '' else lower(person.name) end,
			person.created_at, person.id`;
}

/** Gives somebody of the area exactly these roles in the plan; none takes them out of it. */
export async function changePlanRoles(
	sql: Sql,
	deed: PlanDeed,
	person: string,
	roles: readonly RoleToGive[]
): Promise<void> {
	const { areaId, planId, by } = deed;
	await sql.begin(async (tx) => {
		const there = await tx`
			select from person where area_id = ${areaId} and id = ${person} and status = 'active' for update`;
		if (there.count === 0) refuse('not-found');
		await tx`delete from membership where area_id = ${areaId} and person_id = ${person} and plan_id = ${planId}`;
		for (const role of new Set(roles))
			await tx`
				insert into membership (area_id, person_id, plan_id, role) values (${areaId}, ${person}, ${planId}, ${role})`;
		await audit(tx, {
			areaId,
			personId: by,
			what: 'plan-roles-changed',
			planId,
			detail: { person, roles: [...roles] }
		});
		await notify(tx, { kind: 'access', plan: planId, person });
	});
}

/** Lets everybody with a role in the area see this plan (and do there what their role allows), or no longer. */
export async function shareWithArea(sql: Sql, deed: PlanDeed, shared: boolean): Promise<void> {
	const { areaId, planId, by } = deed;
	await sql.begin(async (tx) => {
		await tx`update plan set shared_with_area = ${shared} where area_id = ${areaId} and id = ${planId}`;
		await audit(tx, { areaId, personId: by, what: shared ? 'plan-shared' : 'plan-unshared', planId });
		await notify(tx, { kind: 'access', plan: planId });
	});
}
