// A change that was right when it was typed and may not enter now. Yjs cannot drop the middle of an update, so it is tried
// out on a throw-away copy and taken apart as content: what may enter is made anew, the rest is held (rules T of
// server/collab/README.md).
import * as Y from 'yjs';
import { changesBetween } from '#document/changes-between.ts';
import { putChanges } from '#document/put-change.ts';
import { rootsOf } from '#document/roots.ts';
import { faultInChanged } from '#document/validate.ts';
import type { Hunk } from '#domain/hunks.ts';
import type { PersonId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { applyAll, applyCaught } from './apply.ts';

/** What waits for its author, as it goes into the log. */
export interface HeldChange {
	readonly id: string;
	readonly person: PersonId;
	/** Why it may not enter. */
	readonly why: RefusalCode;
	readonly hunks: readonly Hunk[];
}

export type Split =
	| {
			/** What may enter, made anew under a client id of our own; null when nothing may. */
			readonly update: Uint8Array | null;
			readonly held: readonly Hunk[];
	  }
	/** It could never have stood in the plan. */
	| { readonly refused: RefusalCode };

/** Refusals of which the words are held, when their author had the right once. */
export const lateCodes: ReadonlySet<string> = new Set(['not-allowed', 'row-locked', 'quoted-words']);

/** What of a change may enter, and what waits; what is in neither has nothing of anybody's own. */
export interface Sorted {
	readonly allowed: readonly Hunk[];
	readonly held: readonly Hunk[];
}

/** So much may wait for one person in one plan: changes, and characters of them. Each is a tunnel, or a workshop that ended. */
export const heldQuota = { changes: 100, size: 2_000_000 };

/** Takes a change apart. `doc` is not touched; the cost is that of two copies of it. */
export function splitLate(doc: Y.Doc, late: Uint8Array, sort: (hunks: readonly Hunk[]) => Sorted): Split {
	const state = Y.encodeStateAsUpdate(doc);
	const after = copyOf(state);
	const caught = applyCaught(after, late, (transaction) => faultInChanged(after, transaction));
	if ('failed' in caught) return { refused: 'invalid-change' };
	if (caught.finding) return { refused: caught.finding.code };
	const { allowed, held } = sort(changesBetween(doc, after));
	if (allowed.length === 0) return { update: null, held };
	const fresh = copyOf(state);
	const updates: Uint8Array[] = [];
	fresh.on('update', (update: Uint8Array) => updates.push(update));
	let entered: boolean[] = [];
	fresh.transact(() => (entered = putChanges(fresh, allowed)));
	return { update: updates[0] ?? null, held: [...held, ...allowed.filter((_, index) => !entered[index])] };
}

/** Its client id is new: Yjs draws one for each document. */
function copyOf(state: Uint8Array): Y.Doc {
	const copy = new Y.Doc();
	rootsOf(copy);
	applyAll(copy, [state]);
	return copy;
}
