// The organisations of an area: who people there work for or speak for. Every change is in the book.
import { newId, type AreaId, type OrganisationId, type PersonId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';

export interface Organisation {
	readonly id: OrganisationId;
	readonly name: string;
	/** How many active people of the area belong to it. */
	readonly people: number;
}

interface By {
	readonly areaId: AreaId;
	readonly personId: PersonId;
}

/** All of them by name. */
export async function organisationsOf(db: Db, areaId: AreaId): Promise<Organisation[]> {
	return db<Organisation[]>`
		select organisation.id, organisation.name,
			(select count(*)::int from person where person.area_id = organisation.area_id
				and person.organisation_id = organisation.id and person.status = 'active') as people
		from organisation where organisation.area_id = ${areaId}
		order by lower(organisation.name), organisation.id`;
}

/** Adds one. Refuses a name that is there already, whatever its capitals. */
export async function addOrganisation(sql: Sql, { areaId, personId }: By, name: string): Promise<void> {
	await sql.begin(async (tx) => {
		await refuseSameName(tx, areaId, name, '');
		const id = newId<'organisation'>();
		await tx`insert into organisation (area_id, id, name) values (${areaId}, ${id}, ${name})`;
		await audit(tx, { areaId, personId, what: 'organisation-added', detail: { organisation: id } });
	});
}

/** Gives one another name, everywhere at once. */
export async function renameOrganisation(
	sql: Sql,
	{ areaId, personId }: By,
	organisation: string,
	name: string
): Promise<void> {
	await sql.begin(async (tx) => {
		const there = await tx`select from organisation where area_id = ${areaId} and id = ${organisation}`;
		if (there.count === 0) refuse('not-found');
		if (name === '') refuse('field-missing');
		await refuseSameName(tx, areaId, name, organisation);
		await tx`update organisation set name = ${name} where area_id = ${areaId} and id = ${organisation}`;
		await audit(tx, { areaId, personId, what: 'organisation-renamed', detail: { organisation } });
	});
}

/** Two people at once do not make one organisation twice: the area's row is locked while one of them looks. */
async function refuseSameName(tx: Tx, areaId: AreaId, name: string, except: string): Promise<void> {
	await tx`select from area where id = ${areaId} for update`;
	const same = await tx`
		select from organisation where area_id = ${areaId} and lower(name) = lower(${name}) and id <> ${except} limit 1`;
	if (same.count > 0) refuse('organisation-there');
}
