import type { AreaId, PlanId } from '#domain/ids.ts';
import type { Standing } from '#domain/permissions.ts';
import type { Author } from '#server/plan-log/log.ts';

/** Who brings something back, where, and where they stand there at this moment. */
export interface Restorer {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly author: Author;
	readonly standing: Standing;
}
