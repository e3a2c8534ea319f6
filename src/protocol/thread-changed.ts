// Message 103: a thread that this connection may see has changed. Only its id; the page asks for the rest.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { isId } from '#domain/ids.ts';
import { message } from './messages.ts';

export function encodeThreadChanged(thread: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, message.threadChanged);
	encoding.writeVarString(encoder, thread);
	return encoding.toUint8Array(encoder);
}

/** Reads what follows the message type; null when it is not of this shape. */
export function readThreadChanged(decoder: decoding.Decoder): string | null {
	try {
		const thread = decoding.readVarString(decoder);
		return isId(thread) ? thread : null;
	} catch {
		// cut off, or not ours
		return null;
	}
}
