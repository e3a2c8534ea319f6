// What the provider takes for a WebSocket, over plain requests: for hospitals, schools and councils whose network lets no
// WebSocket through. The same frames, the same order; one request that says, one that listens.
import { packFrames, readHeard } from '#protocol/packed-frames.ts';
import { largestFrame } from '#protocol/messages.ts';

/** A request that fails is made again for so long, ms; then the line counts as lost, and the provider begins a new one. */
const patience = 8_000;
const againAfter = 1_000;
/** A listening request is answered after 20 s at the latest; silence beyond this means that the line is dead. */
const longestSilence = 30_000;
/** Bytes of frames that go in one request. */
const fullBody = 2 * largestFrame;

interface Ended {
	readonly code: number;
	readonly reason: string;
}

export class HttpSocket {
	static readonly CONNECTING = 0;
	static readonly OPEN = 1;
	static readonly CLOSING = 2;
	static readonly CLOSED = 3;
	readonly CONNECTING = 0;
	readonly OPEN = 1;
	readonly CLOSING = 2;
	readonly CLOSED = 3;
	readyState: number = HttpSocket.CONNECTING;
	binaryType = 'arraybuffer';
	bufferedAmount = 0;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: Ended) => void) | null = null;
	onerror: ((event: Event) => void) | null = null;
	readonly #address: string;
	readonly #asked: string;
	readonly #gone = new AbortController();
	#line = '';
	#unsaid: Uint8Array[] = [];
	#saidUpTo = 0;
	#saying = false;

	/** `ws://host/collab/<plan>?protocol=…`, as a WebSocket takes it. */
	constructor(url: string | URL) {
		const { protocol, host, pathname, search } = new URL(url);
		this.#address = `${protocol.replace('ws', 'http')}//${host}${pathname}/line`;
		this.#asked = search.slice(1);
		void this.#open();
	}

	send(frame: Uint8Array): void {
		if (this.readyState !== HttpSocket.OPEN) return;
		this.#unsaid.push(frame.slice());
		void this.#say();
	}

	close(): void {
		if (this.readyState === HttpSocket.CLOSED) return;
		const wasOpen = this.readyState === HttpSocket.OPEN;
		this.#end({ code: 1000, reason: '' });
		// the page may be closing: the browser sends this one all the same
		if (wasOpen) void this.#ask('&bye=1', undefined, { keepalive: true }).catch(() => undefined);
	}

	async #open(): Promise<void> {
		try {
			const answer = await fetch(`${this.#address}?${this.#asked}`, {
				method: 'POST',
				signal: AbortSignal.any([this.#gone.signal, AbortSignal.timeout(longestSilence)])
			});
			const said: { line?: unknown; code?: unknown; close?: unknown } = await answer.json();
			if (!answer.ok) return this.#end(endIn(said));
			if (typeof said.line !== 'string') return this.#lost();
			this.#line = said.line;
			this.readyState = HttpSocket.OPEN;
			this.onopen?.();
			await this.#listen();
		} catch {
			this.#lost();
		}
	}

	async #listen(): Promise<void> {
		let heard = 0;
		while (this.readyState === HttpSocket.OPEN) {
			const answer = await this.#untilAnswered(`&hear=${heard}`);
			const said = readHeard(new Uint8Array(await answer.arrayBuffer()));
			if (!said || said.from > heard) return this.#lost();
			const fresh = said.frames.slice(heard - said.from);
			heard += fresh.length;
			for (const frame of fresh) {
				if (this.readyState !== HttpSocket.OPEN) return;
				this.onmessage?.({ data: frame.slice().buffer });
			}
			if (said.closed) return this.#end(said.closed);
		}
	}

	/** One request at a time: what is sent meanwhile goes together in the next. */
	async #say(): Promise<void> {
		if (this.#saying) return;
		this.#saying = true;
		try {
			while (this.#unsaid.length > 0 && this.readyState === HttpSocket.OPEN) {
				let size = 0;
				const frames = this.#unsaid.filter((frame) => (size += frame.byteLength) <= fullBody);
				const some = frames.length > 0 ? frames : this.#unsaid.slice(0, 1);
				await this.#untilAnswered(`&say=${this.#saidUpTo}`, packFrames(some));
				this.#saidUpTo += some.length;
				this.#unsaid.splice(0, some.length);
			}
		} catch {
			this.#lost();
		} finally {
			this.#saying = false;
		}
	}

	/** Asks again while the network is away for a moment; throws when it stays away, or when the server no longer knows the line. */
	async #untilAnswered(question: string, body?: Uint8Array): Promise<Response> {
		const giveUp = Date.now() + patience;
		for (;;) {
			try {
				const answer = await this.#ask(question, body);
				if (answer.ok) return answer;
				if (answer.status < 500) throw new LineIsOver();
			} catch (error) {
				if (error instanceof LineIsOver || this.#gone.signal.aborted || Date.now() > giveUp) throw error;
			}
			if (Date.now() > giveUp) throw new LineIsOver();
			await new Promise((wake) => setTimeout(wake, againAfter));
		}
	}

	#ask(question: string, body?: Uint8Array, more: RequestInit = {}): Promise<Response> {
		return fetch(`${this.#address}/${this.#line}?${this.#asked}${question}`, {
			method: 'POST',
			headers: { 'content-type': 'application/octet-stream' },
			...(body ? { body: body.slice().buffer } : {}),
			...(more.keepalive
				? more
				: { signal: AbortSignal.any([this.#gone.signal, AbortSignal.timeout(longestSilence)]) })
		});
	}

	#lost(): void {
		if (this.readyState === HttpSocket.CLOSED) return;
		this.onerror?.(new Event('error'));
		this.#end({ code: 1006, reason: '' });
	}

	#end(ended: Ended): void {
		if (this.readyState === HttpSocket.CLOSED) return;
		this.readyState = HttpSocket.CLOSED;
		this.#gone.abort();
		this.onclose?.(ended);
	}
}

class LineIsOver extends Error {}

/** How the server would have closed a socket; anything else is a line that was lost. */
function endIn(said: { code?: unknown; close?: unknown }): Ended {
	return typeof said.code === 'string' && typeof said.close === 'number'
		? { code: said.close, reason: said.code }
		: { code: 1006, reason: '' };
}
