// Who can be called by name in a comment: adults with a part in the plan, as they chose to be shown. Young people and guests are
// never called out by anybody.
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { may, type Standing } from '#domain/permissions.ts';
import type { Role } from '#domain/roles.ts';
import type { Callable } from '#protocol/comments.ts';
import type { Db } from '#server/sql.ts';
import type { Asker } from './asker.ts';

/** More names than this are no list one can choose from. */
const mostNames = 300;

/** Everybody who can be called here, by name; oneself left out. */
export async function callable(db: Db, { areaId, planId, personId }: Asker): Promise<Callable[]> {
	const rows = await db<
		{
			id: string;
			name: string;
			group: Group;
			shownAs: ShownAs;
			areaRoles: Role[];
			planRoles: Role[];
			shared: boolean;
			archived: boolean;
		}[]
	>`
		select person.id, person.name, person.voice_group as "group", person.shown_as as "shownAs",
			array(select role from membership where area_id = plan.area_id and person_id = person.id and plan_id is null) as "areaRoles",
			array(select role from membership where area_id = plan.area_id and person_id = person.id and plan_id = plan.id) as "planRoles",
			plan.shared_with_area as shared, plan.archived_at is not null as archived
		from plan join person on person.area_id = plan.area_id
		where plan.area_id = ${areaId} and plan.id = ${planId} and person.status = 'active' and person.id <> ${personId}
			and person.voice_group <> 'young_person' and person.shown_as <> 'group' and person.name <> ''
			and not exists (select from guest where guest.area_id = person.area_id and guest.person_id = person.id)
			and exists (select from membership where membership.area_id = plan.area_id and membership.person_id = person.id
				and (membership.plan_id is null or membership.plan_id = plan.id))
		order by lower(person.name), person.id limit ${mostNames}`;
	return rows.flatMap(({ id, name, group, shownAs, areaRoles, planRoles, shared, archived }) => {
		const plan = { sharedWithArea: shared, deleted: false, archived };
		const standing: Standing = { status: 'active', areaRoles, planRoles, plan };
		if (!may(standing, 'read-comments')) return [];
		return [
			{
				id,
				name: displayName({ name, group, shownAs }),
				group,
				inside: may(standing, 'read-internal-comments')
			}
		];
	});
}

/** Of the people somebody calls, those who may see what is said. Nobody is told who may not. */
export async function callableIds(
	db: Db,
	asker: Asker,
	called: readonly string[],
	internal: boolean
): Promise<string[]> {
	if (called.length === 0) return [];
	const there = await callable(db, asker);
	return there.filter(({ id, inside }) => called.includes(id) && (inside || !internal)).map(({ id }) => id);
}
