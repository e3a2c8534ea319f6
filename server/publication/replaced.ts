// Whether another plan took the place of one that is public, and where that one can be read.
import type { Db } from '#server/sql.ts';

export interface Replaced {
	readonly at: Date;
	/** The plan that follows: its id, and whether everybody can read it now. Null where nothing follows. */
	readonly by: { readonly plan: string; readonly isPublic: boolean } | null;
}

/** Null while the plan is in use. The other plan is not called by its title, which could be taken down a moment later. */
export async function replacedBy(db: Db, plan: string): Promise<Replaced | null> {
	const [row] = await db<{ at: Date; successor: string | null; isPublic: boolean }[]>`
		select superseded_at as at, successor_id as successor, exists (
			select from publication where publication.plan_id = plan.successor_id and withdrawn_at is null) as "isPublic"
		from plan where id = ${plan} and superseded_at is not null`;
	if (!row) return null;
	return { at: row.at, by: row.successor === null ? null : { plan: row.successor, isPublic: row.isPublic } };
}

/** What would be otherwise on the pages when it changes: for finding files that missed a hint. */
export const replacedState = (db: Db) => db`
	coalesce((select concat(plan.superseded_at::text, ' ', plan.successor_id, ' ', exists (
			select from publication as next where next.plan_id = plan.successor_id and next.withdrawn_at is null))
		from plan where plan.id = publication.plan_id and plan.superseded_at is not null), '')`;

export async function replacedStateOf(db: Db, plan: string): Promise<string> {
	const [row] = await db<{ state: string }[]>`
		select ${replacedState(db)} as state from (select ${plan}::text as plan_id) as publication`;
	return row?.state ?? '';
}
