// Several frames in one HTTP body, for networks that let no WebSocket through: each with its length before it.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What a poll brings: frames from a number on, and whether the line has ended. */
export interface Heard {
	/** Number of the first frame below, counted from 0 at the start of the line. */
	readonly from: number;
	readonly frames: readonly Uint8Array[];
	/** How the server ended the line, after these frames; null while it goes on. */
	readonly closed: { readonly code: number; readonly reason: string } | null;
}

/** Frames one after another. */
export function packFrames(frames: readonly Uint8Array[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const frame of frames) encoding.writeVarUint8Array(encoder, frame);
	return encoding.toUint8Array(encoder);
}

/** The frames of a body; null when it is cut off or not made of frames. */
export function unpackFrames(bytes: Uint8Array): Uint8Array[] | null {
	return framesOf(decoding.createDecoder(bytes));
}

export function encodeHeard({ from, frames, closed }: Heard): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, from);
	encoding.writeVarUint(encoder, closed?.code ?? 0);
	encoding.writeVarString(encoder, closed?.reason ?? '');
	encoding.writeUint8Array(encoder, packFrames(frames));
	return encoding.toUint8Array(encoder);
}

/** Reads the answer to a poll; null when it is none of ours, such as a page of something in between. */
export function readHeard(bytes: Uint8Array): Heard | null {
	const decoder = decoding.createDecoder(bytes);
	try {
		const from = decoding.readVarUint(decoder);
		const code = decoding.readVarUint(decoder);
		const reason = new TextDecoder().decode(take(decoder));
		const frames = framesOf(decoder);
		return frames && { from, frames, closed: code === 0 ? null : { code, reason } };
	} catch {
		// cut off in the middle of a number
		return null;
	}
}

function framesOf(decoder: decoding.Decoder): Uint8Array[] | null {
	const frames: Uint8Array[] = [];
	try {
		while (decoding.hasContent(decoder)) frames.push(take(decoder));
		return frames;
	} catch {
		// cut off in the middle of a number or a frame
		return null;
	}
}

/** lib0 would read past the end of the body into whatever memory lies behind it. */
function take(decoder: decoding.Decoder): Uint8Array {
	const length = decoding.readVarUint(decoder);
	if (length > decoder.arr.length - decoder.pos) throw new Error('a frame is cut off');
	return decoding.readUint8Array(decoder, length);
}
