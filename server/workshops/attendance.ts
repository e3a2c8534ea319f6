// Who has come to a workshop, as counts by group. Few young people are never counted out: a small number names them.
import { groups, type Group } from '#domain/groups.ts';
import type { Db } from '#server/sql.ts';

/** Fewer young people than this are "fewer than 5". */
export const fewest = 5;

export interface GroupCount {
	readonly group: Group;
	/** Null: fewer than five young people, perhaps none. */
	readonly count: number | null;
}

/** How many guests are in, by group; young people only where they may take part. */
export async function guestsByGroup(
	db: Db,
	workshop: { readonly id: string; readonly youngPeople: boolean }
): Promise<GroupCount[]> {
	const rows = await db<{ group: Group; count: number }[]>`
		select person.voice_group as "group", count(*)::int as count
		from guest join person on person.area_id = guest.area_id and person.id = guest.person_id
		where guest.workshop_id = ${workshop.id} and guest.removed_at is null
		group by 1`;
	return groups
		.filter((group) => group !== 'young_person' || workshop.youngPeople)
		.map((group) => {
			const count = rows.find((row) => row.group === group)?.count ?? 0;
			return { group, count: group === 'young_person' && count < fewest ? null : count };
		});
}
