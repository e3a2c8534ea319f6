// The change that makes a plan say what is wanted, under a client id of its own.
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { writeOver } from '#document/restoring/write-over.ts';
import { rootsOf } from '#document/roots.ts';
import type { PlanContent } from '#domain/plan.ts';

/** Null when the plan says it already. `state` is the document as one update; `doc` is an empty one to make it in. */
export function updateTowards(
	state: Uint8Array,
	wanted: (now: PlanContent) => PlanContent,
	doc = new Y.Doc()
): { readonly update: Uint8Array | null; readonly now: PlanContent; readonly next: PlanContent } {
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	const now = readPlan(doc);
	const next = wanted(now);
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	doc.transact(() => writeOver(doc, now, next));
	return { update: updates[0] ?? null, now, next };
}
