// After a restore: for how long open tabs may bring back what the backup did not hold, and what came back.
import type { Db, Sql } from '#server/sql.ts';

/** Marks every plan: until `hours` from now, tabs bring back what was written after the backup was made. */
export async function openReturns(sql: Sql, { made, hours }: { made: string; hours: number }): Promise<void> {
	await sql.begin(async (tx) => {
		const [row] = await tx<{ until: Date }[]>`
			insert into restored (backup_made, returns_until) values (${made}, now() + make_interval(hours => ${hours}))
			returning returns_until as until`;
		await tx`update plan_head set returns_until = ${row!.until}`;
	});
}

/** Nobody's old sign-in counts any more, also one that was ended after the backup was made. */
export async function signEverybodyOut(db: Db): Promise<void> {
	await db`delete from session`;
	await db`delete from guest_session`;
}

export interface Restored {
	readonly at: Date;
	readonly backupMade: Date;
	readonly returnsUntil: Date;
	/** Changes that tabs have brought back in this area since, and in how many plans. */
	readonly changes: number;
	readonly plans: number;
}

/** The newest restore while words may still come back, and a week after that; null otherwise. */
export async function newestRestore(db: Db, areaId: string): Promise<Restored | null> {
	const [row] = await db<
		{ at: Date; backup_made: Date; returns_until: Date; changes: number; plans: number }[]
	>`
		select restored.at, backup_made, returns_until, came.changes, came.plans
		from restored cross join lateral (
			select count(*)::int as changes, count(distinct plan_id)::int as plans from plan_update
			where area_id = ${areaId} and kind = 'returned' and plan_update.at >= restored.at
		) as came
		where returns_until > now() - interval '7 days' order by restored.at desc limit 1`;
	if (!row) return null;
	const { at, changes, plans } = row;
	return { at, backupMade: row.backup_made, returnsUntil: row.returns_until, changes, plans };
}
