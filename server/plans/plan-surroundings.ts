// What stands around a plan on its page: the area it belongs to, and what an import could not place.
import type { PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';

export interface PlanSurroundings {
	readonly areaName: string;
	/** Pieces of imported files that nobody has dealt with yet. */
	readonly unplaced: number;
}

/** Asks nothing about rights: whoever calls has asked `planMember` before. */
export async function planSurroundings(db: Db, planId: PlanId): Promise<PlanSurroundings> {
	const [row] = await db<PlanSurroundings[]>`
		select area.name as "areaName",
			(select count(*)::int from unplaced where unplaced.plan_id = plan.id and unplaced.area_id = plan.area_id and placed_at is null) as unplaced
		from plan join area on area.id = plan.area_id
		where plan.id = ${planId}
	`;
	return row ?? refuse('not-found');
}
