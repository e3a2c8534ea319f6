// Changes that wait for their author, as they are written: in the transaction of the append that left them out (rules T1 and T4).
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { Db } from '#server/sql.ts';
import { heldQuota, type HeldChange } from './late.ts';

/** Whether so much more may wait. Ask while the plan's row is locked: two writers cannot both be the last. */
export async function fitsQuota(db: Db, planId: PlanId, held: readonly HeldChange[]): Promise<boolean> {
	for (const person of new Set(held.map((change) => change.person))) {
		const [now] = await db<{ changes: number; size: number }[]>`
			select count(*)::int as changes, coalesce(sum(size), 0)::int as size from held_change
			where plan_id = ${planId} and person_id = ${person} and id <> all(${held.map(({ id }) => id)}::text[])`;
		const more = held.filter((change) => change.person === person);
		const size = more.reduce((sum, { hunks }) => sum + JSON.stringify(hunks).length, 0);
		if (now!.changes + more.length > heldQuota.changes || now!.size + size > heldQuota.size) return false;
	}
	return true;
}

/** Keeps them. Kept twice (after an unclear failure), each stands once. */
export async function insertHeld(
	db: Db,
	{ areaId, planId }: { areaId: AreaId; planId: PlanId },
	held: readonly HeldChange[]
): Promise<void> {
	for (const { id, person, why, hunks } of held) {
		// all of it could enter, in other words: nothing waits
		if (hunks.length === 0) continue;
		const json = JSON.stringify(hunks);
		await db`
			insert into held_change (area_id, plan_id, id, person_id, why, hunks, size)
			values (${areaId}, ${planId}, ${id}, ${person}, ${why}, ${json}::text::jsonb, ${json.length})
			on conflict do nothing`;
	}
}
