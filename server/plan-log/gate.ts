// May this change enter this plan? One function decides, for sockets, imports and everything else that writes.
// The gate owns the one document of a plan. What it lets in stands in that document before it is committed, so nobody may
// be shown the document until the log has answered (rules W and G of server/collab/README.md).
import * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { largestChange } from '#protocol/messages.ts';
import { rootsOf } from '#document/roots.ts';
import { applyAll, applyCaught } from './apply.ts';
import type { LogRow, OpenedPlan } from './log.ts';
import { isMalformed, prescan, type Scan } from './prescan.ts';
import type { GateSabotage } from './sabotage.ts';

/** Who asks, and whether they may write at this moment. */
export interface Asker {
	readonly id: PersonId;
	readonly mayEdit: boolean;
}

export type Verdict =
	/** It stands in the document. `bytes` is what the document really took in, made by us: this is logged and broadcast. */
	| {
			readonly kind: 'entered';
			readonly bytes: Uint8Array;
			readonly scan: Scan;
			readonly titlesChanged: boolean;
	  }
	/** All of it was known already. */
	| { readonly kind: 'nothing-new' }
	/** It leans on, or is, something this document has not seen: read the log to its end, then ask again. */
	| { readonly kind: 'behind'; readonly code: RefusalCode; readonly why: string }
	/** No. When `spoiled`, the document holds it already and must be rebuilt from the log. */
	| { readonly kind: 'refused'; readonly code: RefusalCode; readonly why: string; readonly spoiled: boolean };

export class Gate {
	readonly doc: Y.Doc;
	readonly epoch: number;
	/** Everything up to here, in order, stands in the document. */
	seq: number;
	/** About how large the document is; exact when it matters. */
	#size: number;
	readonly #claims: Map<number, PersonId>;
	readonly #sabotage: GateSabotage | undefined;

	constructor(opened: OpenedPlan, sabotage?: GateSabotage) {
		const parts = [...(opened.state ? [opened.state.bytes] : []), ...opened.tail.map((row) => row.bytes)];
		this.doc = new Y.Doc();
		// roots get their type before anything is applied: Yjs replaces an untyped one, and changes would name the old
		rootsOf(this.doc);
		applyAll(this.doc, parts);
		this.epoch = opened.epoch;
		this.seq = opened.seq;
		this.#size = parts.reduce((sum, bytes) => sum + bytes.byteLength, 0);
		this.#claims = new Map(opened.claims);
		this.#sabotage = sabotage;
	}

	/** How many clocks of this client the document holds. */
	clock(client: number): number {
		return Y.getState(this.doc.store, client);
	}

	/** Lets a change in, or says why not. Order matters: the cheap and the dangerous are looked at first. */
	enter(bytes: Uint8Array, by: Asker): Verdict {
		if (!by.mayEdit && this.#sabotage !== 'skip-role') return refused('not-allowed', 'may not edit');
		if (bytes.byteLength > largestChange) return refused('too-big', 'more than one change may hold');
		const scan = prescan(bytes);
		if (isMalformed(scan)) return refused('invalid-change', scan.malformed);
		return this.#outOfOrder(scan, by) ?? this.#apply(bytes, by);
	}

	/** Takes in what others have committed; rows that are known already change nothing. */
	takeIn(rows: readonly LogRow[]): void {
		applyAll(
			this.doc,
			rows.map((row) => row.bytes)
		);
		for (const row of rows) {
			for (const client of row.clientIds) this.#claims.set(client, row.person);
			this.#size += row.bytes.byteLength;
			this.seq = Math.max(this.seq, row.seq);
		}
	}

	/** Client ids belong to who first used them, and clocks go on from where the document stands (A3). */
	#outOfOrder(scan: Scan, by: Asker): Verdict | null {
		for (const [client, { from, to }] of scan.additions) {
			const known = this.clock(client);
			if (to <= known) continue;
			const owner = this.#claims.get(client);
			if (owner !== undefined && owner !== by.id && this.#sabotage !== 'accept-foreign-client') {
				return behind('rejoin', 'client id of somebody else');
			}
			if (from > known && this.#sabotage !== 'accept-gap')
				return behind('rejoin', 'a gap before this change');
		}
		for (const [client, clock] of scan.leansOn) {
			if (clock > this.#reach(scan, client) && this.#sabotage !== 'accept-gap') {
				return behind('rejoin', 'leans on words that are not here');
			}
		}
		for (const [client, ranges] of scan.deletions) {
			if ((ranges.at(-1)?.to ?? 0) > this.#reach(scan, client) && this.#sabotage !== 'accept-gap') {
				return behind('rejoin', 'deletes words that are not here');
			}
		}
		return null;
	}

	#reach(scan: Scan, client: number): number {
		return Math.max(this.clock(client), scan.additions.get(client)?.to ?? 0);
	}

	#apply(bytes: Uint8Array, by: Asker): Verdict {
		const caught = applyCaught(this.doc, bytes);
		if ('failed' in caught) return refused('invalid-change', caught.failed, 'spoiled');
		if (isPending(this.doc) && this.#sabotage !== 'accept-gap') {
			return refused('invalid-change', 'part of it cannot be placed', 'spoiled');
		}
		if (caught.bytes === null) return { kind: 'nothing-new' };

		const scan = prescan(caught.bytes);
		if (isMalformed(scan)) throw new Error(`Our own update cannot be read: ${scan.malformed}`);
		if (this.#tooLarge(caught.bytes, scan))
			return refused('too-big', 'the document would be too large', 'spoiled');

		for (const client of scan.additions.keys()) this.#claims.set(client, by.id);
		const { meta } = rootsOf(this.doc);
		const titlesChanged = [...caught.transaction.changed.keys()].some((type) => Object.is(type, meta));
		return { kind: 'entered', bytes: caught.bytes, scan, titlesChanged };
	}

	/** A document at its limit can still be made smaller: what only deletes is never too large. */
	#tooLarge(bytes: Uint8Array, scan: Scan): boolean {
		this.#size += bytes.byteLength;
		if (this.#size <= largestChange || scan.additions.size === 0) return false;
		this.#size = Y.encodeStateAsUpdate(this.doc).byteLength;
		return this.#size > largestChange;
	}
}

function isPending(doc: Y.Doc): boolean {
	return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function behind(code: RefusalCode, why: string): Verdict {
	return { kind: 'behind', code, why };
}

function refused(code: RefusalCode, why: string, spoiled?: 'spoiled'): Verdict {
	return { kind: 'refused', code, why, spoiled: spoiled !== undefined };
}
