// The difference between two states of one plan; of two wholly different plans it is long, and true all the same.
import { actionColumnIds, type ActionRow } from '../action-row.ts';
import { rowFields } from '../hunks.ts';
import type { PlanContent } from '../plan.ts';
import type { Node, PlanDifference, RowChange } from './difference.ts';
import { nodesBetween, signing } from './nodes-between.ts';
import { valuesBetween } from './values-between.ts';

/** Put into `was`, it gives `is` (see applied.ts). */
export function planDifference(was: PlanContent, is: PlanContent): PlanDifference {
	const sign = signing();
	return {
		schema: { was: was.schema, is: is.schema },
		meta: valuesBetween({ ...was.meta }, { ...is.meta }),
		areas: eachKey(was.areas, is.areas).flatMap((id) => {
			const [then, now] = [own(was.areas, id), own(is.areas, id)];
			const same = then && now && valuesBetween({ ...then }, { ...now }).length === 0;
			return same ? [] : [{ id, was: then, is: now }];
		}),
		steps: nodesBetween(was.doc as readonly Node[], is.doc as readonly Node[], sign),
		rows: eachKey(was.actions, is.actions).flatMap((id) => {
			const change = rowBetween(id, own(was.actions, id), own(is.actions, id), sign);
			return change ? [change] : [];
		})
	};
}

function rowBetween(
	id: string,
	was: ActionRow | null,
	is: ActionRow | null,
	sign: (node: Node) => string
): RowChange | null {
	if (!was || !is) return { id, was, is, values: [], cells: [] };
	const values = rowFields
		.map((key) => ({ key, was: was[key] ?? null, is: is[key] ?? null }))
		.filter((value) => JSON.stringify(value.was) !== JSON.stringify(value.is));
	const cells = actionColumnIds
		.map((column) => ({ column, steps: nodesBetween(was[column] as Node[], is[column] as Node[], sign) }))
		.filter(({ steps }) => steps.some(({ op }) => op !== 'same'));
	return values.length + cells.length === 0 ? null : { id, was, is, values, cells };
}

function eachKey(was: object, is: object): string[] {
	return [...new Set([...Object.keys(was), ...Object.keys(is)])];
}

/** A row may be called like something every object has. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | null {
	return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
