// Presence on the wire, as tests say it and read it.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { message } from '#protocol/messages.ts';
import type { Tab } from '#tests/doubles/tab.ts';

/** An awareness frame with whatever somebody claims. */
export function claim(...entries: { id: number; clock?: number; state: unknown }[]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, entries.length);
	for (const { id, clock = 1, state } of entries) {
		encoding.writeVarUint(body, id);
		encoding.writeVarUint(body, clock);
		encoding.writeVarString(body, typeof state === 'string' ? state : JSON.stringify(state));
	}
	const frame = encoding.createEncoder();
	encoding.writeVarUint(frame, message.awareness);
	encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
	return encoding.toUint8Array(frame);
}

/** What a tab's own awareness makes of everything it was sent. */
export function seenBy(tab: Tab, awareness = new Awareness(new Y.Doc())): unknown[] {
	awareness.setLocalState(null);
	for (const frame of tab.socket.sent) {
		const decoder = decoding.createDecoder(frame);
		if (decoding.readVarUint(decoder) !== message.awareness) continue;
		applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null);
	}
	const states = [...awareness.getStates().values()];
	awareness.destroy();
	return states;
}

export const at = (clock: number) => ({ type: null, tname: 'default', item: { client: 1, clock }, assoc: 0 });
export const cursor = { anchor: at(1), head: at(2) };
