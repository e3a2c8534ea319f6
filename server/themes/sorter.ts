// Who sorts what people said, where, and where they stand there at this moment.
import { may, type Act, type Standing } from '#domain/permissions.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';

export interface Sorter {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly standing: Standing;
}

export function sorterOf(member: {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly standing: Standing;
	readonly plan: { readonly id: PlanId };
}): Sorter {
	const { areaId, personId, standing, plan } = member;
	return { areaId, planId: plan.id, personId, standing };
}

export function mustMay({ standing }: Sorter, act: Act): void {
	if (!may(standing, act)) refuse('not-allowed');
}
