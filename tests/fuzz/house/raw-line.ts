// A line to the server that says whatever it is told to, and notes all it hears.
import { WebSocket } from 'ws';
import { schemaVersion } from '#domain/plan.ts';
import { message, sync } from '#protocol/messages.ts';
import { origin } from '#tests/server/collab/live.ts';

const question = Uint8Array.of(message.sync, sync.step1, 1, 0);
const nothingNew = Uint8Array.of(message.sync, sync.step2, 2, 0, 0);

export class RawLine {
	readonly heard: Uint8Array[] = [];
	readonly socket: WebSocket;
	/** How it ended. */
	readonly closed: Promise<{ code: number; reason: string }>;
	isClosed = false;
	#changed: () => void = () => undefined;

	constructor(port: number, plan: string, cookie: string, { schema = String(schemaVersion) } = {}) {
		const address = `ws://127.0.0.1:${port}/collab/${plan}?protocol=1&schema=${schema}&epoch=1`;
		this.socket = new WebSocket(address, { headers: { cookie, origin } });
		// whatever goes wrong with a line ends in "close"
		this.socket.on('error', () => undefined);
		this.socket.on('message', (data: Buffer) => {
			this.heard.push(data);
			this.#changed();
		});
		this.closed = new Promise((resolve) =>
			this.socket.on('close', (code, reason) => {
				this.isClosed = true;
				this.#changed();
				resolve({ code, reason: reason.toString() });
			})
		);
	}

	async opened(): Promise<this> {
		if (this.socket.readyState === WebSocket.CONNECTING)
			await Promise.race([new Promise((resolve) => this.socket.once('open', resolve)), this.closed]);
		return this;
	}

	send(frame: Uint8Array | string): void {
		if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
	}

	/** The same in so many fragments. */
	sendInPieces(frame: Uint8Array, pieces: number): void {
		if (this.socket.readyState !== WebSocket.OPEN) return;
		const size = Math.max(1, Math.ceil(frame.length / pieces));
		for (let at = 0; at < frame.length; at += size)
			this.socket.send(frame.subarray(at, at + size), { binary: true, fin: at + size >= frame.length });
	}

	/** How many frames of a kind it has heard. */
	count(type: number, step?: number): number {
		return this.heard.filter((frame) => frame[0] === type && (step === undefined || frame[1] === step))
			.length;
	}

	/** Asks for the document. Frames are dealt with in order, so the answer says that all before has been; so does the end. */
	async ask(): Promise<void> {
		const answers = this.count(message.sync, sync.step2);
		this.send(question);
		await this.until(() => this.count(message.sync, sync.step2) > answers);
	}

	/** Comes in as a client does: asks, and answers the server's question with nothing new. */
	async join(): Promise<this> {
		await this.opened();
		await this.ask();
		this.send(nothingNew);
		return this;
	}

	/** Waits until something is so, or the line has ended. */
	async until(isSo: () => boolean, ms = 20_000): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		await new Promise<void>((resolve, reject) => {
			timer = setTimeout(() => reject(new Error('a line waited in vain')), ms);
			this.#changed = () => {
				if (isSo() || this.isClosed) resolve();
			};
			this.#changed();
		});
		clearTimeout(timer);
		this.#changed = () => undefined;
	}

	leave(): void {
		this.socket.terminate();
	}
}
