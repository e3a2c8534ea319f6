// A tab and its line, both moved by hand: nothing crosses the line before the test says so. The tab behaves as the stock
// provider does: it answers a step 1, sends what is typed at once, and echoes what it hears about others.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { Call } from '#domain/holds.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { encodeStep1, encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { readCalled, readHolds, type SeenHolds } from '#protocol/holds.ts';
import {
	message,
	readAccessChanged,
	readRefused,
	readSaved,
	sync,
	type RefusedFrame,
	type Saved
} from '#protocol/messages.ts';
import type { Socket } from '#server/collab/line/outlet.ts';
import type { Packet } from '#server/collab/packet.ts';
import type { Session } from '#server/collab/line/session.ts';

/** The server's end of a line. */
export class FakeSocket implements Socket {
	readonly sent: Uint8Array[] = [];
	closed: { code: number; reason: string } | null = null;
	terminated = false;
	paused = false;
	pings = 0;
	/** What was made for many, by its kinds: together what came in one write. */
	readonly writes: (number | undefined)[][] = [];
	bufferedAmount = 0;
	/** A browser answers pings by itself. */
	whenPinged: () => void = () => undefined;

	send(frame: Uint8Array): void {
		if (this.closed) throw new Error('a frame after closing');
		this.sent.push(frame);
	}
	inOneWrite(act: () => void): void {
		act();
	}
	pass(...packets: readonly Packet[]): void {
		for (const { message } of packets) this.send(message);
		this.writes.push(packets.map(({ message: [kind] }) => kind));
	}
	close(code: number, reason: string): void {
		this.closed = { code, reason };
	}
	terminate(): void {
		this.terminated = true;
	}
	ping(): void {
		this.pings++;
		this.whenPinged();
	}
	pause(): void {
		this.paused = true;
	}
	resume(): void {
		this.paused = false;
	}
}

export class Tab {
	readonly doc: Y.Doc;
	socket = new FakeSocket();
	/** What it was told. */
	readonly saved: Saved[] = [];
	readonly refused: RefusedFrame[] = [];
	readonly access: boolean[] = [];
	readonly held: SeenHolds[] = [];
	readonly calls: Call[] = [];
	/** How many changes it has sent on the present line. */
	sent = 0;
	#session: Session | null = null;
	#outbox: Uint8Array[] = [];
	#read = 0;

	constructor(doc = new Y.Doc()) {
		this.doc = doc;
		rootsOf(doc);
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this && this.#session) this.#send(encodeUpdate(update));
		});
	}

	get isOpen(): boolean {
		return this.#session !== null && !this.socket.closed && !this.socket.terminated;
	}

	/** Whether everything it has sent on this line is committed. */
	get isSaved(): boolean {
		return (this.saved.at(-1)?.frames ?? 0) === this.sent && this.#outbox.length === 0;
	}

	/** How many changes of this line the server has acknowledged. */
	get acknowledged(): number {
		return this.saved.at(-1)?.frames ?? 0;
	}

	/** The code it was closed with. */
	get why(): RefusalCode | undefined {
		return this.socket.closed?.reason as RefusalCode | undefined;
	}

	connect(session: Session, socket: FakeSocket): void {
		this.#session = session;
		this.socket = socket;
		socket.whenPinged = () => session.outlet.heard();
		this.#read = 0;
		this.#outbox = [];
		this.sent = 0;
		this.saved.length = 0;
		this.#send(encodeStep1(Y.encodeStateVector(this.doc)));
	}

	/** The line is cut; what is on it is lost. */
	disconnect(): void {
		this.#session?.left();
		this.#session = null;
		this.#outbox = [];
	}

	/** Sends these very bytes. */
	sendRaw(frame: Uint8Array): void {
		this.#send(frame);
	}

	/** How many frames wait on the way to the server, and could go. */
	get unsent(): number {
		return this.socket.paused ? 0 : this.#outbox.length;
	}

	/** Carries up to so many frames to the server, while it reads. */
	carryUp(frames = Infinity): void {
		for (let i = 0; i < frames && this.#outbox.length > 0 && !this.socket.paused; i++) {
			this.#session?.receive(this.#outbox.shift()!);
		}
	}

	/** Carries up to so many frames from the server; the n-th of them twice where asked. */
	carryDown(frames = Infinity): void {
		for (let i = 0; i < frames && this.#read < this.socket.sent.length; i++) {
			this.#hear(this.socket.sent[this.#read++]!);
		}
	}

	get unread(): number {
		return this.socket.sent.length - this.#read;
	}

	/** The last waiting frame goes twice, as on a line with a fault. */
	repeatLast(): void {
		const last = this.#outbox.at(-1);
		if (last) this.#send(last);
	}

	#send(frame: Uint8Array): void {
		if (frame[0] === message.sync && frame[1] !== sync.step1) this.sent++;
		this.#outbox.push(frame);
	}

	#hear(frame: Uint8Array): void {
		const decoder = decoding.createDecoder(frame);
		const type = decoding.readVarUint(decoder);
		if (type === message.saved) this.saved.push(readSaved(decoder));
		if (type === message.refused) this.refused.push(readRefused(decoder));
		if (type === message.accessChanged) this.access.push(readAccessChanged(decoder).mayEdit);
		if (type === message.holds) this.held.push(readHolds(decoder)!);
		if (type === message.called) this.calls.push(readCalled(decoder)!);
		if (type !== message.sync) return;
		const step = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (step === sync.step1) this.#send(encodeStep2(Y.encodeStateAsUpdate(this.doc, bytes)));
		else Y.applyUpdate(this.doc, bytes, this);
	}
}
