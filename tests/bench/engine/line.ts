// One open line of the load: a WebSocket over a plain socket, made for hundreds of them in a process. What nobody looks at is
// read into memory that all lines share.
import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader, opcode } from './websocket-frames.ts';

export interface Place {
	readonly port: number;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The address on this machine to call from: servers count sockets by address. */
	readonly from?: string;
}

export interface Ears {
	/** A message has come; its bytes are to be read now, or copied. */
	hear(message: Uint8Array): void;
	/** The line is over. */
	ended?(why: string): void;
}

const shared = Buffer.alloc(256 * 1024);

export class Line {
	/** Open, and greeted by HTTP. */
	readonly opened: Promise<void>;
	/** Bytes that have come in. */
	bytes = 0;
	/** Why it ended, or null. */
	over: string | null = null;
	readonly socket: Socket;
	readonly #ears: Ears;
	readonly #reader = new FrameReader((kind, payload) => this.#hand(kind, payload));
	#greeting: Buffer | null = Buffer.alloc(0);
	#greeted!: () => void;

	constructor(place: Place, ears: Ears) {
		this.#ears = ears;
		this.socket = connect({
			host: '127.0.0.1',
			port: place.port,
			noDelay: true,
			...(place.from ? { localAddress: place.from } : {}),
			onread: {
				buffer: shared,
				callback: (length, buffer) => {
					this.#take(Buffer.from(buffer.buffer, buffer.byteOffset, length));
					return true;
				}
			}
		});
		this.opened = new Promise((resolve, reject) => {
			this.#greeted = resolve;
			this.socket.once('close', () => reject(new Error(this.over ?? 'the line was cut')));
		});
		// whoever waits for it hears of it; whoever does not looks at `over`
		this.opened.catch(() => undefined);
		this.socket.on('error', (error) => (this.over ??= error.message));
		this.socket.once('close', () => {
			this.over ??= 'the line was cut';
			ears.ended?.(this.over);
		});
		this.socket.once('connect', () => this.socket.write(greetingOf(place)));
	}

	/** Sends messages, in one write. */
	send(...messages: readonly Uint8Array[]): void {
		this.socket.write(
			messages.length === 1
				? clientFrame(messages[0]!)
				: Buffer.concat(messages.map((one) => clientFrame(one)))
		);
	}

	/** A sign of life that asks for nothing. */
	pong(): void {
		this.socket.write(clientFrame(new Uint8Array(0), opcode.pong));
	}

	end(): void {
		this.over ??= 'hung up';
		this.socket.destroy();
	}

	#take(chunk: Buffer): void {
		this.bytes += chunk.length;
		if (!this.#greeting) return this.#reader.take(chunk);
		this.#greeting = Buffer.concat([this.#greeting, chunk]);
		const end = this.#greeting.indexOf('\r\n\r\n');
		if (end < 0) return;
		const rest = this.#greeting.subarray(end + 4);
		const first = this.#greeting.subarray(0, this.#greeting.indexOf('\r\n')).toString();
		this.#greeting = null;
		if (!first.includes(' 101 ')) {
			this.over ??= first;
			this.socket.destroy();
			return;
		}
		this.#greeted();
		this.#reader.take(rest);
	}

	#hand(kind: number, payload: Uint8Array): void {
		if (kind === opcode.binary) return this.#ears.hear(payload);
		if (kind === opcode.ping) this.socket.write(clientFrame(payload, opcode.pong));
		if (kind !== opcode.close) return;
		const text = Buffer.from(payload);
		this.over ??= text.length >= 2 ? `${text.readUInt16BE(0)} ${text.subarray(2).toString()}` : 'closed';
	}
}

function greetingOf({ port, path, headers }: Place): string {
	return [
		`GET ${path} HTTP/1.1`,
		`Host: 127.0.0.1:${port}`,
		...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
		`Sec-WebSocket-Key: ${Buffer.from('a key of 16 byte').toString('base64')}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		'\r\n'
	].join('\r\n');
}
