// Who took part in a version, by group: whoever wrote, suggested, said something or came to a workshop since the one before it.
// Counted once, when it goes out, and told only as far as nobody can be recognised.
import type { Group } from '#domain/groups.ts';
import { peopleHeard, toldCounts, type ToldCount } from '#domain/themes/people-heard.ts';
import type { Db } from '#server/sql.ts';

interface Counted {
	readonly group: Group;
	readonly people: number;
	readonly person: string;
}

/** Up to place `seq` of the log, which the version is of. Call it before the version is public. */
export async function whoTookPart(
	db: Db,
	{ planId, epoch, seq }: { readonly planId: string; readonly epoch: number; readonly seq: number }
): Promise<ToldCount[]> {
	const [before] = await db<{ epoch: number; seq: number; at: Date }[]>`
		select version.epoch, version.seq, p.published_at as at
		from publication as p join version on version.area_id = p.area_id and version.id = p.version_id
		where p.plan_id = ${planId} order by p.n desc limit 1`;
	const since = before?.at ?? new Date(0);
	const rows = await db<Counted[]>`
		select distinct coalesce(person.voice_group, written.voice_group) as "group", 1 as people,
			coalesce(written.acting_for, written.person_id) as person
		from plan_update as written
		left join person on person.area_id = written.area_id and person.id = written.acting_for
		where written.plan_id = ${planId} and written.kind <> 'import' and (written.epoch, written.seq) <= (${epoch}, ${seq}::bigint)
			and (written.epoch, written.seq) > (${before?.epoch ?? 0}, ${before?.seq ?? 0}::bigint)
		union
		select person.voice_group, 1, person.id
		from guest join person on person.area_id = guest.area_id and person.id = guest.person_id
		join workshop on workshop.area_id = guest.area_id and workshop.id = guest.workshop_id
		where workshop.plan_id = ${planId} and guest.removed_at is null and guest.joined_at > ${since}
		union
		select proposal.voice_group, 1, proposal.person_id from proposal
		where proposal.plan_id = ${planId} and proposal.at > ${since} and proposal.comment_id is null
		union all
		select voice_group, people, case when channel = 'online' then person_id else id end from comment
		where plan_id = ${planId} and state <> 'withdrawn' and at > ${since}`;
	return toldCounts(peopleHeard(rows.map((row) => ({ ...row, gone: false }))));
}
