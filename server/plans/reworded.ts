// Other words in some places of the live plan, put there by the server: made on what is committed at this moment, so that
// nothing anybody typed is overlooked, and only where the words stand.
import * as Y from 'yjs';
import { writeOver } from '#document/restoring/write-over.ts';
import { rootsOf } from '#document/roots.ts';
import { reworded, type SpotsOf } from '#domain/publishing/reworded.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Tx } from '#server/sql.ts';

/** Answers whether anything was there to change. */
export async function rewordPlan(
	tx: Tx,
	{ areaId, personId, role, group, plan }: PlanMember,
	spotsOf: SpotsOf
): Promise<boolean> {
	// the plan's lock first, as everybody who writes takes it
	await tx`select 1 from plan_head where plan_id = ${plan.id} and area_id = ${areaId} for update`;
	const { content, state, epoch } = await planContent(tx, plan.id);
	const wanted = reworded(content, spotsOf);
	if (JSON.stringify(wanted) === JSON.stringify(content)) return false;
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => writeOver(doc, content, wanted));
	const update = Y.encodeStateAsUpdate(doc, before);
	const person = { id: personId, role, group };
	await appendToPlan(tx, { areaId, planId: plan.id, epoch, update, kind: 'correction', person });
	return true;
}
