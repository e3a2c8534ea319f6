// People, areas and plans for tests, straight into the tables: what a test does not say is an ordinary value.
import {
	newId,
	type AccountId,
	type AreaId,
	type OrganisationId,
	type PersonId,
	type PlanId
} from '#domain/ids.ts';
import type { Group, ShownAs } from '#domain/groups.ts';
import type { Role } from '#domain/roles.ts';
import type { Db } from '#server/sql.ts';

export async function anArea(db: Db, name = 'Larkshire'): Promise<AreaId> {
	const id = newId<'area'>();
	await db`insert into area (id, name) values (${id}, ${name})`;
	return id;
}

export interface APerson {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly accountId: AccountId;
	readonly email: string;
}

/** Somebody with an account in an area, with roles held there. */
export async function aPerson(
	db: Db,
	areaId: AreaId,
	is: {
		name?: string;
		email?: string;
		group?: Group;
		shownAs?: ShownAs;
		status?: 'active' | 'suspended' | 'removed';
		roles?: readonly Role[];
		accountId?: AccountId;
		passwordHash?: string;
	} = {}
): Promise<APerson> {
	const personId = newId<'person'>();
	const accountId = is.accountId ?? newId<'account'>();
	const email = is.email ?? `${personId}@example.org`;
	if (!is.accountId)
		await db`insert into account (id, email, password_hash) values (${accountId}, ${email}, ${is.passwordHash ?? null})`;
	await db`
		insert into person (area_id, id, account_id, name, voice_group, shown_as, status)
		values (${areaId}, ${personId}, ${accountId}, ${is.name ?? 'Sam Oakley'}, ${is.group ?? 'parent_carer'},
			${is.shownAs ?? 'first-name'}, ${is.status ?? 'active'})`;
	for (const role of is.roles ?? []) await aRole(db, { areaId, personId }, role);
	return { areaId, personId, accountId, email };
}

/** Gives a role in the area, or in one plan. */
export async function aRole(
	db: Db,
	to: { areaId: AreaId; personId: PersonId },
	role: Role,
	planId: PlanId | null = null
): Promise<void> {
	await db`insert into membership (area_id, person_id, plan_id, role) values (${to.areaId}, ${to.personId}, ${planId}, ${role})`;
}

/** A plan without a log: enough for lists and rights. */
export async function aPlan(
	db: Db,
	by: { areaId: AreaId; personId: PersonId },
	is: { title?: string; sharedWithArea?: boolean; deleted?: boolean } = {}
): Promise<PlanId> {
	const id = newId<'plan'>();
	await db`
		insert into plan (area_id, id, title, shared_with_area, created_by, deleted_at)
		values (${by.areaId}, ${id}, ${is.title ?? 'Getting help sooner'}, ${is.sharedWithArea ?? false}, ${by.personId},
			${is.deleted ? new Date() : null})`;
	return id;
}

export async function anOrganisation(
	db: Db,
	areaId: AreaId,
	name = 'Larkshire NHS'
): Promise<OrganisationId> {
	const id = newId<'organisation'>();
	await db`insert into organisation (area_id, id, name) values (${areaId}, ${id}, ${name})`;
	return id;
}
