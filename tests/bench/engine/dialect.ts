// How a server is spoken to. All speak the y-websocket protocol; Hocuspocus puts the document's name before each message, asks
// for a token first, and has an acknowledgement of its own.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type DialectName = 'y-websocket' | 'hocuspocus';

/** What a server has said, as far as the load listens. Bytes are views that end with the call. */
export type Heard =
	| { readonly kind: 'step1' | 'changes' | 'everything'; readonly bytes: Uint8Array }
	| { readonly kind: 'carets'; readonly count: number }
	/** So many of our changes are acknowledged: from the beginning, or one more. */
	| { readonly kind: 'saved'; readonly frames: number }
	| { readonly kind: 'one saved' }
	| { readonly kind: 'let in' }
	| { readonly kind: 'refused' }
	| { readonly kind: 'other' };

export interface Dialect {
	/** What is said first; null: nothing, we are in. */
	greeting(room: string): Uint8Array | null;
	step1(room: string, stateVector: Uint8Array): Uint8Array;
	step2(room: string, update: Uint8Array): Uint8Array;
	update(room: string, update: Uint8Array): Uint8Array;
	caret(room: string, payload: Uint8Array): Uint8Array;
	hear(message: Uint8Array): Heard;
}

const sync = 0;
const awareness = 1;
const syncSteps = ['step1', 'everything', 'changes'] as const;
/** The state vector, and the update, of nothing. */
export const nothing = { stateVector: Uint8Array.of(0), update: Uint8Array.of(0, 0) };

const yWebsocket: Dialect = {
	greeting: () => null,
	...sayings(() => encoding.createEncoder()),
	hear(message) {
		const type = message[0];
		const decoder = decoding.createDecoder(message);
		decoder.pos = 1;
		if (type === 100) return { kind: 'saved', frames: decoding.readVarUint(decoder) };
		if (type === 101) return { kind: 'refused' };
		return hearShared(type, decoder);
	}
};

const hocuspocus: Dialect = {
	greeting(room) {
		const encoder = named(room);
		for (const number of [2, 0]) encoding.writeVarUint(encoder, number); // auth: here is a token
		encoding.writeVarString(encoder, 'a token');
		return encoding.toUint8Array(encoder);
	},
	...sayings(named),
	hear(message) {
		const decoder = decoding.createDecoder(message);
		// the name of the document, one byte a letter
		decoder.pos = 1 + message[0]!;
		const type = decoding.readVarUint(decoder);
		if (type === 2) return { kind: decoding.readVarUint(decoder) === 2 ? 'let in' : 'refused' };
		if (type === 8) return decoding.readVarUint(decoder) === 1 ? { kind: 'one saved' } : { kind: 'refused' };
		// 4 is a sync message that wants no answering step 1
		return hearShared(type === 4 ? sync : type, decoder);
	}
};

export const dialects: Readonly<Record<DialectName, Dialect>> = { 'y-websocket': yWebsocket, hocuspocus };

function named(room: string): encoding.Encoder {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, room);
	return encoder;
}

function sayings(begin: (room: string) => encoding.Encoder): Omit<Dialect, 'greeting' | 'hear'> {
	const say = (room: string, numbers: readonly number[], bytes: Uint8Array): Uint8Array => {
		const encoder = begin(room);
		for (const number of numbers) encoding.writeVarUint(encoder, number);
		encoding.writeVarUint8Array(encoder, bytes);
		return encoding.toUint8Array(encoder);
	};
	return {
		step1: (room, bytes) => say(room, [sync, 0], bytes),
		step2: (room, bytes) => say(room, [sync, 1], bytes),
		update: (room, bytes) => say(room, [sync, 2], bytes),
		caret: (room, bytes) => say(room, [awareness], bytes)
	};
}

function hearShared(type: number | undefined, decoder: decoding.Decoder): Heard {
	if (type === sync) {
		const kind = syncSteps[decoding.readVarUint(decoder)];
		return kind ? { kind, bytes: decoding.readVarUint8Array(decoder) } : { kind: 'other' };
	}
	if (type !== awareness) return { kind: 'other' };
	decoding.readVarUint(decoder); // length of what follows
	return { kind: 'carets', count: decoding.readVarUint(decoder) };
}
