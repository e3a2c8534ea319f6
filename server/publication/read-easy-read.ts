// The easy-read twins that went out with versions, as far as they can be read today.
import type { FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import type { Db } from '#server/sql.ts';

export interface TwinOfVersion {
	readonly n: number;
	/** Null: only a day was promised. */
	readonly twin: FrozenTwin | null;
	/** YYYY-MM-DD */
	readonly promised: string | null;
	/** Words were removed for privacy. */
	readonly redactedAt: Date | null;
}

/** Of every version that can be read, oldest first. */
export async function publishedTwins(db: Db, plan: string): Promise<TwinOfVersion[]> {
	return db<TwinOfVersion[]>`
		select p.n, frozen.content as twin, frozen.promised::text as promised, frozen.redacted_at as "redactedAt"
		from publication p join easy_read_frozen as frozen on frozen.version_id = p.version_id
		where p.plan_id = ${plan} and p.withdrawn_at is null order by p.n`;
}

/** What would be otherwise on the pages when it changes: for finding files that missed a hint. */
export const easyReadState = (db: Db) => db`
	(select coalesce(string_agg(p.n || ':' || coalesce(left(frozen.hash, 12), frozen.promised::text), ' ' order by p.n), '')
		from publication p join easy_read_frozen as frozen on frozen.version_id = p.version_id
		where p.plan_id = publication.plan_id and p.withdrawn_at is null)`;

export async function easyReadStateOf(db: Db, plan: string): Promise<string> {
	const [row] = await db<{ state: string }[]>`
		select ${easyReadState(db)} as state from (select ${plan}::text as plan_id) as publication`;
	return row?.state ?? '';
}
