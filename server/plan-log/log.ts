// The log of a plan, as its users see it. Implementations: log.postgres.ts, and a double in tests/doubles.
// A row that `append` has answered for is on disk; whoever broadcasts or acknowledges does it after that.
import type { Group } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type { PlanKind } from '#domain/plan.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { HeldChange } from './late.ts';
import type { Role } from '#domain/roles.ts';

/** `returned`: brought back by a tab after a restore from a backup; may hold words of others. */
export type RowKind = 'typed' | 'import' | 'restore' | 'accept' | 'correction' | 'returned';

/** In whose name something is written; never taken from the bytes. */
export interface Author {
	readonly id: PersonId;
	readonly role: Role;
	readonly group: Group;
	readonly actingFor?: PersonId;
}

/** Clocks of one client id that a row adds or deletes: from the first up to, not including, `to`. */
export interface Authorship {
	readonly client: number;
	readonly from: number;
	readonly to: number;
}

/** A row on its way into the log. */
export interface NewRow {
	/** Names this append: writing it again after an unclear failure writes nothing twice. */
	readonly appendId: string;
	readonly kind: RowKind;
	readonly author: Author;
	readonly bytes: Uint8Array;
	readonly adds: readonly Authorship[];
	/** What it takes away, under the client ids of whoever wrote it. */
	readonly deletes: readonly Authorship[];
}

/** A row as it stands in the log. */
export interface LogRow {
	readonly seq: number;
	readonly bytes: Uint8Array;
	/** The clients it adds clocks for that are claimed by this person: none, when it was brought back. */
	readonly clientIds: readonly number[];
	readonly person: PersonId;
}

/** What it takes to build a plan's document: the cached state, and the rows after it. */
export interface OpenedPlan {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly epoch: number;
	readonly seq: number;
	readonly state: { readonly seq: number; readonly bytes: Uint8Array } | null;
	/** A state was kept, and is not as it was kept: all of this is from the log. */
	readonly stateIsDamaged?: boolean;
	readonly tail: readonly LogRow[];
	readonly claims: ReadonlyMap<number, PersonId>;
	/** Client ids under which nothing more may come. */
	readonly retired?: readonly number[];
	/** Until then (ms) tabs may bring back what a restored backup did not hold, also under ids of others. */
	readonly returnsUntil?: number;
}

/** Copies of the document's own titles for lists. */
export interface Titles {
	readonly title: string;
	readonly plainTitle: string;
	readonly kind: PlanKind | null;
}

/** What one plan wants written. */
export interface Batch {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly epoch: number;
	/** The rows were checked against a document that holds everything up to this seq. */
	readonly after: number;
	readonly rows: readonly NewRow[];
	/** Present when the titles changed. */
	readonly titles?: Titles;
	/** What came too late to enter and waits for its author, and the client ids it was typed under. */
	readonly late?: {
		readonly held: readonly HeldChange[];
		readonly retires: readonly (readonly [number, PersonId])[];
	};
}

export type Outcome =
	| { readonly kind: 'written'; readonly seqs: readonly number[]; readonly at: number }
	/** Others wrote for the same client ids, or the epoch changed: read the log to its end and check again. */
	| { readonly kind: 'check-again' }
	/** More waits for somebody than may: nothing is written. */
	| { readonly kind: 'too-much-held' }
	/** There is no such plan any more. */
	| { readonly kind: 'gone' };

export interface Rejected {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly person: PersonId | null;
	readonly code: RefusalCode;
	readonly bytes: Uint8Array;
}

/** Up to where a plan was read, and how many rows stand after its kept state. */
export interface ReadPlan {
	readonly epoch: number;
	readonly seq: number;
	readonly rows: number;
}

export interface PlanLog {
	/** Everything needed to build the document, from one snapshot; null when there is no such plan. */
	open(planId: PlanId): Promise<OpenedPlan | null>;
	/**
	 * The same in pieces, in order: the kept state first, then rows. However long the log is, little of it is in memory at
	 * once. Null when there is no such plan.
	 */
	readInPieces(planId: PlanId, take: (updates: readonly Uint8Array[]) => void): Promise<ReadPlan | null>;
	/** Rows after `seq` in order; null when the plan has another epoch now or is gone. */
	readAfter(planId: PlanId, epoch: number, seq: number): Promise<readonly LogRow[] | null>;
	/** Writes all batches in one transaction and answers for each plan. Throws when nothing can be said. */
	append(batches: readonly Batch[]): Promise<ReadonlyMap<PlanId, Outcome>>;
	/** Whether this error of `append` will come again however often it is tried (a broken rule of the tables). */
	neverWrites(error: unknown): boolean;
	/** Keeps a document as of seq, so that opening need not read what came before. Only a cache. */
	keepState(planId: PlanId, epoch: number, seq: number, bytes: Uint8Array): Promise<void>;
	/** Keeps what the gate refused: nothing that anybody typed is thrown away. */
	keepRejected(rejected: Rejected): Promise<void>;
	/** The newest seq of each of these plans. */
	heads(
		planIds: readonly PlanId[]
	): Promise<ReadonlyMap<PlanId, { readonly epoch: number; readonly seq: number }>>;
}
