// The frames of the y-websocket protocol (0 to 3): bytes ↔ what is meant. Ours from 100 up stand in messages.ts.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { message, sync } from './messages.ts';

/** What a client can mean. */
export type ClientFrame =
	/** "I have this much (a state vector), what am I missing?" */
	| { readonly kind: 'step1'; readonly stateVector: Uint8Array }
	/** An answer to our step 1: whatever we are missing. */
	| { readonly kind: 'step2'; readonly update: Uint8Array }
	/** A change. */
	| { readonly kind: 'update'; readonly update: Uint8Array }
	/** Where they are, as an awareness update. */
	| { readonly kind: 'presence'; readonly payload: Uint8Array }
	/** "Who is here?" */
	| { readonly kind: 'who-is-here' };

/** Reads a client's frame; null when it is none. Bytes are views on the frame, never beyond it. */
export function readClientFrame(frame: Uint8Array): ClientFrame | null {
	const decoder = decoding.createDecoder(frame);
	try {
		const type = decoding.readVarUint(decoder);
		if (type === message.queryAwareness) return { kind: 'who-is-here' };
		if (type === message.awareness) return { kind: 'presence', payload: payload(decoder) };
		if (type !== message.sync) return null;
		const step = decoding.readVarUint(decoder);
		if (step === sync.step1) return { kind: 'step1', stateVector: payload(decoder) };
		if (step === sync.step2) return { kind: 'step2', update: payload(decoder) };
		if (step === sync.update) return { kind: 'update', update: payload(decoder) };
		return null;
	} catch {
		// cut off in the middle of a number: no frame
		return null;
	}
}

/** lib0 would read past the end of the frame into whatever memory lies behind it. */
function payload(decoder: decoding.Decoder): Uint8Array {
	const length = decoding.readVarUint(decoder);
	if (length > decoder.arr.length - decoder.pos) throw new Error('payload cut off');
	return decoding.readUint8Array(decoder, length);
}

export function encodeStep1(stateVector: Uint8Array): Uint8Array {
	return syncFrame(sync.step1, stateVector);
}

export function encodeStep2(update: Uint8Array): Uint8Array {
	return syncFrame(sync.step2, update);
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
	return syncFrame(sync.update, update);
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, message.sync);
	encoding.writeVarUint(encoder, step);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

/**
 * Whether a state vector can be read at all: Yjs trusts its count. Entries take two bytes or more, and an answer to one with
 * absurd client ids costs as much as an honest one.
 */
export function isStateVector(bytes: Uint8Array): boolean {
	const decoder = decoding.createDecoder(bytes);
	try {
		const clients = decoding.readVarUint(decoder);
		if (clients * 2 > bytes.length - decoder.pos) return false;
		for (let i = 0; i < clients * 2; i++) decoding.readVarUint(decoder);
		return !decoding.hasContent(decoder);
	} catch {
		return false;
	}
}
