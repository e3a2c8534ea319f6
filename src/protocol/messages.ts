// The words client and server say on /collab/<plan>. 0 to 3 are the y-websocket protocol; ours begin at 100.
// One frame is one message: varUint type, then its payload. Shapes are parsed here and trusted everywhere else.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { refusals, type RefusalCode } from '#domain/refusals.ts';

/** Rises when the frames change their meaning. A client with another number reads only, and is told to reload. */
export const protocolVersion = 1;

export const message = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	/** server → client: how many update frames of this connection are committed */
	saved: 100,
	/** server → client: a frame was refused, with the reason's code */
	refused: 101,
	/** server → client: your access changed */
	accessChanged: 102,
	/** server → client: a thread changed */
	threadChanged: 103,
	/** server → client: what is held while a workshop is led (holds.ts) */
	holds: 104,
	/** server → client: who leads calls everybody to a place (holds.ts) */
	called: 105,
	/** server → client: somebody brought something of an earlier version back (brought-back.ts) */
	broughtBack: 106
} as const;

export const sync = { step1: 0, step2: 1, update: 2 } as const;

/** Largest frame a socket takes, bytes. Larger changes go by HTTP through the same gate. */
export const largestFrame = 256 * 1024;
/** Largest change by HTTP and largest document, bytes. */
export const largestChange = 5 * 1024 * 1024;
/** Largest presence payload, bytes; more is dropped, the socket stays. */
export const largestPresence = 1024;

export interface Saved {
	/** Update frames (sync step 2 and update) of this connection that are committed, counted from 1 at its start. */
	readonly frames: number;
	/** The plan's sequence number after the last of them. */
	readonly seq: number;
	/** When they were committed, milliseconds since 1970 on the server's clock. */
	readonly at: number;
}

export interface RefusedFrame {
	/** Which update frame of this connection was refused, counted from 1. */
	readonly frame: number;
	readonly code: RefusalCode;
}

export function encodeSaved(saved: Saved): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, message.saved);
	encoding.writeVarUint(encoder, saved.frames);
	encoding.writeVarUint(encoder, saved.seq);
	encoding.writeVarUint(encoder, saved.at);
	return encoding.toUint8Array(encoder);
}

/** Reads what follows the message type. */
export function readSaved(decoder: decoding.Decoder): Saved {
	const frames = decoding.readVarUint(decoder);
	const seq = decoding.readVarUint(decoder);
	const at = decoding.readVarUint(decoder);
	return { frames, seq, at };
}

export function encodeRefused(refused: RefusedFrame): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, message.refused);
	encoding.writeVarUint(encoder, refused.frame);
	encoding.writeVarString(encoder, refused.code);
	return encoding.toUint8Array(encoder);
}

/** Reads what follows the message type. A code this build does not know reads as "invalid-change". */
export function readRefused(decoder: decoding.Decoder): RefusedFrame {
	const frame = decoding.readVarUint(decoder);
	const code = decoding.readVarString(decoder);
	return { frame, code: code in refusals ? (code as RefusalCode) : 'invalid-change' };
}

/** `may` tells whether this connection may edit now; sent when joining and whenever it changes. */
export function encodeAccessChanged(mayEdit: boolean): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, message.accessChanged);
	encoding.writeUint8(encoder, mayEdit ? 1 : 0);
	return encoding.toUint8Array(encoder);
}

/** Reads what follows the message type. */
export function readAccessChanged(decoder: decoding.Decoder): { mayEdit: boolean } {
	return { mayEdit: decoding.readUint8(decoder) === 1 };
}
