// The kept state of a plan is a cache: state and tail give the same as the whole log (rule L6). It is made anew from the
// log alone, so whatever a room has in memory cannot get into it.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import { applyAll } from './apply.ts';
import type { PlanLog } from './log.ts';

/** Makes the kept states anew. */
export interface StateKeeper {
	/** Ends when the plan's state is kept as the log gives it now. Rejects when that could not be done; later is soon enough. */
	refresh(planId: PlanId): Promise<void>;
}

/** Piece by piece: somebody may have pasted fifty megabytes since, and deleted them again. */
export async function refreshState(
	log: Pick<PlanLog, 'readInPieces' | 'keepState'>,
	planId: PlanId
): Promise<void> {
	const doc = new Y.Doc();
	rootsOf(doc);
	const read = await log.readInPieces(planId, (updates) => applyAll(doc, updates));
	if (!read || read.rows === 0) return;
	const { pendingStructs, pendingDs } = doc.store;
	if (pendingStructs !== null || pendingDs !== null) throw new Error('The log of a plan has a gap');
	await log.keepState(planId, read.epoch, read.seq, Y.encodeStateAsUpdate(doc));
}
