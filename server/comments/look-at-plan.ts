// A plan as it stands in the log, to see where its comments hang.
import * as Y from 'yjs';
import { lookForAnchors, type AnchorLook } from '#document/anchors/anchors-in.ts';
import { rootsOf } from '#document/roots.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { applyAll } from '#server/plan-log/apply.ts';
import { openPlan } from '#server/plan-log/log.postgres.ts';
import type { Db } from '#server/sql.ts';

export interface LookedAt {
	readonly areaId: AreaId;
	readonly epoch: number;
	readonly seq: number;
	readonly look: AnchorLook;
}

/** Null when there is no such plan. */
export async function lookAtPlan(db: Db, planId: PlanId): Promise<LookedAt | null> {
	const opened = await openPlan(db, planId);
	if (!opened) return null;
	const doc = new Y.Doc();
	rootsOf(doc);
	applyAll(doc, [...(opened.state ? [opened.state.bytes] : []), ...opened.tail.map(({ bytes }) => bytes)]);
	const { areaId, epoch, seq } = opened;
	return { areaId, epoch, seq, look: lookForAnchors(doc) };
}
