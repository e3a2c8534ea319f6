// Changes that stand in a room's document and wait for the log: one row per sender, however many frames they sent.
import * as Y from 'yjs';
import { newId, type PersonId } from '#domain/ids.ts';
import type { Batch, NewRow } from '#server/plan-log/log.ts';
import { newRow } from '#server/plan-log/new-row.ts';
import { isMalformed, prescan, type Scan } from '#server/plan-log/prescan.ts';
import type { Late } from './late-frames.ts';
import type { Frame, Sender } from './sender.ts';

type Brought = { readonly bytes: Uint8Array; readonly scan: Scan };

export interface Entered {
	readonly frame: Frame;
	/** What the document took in; null when the frame brought nothing new and only waits for what came before it. */
	readonly bytes: Uint8Array | null;
	/** The structure of those bytes. */
	readonly scan: Scan | null;
	readonly titlesChanged: boolean;
	/** Words of others are among it, brought back after a restore. */
	readonly returned?: boolean;
	/** What of it came too late, and waits for its author. */
	readonly late?: Late;
}

/** Everything that came too late among these; undefined when nothing did. */
export function lateOf(entered: readonly Entered[]): Batch['late'] {
	const late = entered.flatMap((change) => change.late ?? []);
	if (late.length === 0) return undefined;
	return { held: late.map(({ held }) => held), retires: late.flatMap(({ retires }) => retires) };
}

/**
 * The rows to be written, in the order of each sender's first change: one per sender. Nobody's change can lean on
 * another's in here, except on one that the same person brought by another way (a letter between two frames): what
 * comes after that gets a row of its own, or it would be joined to the first across a gap.
 */
export function rowsOf(entered: readonly Entered[]): NewRow[] {
	const groups: { readonly sender: Sender; readonly returned: boolean; readonly changes: Brought[] }[] = [];
	const lastOf = new Map<PersonId, (typeof groups)[number]>();
	for (const { frame, bytes, scan, returned = false } of entered) {
		if (!bytes || !scan) continue;
		const { sender } = frame;
		const { id } = sender.visitor.author;
		const last = lastOf.get(id);
		const goesOn = last?.sender === sender && last.returned === returned;
		const group = goesOn ? last : { sender, returned, changes: [] };
		group.changes.push({ bytes, scan });
		if (group === last) continue;
		groups.push(group);
		lastOf.set(id, group);
	}
	return groups.map(({ sender, returned, changes }) => {
		const kind = returned ? 'returned' : 'typed';
		return newRow({ appendId: newId(), kind, author: sender.visitor.author, ...joined(changes) });
	});
}

/** What one sender brought. Of a single change the structure is known. */
function joined(changes: readonly Brought[]): Brought {
	if (changes.length === 1) return changes[0]!;
	const bytes = together(changes.map((change) => change.bytes));
	const scan = prescan(bytes);
	if (isMalformed(scan)) throw new Error(`Our own update cannot be read: ${scan.malformed}`);
	return { bytes, scan };
}

/** The one sender of these changes; null when there are several. */
export function onlySender(entered: readonly Entered[]): Sender | null {
	const senders = new Set(entered.filter((change) => change.bytes).map((change) => change.frame.sender));
	return senders.size === 1 ? [...senders][0]! : null;
}

/** A few updates as one. (Never for long lists: merging thousands takes seconds, applying them does not.) */
export function together(updates: readonly Uint8Array[]): Uint8Array {
	return updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates]);
}

/** Tells whose changes stand in the log; what came too late is told by `tellHeld`. */
export function tellSaved(entered: readonly Entered[], seq: number, at: number): void {
	const frames = new Map<Sender, number[]>();
	for (const { frame, late } of entered)
		if (!late) frames.set(frame.sender, [...(frames.get(frame.sender) ?? []), frame.n]);
	for (const [sender, saved] of frames) sender.saved(saved, seq, at);
}

/** Tells whose words wait for them now. They are out of the room, and come back with a fresh document. */
export function tellHeld(entered: readonly Entered[]): void {
	for (const { frame, late } of entered) if (late) frame.sender.refuse('held', frame.n);
}
