// People with an account who have a part in a plan, and where each of them stands there now.
import type { Group } from '#domain/groups.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import type { Role } from '#domain/roles.ts';
import type { Db } from '#server/sql.ts';

export interface PersonOfPlan {
	readonly id: PersonId;
	readonly group: Group;
	readonly standing: Standing;
}

interface Row {
	id: PersonId;
	group: Group;
	areaRoles: Role[];
	planRoles: Role[];
	shared: boolean;
	archived: boolean;
	deleted: boolean;
	readOnly: boolean;
}

/** Of these people, or of everybody; whoever was suspended or removed, and guests, are never among them. */
export async function peopleOfPlan(
	db: Db,
	{ areaId, planId }: { readonly areaId: string; readonly planId: string },
	only: readonly string[] | null
): Promise<PersonOfPlan[]> {
	const rows = await db<Row[]>`
		select person.id, person.voice_group as "group", plan.shared_with_area as shared,
			plan.archived_at is not null as archived, plan.deleted_at is not null as deleted, plan.kind = 'inspection' as "readOnly",
			array(select role from membership where area_id = plan.area_id and person_id = person.id and plan_id is null) as "areaRoles",
			array(select role from membership where area_id = plan.area_id and person_id = person.id and plan_id = plan.id) as "planRoles"
		from plan join person on person.area_id = plan.area_id
		where plan.area_id = ${areaId} and plan.id = ${planId} and person.status = 'active' and person.account_id is not null
			and (${only === null} or person.id = any(${only ? [...only] : []}::text[]))`;
	return rows.map(({ id, group, areaRoles, planRoles, shared, ...plan }) => ({
		id,
		group,
		standing: { status: 'active', areaRoles, planRoles, plan: { sharedWithArea: shared, ...plan } }
	}));
}
