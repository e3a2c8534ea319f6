// Who had a hand in a version: whoever wrote since the one before it, in the part and group they had then.
import type { Group } from '#domain/groups.ts';
import type { PersonId, PlanId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import type { Db } from '#server/sql.ts';

export interface Contributor {
	readonly person: PersonId;
	readonly role: Role;
	readonly group: Group;
}

interface Stretch {
	readonly planId: PlanId;
	readonly epoch: number;
	/** Without, the latest version before. */
	readonly after?: number;
	readonly until: number;
}

/** In the order in which they came first. Words written for somebody are theirs. */
export async function contributorsBetween(
	db: Db,
	{ planId, epoch, after, until }: Stretch
): Promise<Contributor[]> {
	const rows = await db<Contributor[]>`
		select coalesce(acting_for, person_id) as person, role, coalesce(person.voice_group, written.voice_group) as "group"
		from plan_update as written
		left join person on person.area_id = written.area_id and person.id = written.acting_for
		where written.plan_id = ${planId} and epoch = ${epoch} and seq <= ${until} and seq > coalesce(${after ?? null}::bigint, (
			select max(seq) from version where plan_id = ${planId} and epoch = ${epoch} and seq <= ${until}), 0)
		group by 1, 2, 3 order by min(seq)`;
	return rows.map(({ person, role, group }) => ({ person, role, group }));
}
