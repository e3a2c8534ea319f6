// A message for everybody in a room. What goes over a WebSocket is built once, header and all, however many sockets it is
// written to: most of what fan-out costs elsewhere is building it again for each reader (rule F2).

export class Packet {
	#message: Uint8Array;
	#framed: Uint8Array | null = null;
	/** Together with what was sent behind it, for the next who is sent the same two. */
	#with: { readonly next: Packet; readonly bytes: Uint8Array } | null = null;

	constructor(message: Uint8Array) {
		this.#message = message;
	}

	get message(): Uint8Array {
		return this.#message;
	}

	/** As the server's end of a WebSocket writes it: one whole binary frame, not masked. */
	get framed(): Uint8Array {
		if (this.#framed) return this.#framed;
		this.#framed = inOneFrame(this.#message);
		// what is kept for all who come in is kept once
		this.#message = this.#framed.subarray(this.#framed.byteLength - this.#message.byteLength);
		return this.#framed;
	}

	/** Both, one behind the other. */
	before(next: Packet): Uint8Array {
		if (this.#with?.next === next) return this.#with.bytes;
		const bytes = Buffer.concat([this.framed, next.framed]);
		this.#with ??= { next, bytes };
		return bytes;
	}
}

/** Several packets as what is written to a socket: copying them costs less than a write of two pieces. */
export function inOneWrite(packets: readonly Packet[]): Uint8Array {
	const [first, second, ...more] = packets;
	if (!second) return first?.framed ?? new Uint8Array();
	if (more.length > 0) return Buffer.concat(packets.map(({ framed }) => framed));
	return first!.before(second);
}

/** RFC 6455, 5.2: the length stands in 7 bits, or in 2 or 8 bytes behind them. */
function inOneFrame(message: Uint8Array): Uint8Array {
	const length = message.byteLength;
	const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(header + length);
	frame[0] = 0b1000_0010;
	frame[1] = header === 2 ? length : header === 4 ? 126 : 127;
	if (header === 4) frame.writeUInt16BE(length, 2);
	if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(message, header);
	return frame;
}
