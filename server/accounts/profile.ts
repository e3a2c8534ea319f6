// What somebody decides about themselves in an area: their name, and how others see them.
import type { AreaId, PersonId } from '#domain/ids.ts';
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Db, Sql } from '#server/sql.ts';

export interface Profile {
	readonly areaId: AreaId;
	readonly areaName: string;
	readonly personId: PersonId;
	readonly name: string;
	readonly group: Group;
	readonly shownAs: ShownAs;
	/** What others see now. */
	readonly seenAs: string;
}

/** Who an account is, area by area. */
export async function profilesOf(db: Db, accountId: string): Promise<Profile[]> {
	const rows = await db<Omit<Profile, 'seenAs'>[]>`
		select area.id as "areaId", area.name as "areaName", person.id as "personId", person.name,
			person.voice_group as "group", person.shown_as as "shownAs"
		from person join area on area.id = person.area_id
		where person.account_id = ${accountId} and person.status = 'active'
		order by lower(area.name), area.id`;
	return rows.map((row) => ({ ...row, seenAs: displayName(row) }));
}

/** Changes one's own name and how one is shown there. An adult needs a name; a young person is shown by group whatever comes. */
export async function changeProfile(
	sql: Sql,
	accountId: string,
	areaId: string,
	given: { readonly name: string; readonly shownAs: ShownAs }
): Promise<void> {
	await sql.begin(async (tx) => {
		const [person] = await tx<{ id: PersonId; group: Group }[]>`
			select id, voice_group as "group" from person
			where account_id = ${accountId} and area_id = ${areaId} and status = 'active' for update`;
		if (!person) refuse('not-found');
		const young = person.group === 'young_person';
		if (!young && given.name === '') refuse('field-missing');
		await tx`
			update person set name = ${given.name}, shown_as = ${young ? 'group' : given.shownAs}
			where area_id = ${areaId} and id = ${person.id}`;
		await audit(tx, {
			areaId,
			personId: person.id,
			what: 'profile-changed',
			detail: { shownAs: given.shownAs }
		});
		// open plans show names beside carets: they ask again
		await notify(tx, { kind: 'access', person: person.id });
	});
}
