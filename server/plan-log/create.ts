import * as Y from 'yjs';
import { writePlan } from '#document/write.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Tx } from '#server/sql.ts';
import { appendToPlan } from './append.ts';
import type { Author } from './log.ts';

/**
 * Gives a plan its log, in the transaction that inserts the plan's row. With content, that becomes the first change, under
 * a client id of its own that is claimed for the person. Returns the sequence number reached: 0 for an empty plan.
 */
export async function startPlanLog(
	tx: Tx,
	plan: { readonly areaId: AreaId; readonly planId: PlanId },
	content: PlanContent | null,
	person: Author
): Promise<{ seq: number }> {
	const { areaId, planId } = plan;
	await tx`insert into plan_head (area_id, plan_id) values (${areaId}, ${planId})`;
	if (!content) return { seq: 0 };
	const doc = new Y.Doc();
	writePlan(doc, content);
	return appendToPlan(tx, { areaId, planId, update: Y.encodeStateAsUpdate(doc), kind: 'import', person });
}
