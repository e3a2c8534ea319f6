// The book of what was done by whom. Written in the transaction of the deed, so that neither exists without the other.
import { newId } from '#domain/ids.ts';
import type { Db } from './sql.ts';

export interface Deed {
	readonly areaId: string;
	/** Who did it; null when nobody was signed in. */
	readonly personId: string | null;
	/** The verb, such as "role-given" or "plan-published". */
	readonly what: string;
	readonly planId?: string;
	/** Facts about it: ids and roles, never words of a document. */
	readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Writes one line into the book. */
export async function audit(db: Db, deed: Deed): Promise<void> {
	await db`
		insert into audit_event (area_id, id, person_id, what, plan_id, detail)
		values (${deed.areaId}, ${newId<'audit'>()}, ${deed.personId}, ${deed.what}, ${deed.planId ?? null}, ${db.json(deed.detail ?? {})})`;
}
