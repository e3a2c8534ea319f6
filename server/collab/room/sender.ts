import type { Call } from '#domain/holds.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Packet } from '#server/collab/packet.ts';
import type { Present } from '#server/collab/presence/presence.ts';
import type { Visitor } from '#server/collab/visitor.ts';

/** Whoever brings changes into a room: the session of a tab, or one request that carries a large change. */
export interface Sender {
	readonly visitor: Visitor;
	/** Asked again when their change is looked at. */
	readonly mayEdit: boolean;
	/** These changes of theirs are committed; `seq` is the plan's number after them, `at` the server's time in ms. */
	saved(frames: readonly number[], seq: number, at: number): void;
	/** A change of theirs was refused and kept; 0 when it is not about one change. They are out of the room now. */
	refuse(code: RefusalCode, frame?: number): void;
}

/** Somebody who reads along, and perhaps writes: the session of a tab. */
export interface Member extends Present, Sender {
	/** Gives them what everybody gets, words and carets in one write; somebody too slow misses it and catches up later. */
	deliver(words: Packet | null, carets: Packet | null): void;
	/** What is held has changed: tells them what that means for them. */
	heldAnew(): void;
	/** Somebody who leads calls everybody to a place. */
	called(call: Call): void;
}

/** A change that waits to be looked at. */
export interface Frame {
	readonly sender: Sender;
	/** Which of this sender's changes it is, from 1. */
	readonly n: number;
	/** Typed just now, an answer to our step 1 (so it may repeat what we know), or sent by HTTP. */
	readonly kind: 'update' | 'step2' | 'letter';
	readonly bytes: Uint8Array;
	/** When it came, ms; what does not say so brings nothing back. */
	readonly at?: number;
	/** Rows that were kept from this sender when it came. */
	readonly keptRows: ReadonlySet<string>;
}
