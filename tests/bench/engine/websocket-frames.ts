// The frames of a WebSocket (RFC 6455), as far as a load needs them: written by a client, read from a server. Five hundred
// people of a full library in one process would measure the library.

export const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One frame of a client. Its mask is zero, which changes nothing in the bytes; the server unmasks all the same. */
export function clientFrame(payload: Uint8Array, kind: number = opcode.binary): Buffer {
	const { length } = payload;
	const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
	const frame = Buffer.alloc(head + length);
	frame[0] = 0x80 | kind;
	frame[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127);
	if (head === 8) frame.writeUInt16BE(length, 2);
	if (head === 14) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(payload, head);
	return frame;
}

/** One binary frame of a server, which has no mask. */
export function serverFrame(payload: Uint8Array): Buffer {
	const { length } = payload;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = 0x80 | opcode.binary;
	frame[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
	if (head === 4) frame.writeUInt16BE(length, 2);
	if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(payload, head);
	return frame;
}

/** What a server's frame says before its payload; null when not all of that has arrived. */
export function readHead(
	bytes: Uint8Array,
	at: number
): { readonly kind: number; readonly start: number; readonly length: number } | null {
	const left = bytes.length - at;
	if (left < 2) return null;
	const kind = bytes[at]! & 0x0f;
	const short = bytes[at + 1]! & 0x7f;
	if (short < 126) return { kind, start: at + 2, length: short };
	const view = new DataView(bytes.buffer, bytes.byteOffset + at);
	if (short === 126) return left < 4 ? null : { kind, start: at + 4, length: view.getUint16(2) };
	return left < 10 ? null : { kind, start: at + 10, length: Number(view.getBigUint64(2)) };
}

/** Cuts what arrives from a server into frames. A payload may be looked at only while it is being handed over. */
export class FrameReader {
	readonly #hand: (kind: number, payload: Uint8Array) => void;
	/** The beginning of a frame whose end has not arrived, and how much of it there is. */
	#begun: Uint8Array = new Uint8Array(0);
	#have = 0;

	constructor(hand: (kind: number, payload: Uint8Array) => void) {
		this.#hand = hand;
	}

	take(chunk: Uint8Array): void {
		let at = 0;
		while (this.#have > 0 && at < chunk.length) at = this.#complete(chunk, at);
		while (at < chunk.length) {
			const head = readHead(chunk, at);
			const end = head ? head.start + head.length : Infinity;
			if (!head || end > chunk.length) return this.#keep(chunk.subarray(at), head ? end - at : 0);
			this.#hand(head.kind, chunk.subarray(head.start, end));
			at = end;
		}
	}

	#keep(rest: Uint8Array, size: number): void {
		// as large as the frame will be, where that is known: a large one is put together once
		this.#begun = new Uint8Array(Math.max(size, 16, rest.length));
		this.#begun.set(rest);
		this.#have = rest.length;
	}

	/** Adds to the frame that was begun; answers how far the chunk is used up. */
	#complete(chunk: Uint8Array, from: number): number {
		const head = readHead(this.#begun.subarray(0, this.#have), 0);
		const size = head ? head.start + head.length : this.#have + 1;
		if (size > this.#begun.length) {
			const larger = new Uint8Array(size);
			larger.set(this.#begun.subarray(0, this.#have));
			this.#begun = larger;
		}
		const to = Math.min(chunk.length, from + size - this.#have);
		this.#begun.set(chunk.subarray(from, to), this.#have);
		this.#have += to - from;
		// what was missing may have been the last byte of the head
		const whole = readHead(this.#begun.subarray(0, this.#have), 0);
		if (whole && this.#have === whole.start + whole.length) {
			this.#have = 0;
			this.#hand(whole.kind, this.#begun.subarray(whole.start, whole.start + whole.length));
		}
		return to;
	}
}
