// A version of an older release may lack what came later. What it lacks was not there: it is empty.
import { actionColumnIds, type ActionRow } from '../action-row.ts';
import { emptyMeta, schemaVersion, type PlanContent } from '../plan.ts';

/** A version as it was kept, whole enough to be compared. */
export function comparable(kept: Partial<PlanContent>): PlanContent {
	const blank = Object.fromEntries(actionColumnIds.map((column) => [column, []]));
	const place = { table: '', ref: '', rank: 'a0', deletedAt: null, due: null, areas: [], responsible: [] };
	const actions = Object.entries(kept.actions ?? {}).map(([id, row]): [string, ActionRow] => [
		id,
		{ ...place, ...blank, ...row } as ActionRow
	]);
	return {
		schema: kept.schema ?? schemaVersion,
		meta: { ...emptyMeta, ...kept.meta },
		areas: kept.areas ?? {},
		doc: kept.doc ?? [],
		actions: Object.fromEntries(actions)
	};
}
