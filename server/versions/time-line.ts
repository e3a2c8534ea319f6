// The versions of a plan for its readers, the newest first, without looking into any of them.
import type { Brought } from '#domain/diff/brought.ts';
import { displayName, groups, type Group, type ShownAs } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId, VersionId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import type { VersionKind, VersionReason } from '#domain/version-kinds.ts';
import type { Sql } from '#server/sql.ts';
import type { Contributor } from './contributors.ts';

/** So many stand on a page. */
export const linesAtOnce = 40;

/** Of adults as they chose to be shown; of who is shown by group, and of every young person, there is only the group. */
export interface Hand {
	readonly group: Group;
	readonly people: readonly { readonly name: string; readonly role: Role }[];
}

export interface VersionLine {
	readonly id: VersionId;
	readonly kind: VersionKind;
	readonly reason: VersionReason;
	readonly n: number | null;
	readonly name: string;
	readonly note: string;
	readonly at: Date;
	readonly schema: number;
	readonly brought: Brought | null;
	readonly hands: readonly Hand[];
	/** The one before it, to compare with. */
	readonly before: VersionId | null;
	/** Cosmetic part of its public address. */
	readonly slug: string | null;
	readonly withdrawn: boolean;
}

type Row = Omit<VersionLine, 'hands'> & { readonly contributors: readonly Contributor[] };

interface Which {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly onlyNamed?: boolean;
	/** Goes on after this one. */
	readonly after?: string | null;
}

/** One page of the time line, and whether there is more. A place to go on from that is none of this plan is the start. */
export async function timeLine(
	sql: Sql,
	{ areaId, planId, onlyNamed = false, after = null }: Which
): Promise<{ lines: VersionLine[]; more: boolean }> {
	const [from] = after
		? await sql<{ epoch: number; seq: number; at: string; id: string }[]>`
			select epoch, seq, made_at::text as at, id from version
			where area_id = ${areaId} and plan_id = ${planId} and id = ${after}`
		: [];
	const rows = await sql<Row[]>`
		select v.id, v.kind, v.reason, v.n, v.name, v.note, v.made_at as at, v.schema, v.brought, v.contributors,
			p.slug, p.withdrawn_at is not null as withdrawn,
			(select b.id from version b
				where b.plan_id = v.plan_id and (b.epoch, b.seq, b.made_at, b.id) < (v.epoch, v.seq, v.made_at, v.id)
				order by b.epoch desc, b.seq desc, b.made_at desc, b.id desc limit 1) as before
		from version v
		left join publication p on p.area_id = v.area_id and p.version_id = v.id
		where v.area_id = ${areaId} and v.plan_id = ${planId}
			${onlyNamed ? sql`and v.kind <> 'automatic'` : sql``}
			${from ? sql`and (v.epoch, v.seq, v.made_at, v.id) < (${from.epoch}, ${from.seq}::bigint, ${from.at}::timestamptz, ${from.id})` : sql``}
		order by v.epoch desc, v.seq desc, v.made_at desc, v.id desc limit ${linesAtOnce + 1}`;
	const shown = rows.slice(0, linesAtOnce);
	const handsOf = await handsIn(sql, areaId, shown);
	return {
		lines: shown.map(({ contributors, ...line }) => ({ ...line, hands: handsOf(contributors) })),
		more: rows.length > linesAtOnce
	};
}

/** How people are shown is asked at this moment: who chose another way, or has left, is shown that way in old versions too. */
export async function handsIn(
	sql: Sql,
	areaId: AreaId,
	versions: readonly { readonly contributors: readonly Contributor[] }[]
): Promise<(contributors: readonly Contributor[]) => Hand[]> {
	const ids = versions.flatMap(({ contributors }) => contributors.map(({ person }) => person));
	const rows = await sql<{ id: PersonId; name: string; group: Group; shownAs: ShownAs; guest: boolean }[]>`
		select person.id, person.name, voice_group as "group", shown_as as "shownAs", guest.person_id is not null as guest
		from person left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where person.area_id = ${areaId} and person.id = any(${[...new Set(ids)]}::text[])`;
	const people = new Map(rows.map((row) => [row.id, row]));
	const nameOf = ({ person, group }: Contributor): string | null => {
		const known = people.get(person);
		// a group is for life here: whoever wrote as a young person, or is one now, has no name
		if (!known || known.guest || group === 'young_person' || known.group === 'young_person') return null;
		if (known.shownAs === 'group' || known.name.trim() === '') return null;
		return displayName(known);
	};
	return (contributors) =>
		groups.flatMap((group): Hand[] => {
			const some = contributors.filter((one) => one.group === group);
			if (some.length === 0) return [];
			const named = some.flatMap((one) => {
				const name = nameOf(one);
				return name === null ? [] : [{ name, role: one.role }];
			});
			return [{ group, people: named }];
		});
}
