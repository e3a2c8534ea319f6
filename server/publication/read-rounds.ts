// The consultations that a plan's public page names: those for everybody, while they are planned or open, and the last one after it.
import { stateOfRound } from '#domain/rounds/round.ts';
import type { Db } from '#server/sql.ts';

export interface PublicRound {
	readonly code: string;
	readonly title: string;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly closedAt: Date | null;
	/** YYYY-MM-DD */
	readonly promiseAt: string;
}

/** The newest first; of those that have closed only the newest. */
export async function publicRounds(db: Db, plan: string, now = new Date()): Promise<PublicRound[]> {
	const rows = await db<PublicRound[]>`
		select code, title, opens_at as "opensAt", closes_at as "closesAt", closed_at as "closedAt",
			promise_at::text as "promiseAt"
		from round where plan_id = ${plan} and for_whom = 'public' and link_withdrawn_at is null
		order by opens_at desc, id limit 2`;
	const closed = rows.find((round) => stateOfRound(round, now) === 'closed');
	return rows.filter((round) => round === closed || stateOfRound(round, now) !== 'closed');
}

/** What of them a page says, as one line to compare: it changes also when a time is up and nobody did anything. */
export function roundsState(db: Db): ReturnType<Db> {
	return db`coalesce((
		select string_agg(concat_ws(' ', code, extract(epoch from closes_at)::bigint, promise_at,
			case when closed_at is not null or closes_at <= now() then 'x' when opens_at <= now() then 'o' else 'p' end,
			case when link_withdrawn_at is not null then '-' end), ';' order by code)
		from round where round.plan_id = publication.plan_id and for_whom = 'public'), '')`;
}

export async function roundsStateOf(db: Db, plan: string): Promise<string> {
	const [row] = await db<{ state: string }[]>`
		select ${roundsState(db)} as state from publication where plan_id = ${plan} limit 1`;
	return row?.state ?? '';
}
