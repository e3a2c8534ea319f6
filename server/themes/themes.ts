// The themes of a plan as those who sort see them, and which of them nobody has decided yet.
import type { PlanId } from '#domain/ids.ts';
import type { UndecidedTheme } from '#domain/themes/blockers.ts';
import type { Decision } from '#domain/themes/theme.ts';
import type { Db } from '#server/sql.ts';

export interface Theme {
	readonly id: string;
	readonly title: string;
	/** Goes up when others change it: a form says which one it was made for. */
	readonly revision: number;
	readonly round: string | null;
	readonly madeAt: Date;
	readonly decision: Decision | null;
	/** The newest version it went out with, and whether the decision is another one since. */
	readonly published: { readonly n: number; readonly changedSince: boolean } | null;
}

interface Row {
	id: string;
	title: string;
	revision: number;
	round: string | null;
	madeAt: Date;
	kind: Decision['kind'] | null;
	reason: string;
	decider: string;
	owner: string;
	decidedOn: string;
	part: string | null;
	from: string | null;
	to: string | null;
	publishedWith: number | null;
	changedSince: boolean;
}

/** In the order in which they were made; or only some. */
export async function themesOf(
	db: Db,
	planId: string,
	only: readonly string[] | null = null
): Promise<Theme[]> {
	const rows = await db<Row[]>`
		select theme.id, theme.title, theme.revision, theme.round_id as round, theme.made_at as "madeAt",
			said.kind, said.reason, said.decider, said.owner, said.decided_on::text as "decidedOn", said.part,
			said.from_version as "from", said.to_version as "to",
			out.n as "publishedWith", coalesce(said.written_at > out.at or theme.changed_at > out.at, false) as "changedSince"
		from theme
		left join theme_decision as said on said.area_id = theme.area_id and said.theme_id = theme.id
		left join lateral (
			select answer.n, p.published_at as at from answer join publication as p on p.plan_id = answer.plan_id and p.n = answer.n
			where answer.plan_id = theme.plan_id and answer.theme_id = theme.id and p.withdrawn_at is null
			order by answer.n desc limit 1
		) out on true
		where theme.plan_id = ${planId} ${only === null ? db`` : db`and theme.id = any(${[...only]}::text[])`}
		order by theme.made_at, theme.id`;
	return rows.map(({ id, title, revision, round, madeAt, publishedWith, changedSince, kind, ...said }) => ({
		...{ id, title, revision, round, madeAt },
		decision: kind && {
			kind,
			reason: said.reason,
			decider: said.decider,
			owner: said.owner,
			decidedOn: said.decidedOn,
			part: said.part,
			from: said.from,
			to: said.to
		},
		published: publishedWith === null ? null : { n: publishedWith, changedSince }
	}));
}

/** Themes that stand in the way of an agreement: everybody gets an answer first. */
export async function undecidedThemes(db: Db, planId: PlanId): Promise<UndecidedTheme[]> {
	return db<UndecidedTheme[]>`
		select theme.id, theme.title from theme
		where theme.plan_id = ${planId}
			and not exists (select from theme_decision where theme_decision.area_id = theme.area_id and theme_id = theme.id)
		order by theme.made_at, theme.id`;
}
