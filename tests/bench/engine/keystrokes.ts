// What somebody's browser sends while they type, made by hand: a Yjs update of one letter after the one before it, and a
// caret. A Y.Doc for each of five hundred people would measure Yjs in the load.
import * as encoding from 'lib0/encoding';

/** A letter in the document: who wrote it, under which number. */
export interface At {
	readonly client: number;
	readonly clock: number;
}

/** info byte of an item: a string (4) that stands after another item (the high bit). */
const stringAfter = 0x84;

/** The update "this letter, right after that one". */
export function letterUpdate(own: At, after: At, letter: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1); // one client …
	encoding.writeVarUint(encoder, 1); // … with one item
	encoding.writeVarUint(encoder, own.client);
	encoding.writeVarUint(encoder, own.clock);
	encoding.writeUint8(encoder, stringAfter);
	encoding.writeVarUint(encoder, after.client);
	encoding.writeVarUint(encoder, after.clock);
	encoding.writeVarString(encoder, letter);
	encoding.writeVarUint(encoder, 0); // nothing is deleted
	return encoding.toUint8Array(encoder);
}

/** The update "these letters are gone". */
export function deletionUpdate(from: At, length: number): Uint8Array {
	const encoder = encoding.createEncoder();
	// no items; of one client one range is deleted
	for (const number of [0, 1, from.client, 1, from.clock, length]) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}

/** An awareness update of about 250 bytes: the caret stands after this letter. */
export function caretUpdate(client: number, clock: number, after: At): Uint8Array {
	const position = { type: null, tname: null, item: after, assoc: 0 };
	const state = {
		user: { name: 'Somebody who types', color: '#2f6f5e', group: 'parent_carer' },
		cursor: { anchor: position, head: position }
	};
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, JSON.stringify(state));
	return encoding.toUint8Array(encoder);
}

export const alphabet = 'abcdefghijklmnopqrstuvwxyz';
