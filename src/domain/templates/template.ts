// A new plan of each kind. The headings are those that such plans have; what belongs under them is said by guides.
import { emptyMeta, schemaVersion, type PlanContent, type PlanKind, type PlanMeta } from '../plan.ts';
import { areasForImprovement } from './afi.ts';
import { inspection } from './inspection.ts';
import { priorityActions } from './pap.ts';
import type { Template } from './parts.ts';
import { strategy } from './strategy.ts';
import { update } from './update.ts';

const templates: Readonly<Record<PlanKind, () => Template>> = {
	pap: priorityActions,
	afi: areasForImprovement,
	strategy,
	update,
	inspection
};

/** A plan of this kind with nothing but its headings, and these titles. */
export function templateOf(kind: PlanKind, titles: Partial<Omit<PlanMeta, 'kind'>> = {}): PlanContent {
	return {
		schema: schemaVersion,
		meta: { ...emptyMeta, ...titles, kind },
		actions: {},
		...templates[kind]()
	};
}
