// What goes out through one socket, and whether anybody is still there (rules S). The socket itself is made by socket-of.ts, or is an http-line.ts.
import type { Clock } from '#server/collab/clock.ts';
import { Packet } from '#server/collab/packet.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { encodePresence } from '#protocol/presence-frames.ts';

/** The part of a WebSocket that a session needs. */
export interface Socket {
	send(frame: Uint8Array): void;
	/** Sends what was made once for many, in one write. */
	pass(...packets: readonly Packet[]): void;
	close(code: number, reason: string): void;
	/** What is sent in here goes out in one write. */
	inOneWrite(act: () => void): void;
	/** Cuts the line without a word. */
	terminate(): void;
	ping(): void;
	/** Stops and starts reading: the other side is slowed down by TCP. */
	pause(): void;
	resume(): void;
	/** Bytes handed over and not yet taken by the network. */
	readonly bufferedAmount: number;
}

/** Above this a reader gets no more deltas, bytes; it gets everything at once when the line is free again. */
const slow = 1024 * 1024;
const free = 256 * 1024;
/** Above this, or slow for so long (ms), the line is cut: it would only eat memory. */
const tooSlow = 8 * 1024 * 1024;
const tooLong = 30_000;
/** A line that has not given a sound for so long (ms) is dead. Pings go out every ten seconds. */
const dead = 30_000;
const pingEvery = 10_000;
/** A stock provider reconnects when it hears nothing for 30 s. */
const sayNothingEvery = 15_000;
/** Who says more than this after we have said goodbye (bytes) is cut: all of it would be read for nothing. */
const lastWords = 256 * 1024;

/** Why a line is not read for a while: nobody knows yet who it is, too much of theirs is not written yet, or it says too much. */
type Why = 'turn' | 'often';

/** A frame that says nothing. */
const nothing = encodePresence([]);

export class Outlet {
	readonly #socket: Socket;
	readonly #clock: Clock;
	#open = true;
	/** Waits for what everybody is told in this moment. */
	#ahead: Packet | null = null;
	#slowSince: number | null = null;
	#heardAt: number;
	#pingedAt: number;
	#saidAt: number;
	#heardSinceGoodbye = 0;
	readonly #paused = new Set<Why>();
	readonly #sabotage: RoomSabotage | undefined;

	constructor(socket: Socket, clock: Clock, sabotage?: RoomSabotage) {
		this.#sabotage = sabotage;
		this.#socket = socket;
		this.#clock = clock;
		this.#heardAt = this.#pingedAt = this.#saidAt = clock.now();
	}

	/** Bytes that the network has not taken yet. */
	get outgoingBytes(): number {
		return this.#socket.bufferedAmount;
	}

	/** Something for this tab alone: never left out. After closing nothing goes out at all. */
	send(frame: Uint8Array): void {
		if (!this.#open) return;
		this.#saidAt = this.#clock.now();
		this.#socket.send(frame);
	}

	/** The same of what is made once for many. */
	sendAll(packets: readonly Packet[]): void {
		if (!this.#open) return;
		this.#saidAt = this.#clock.now();
		this.#socket.inOneWrite(() => packets.forEach((packet) => this.#socket.pass(packet)));
	}

	/** Goes in one write with what everybody is told in this moment, or alone at its end. */
	sendAhead(frame: Uint8Array): void {
		if (!this.#open) return;
		this.#sendWaiting();
		this.#ahead = new Packet(frame);
		queueMicrotask(() => this.#sendWaiting());
	}

	#sendWaiting(): void {
		const ahead = this.#takeAhead();
		if (ahead) this.send(ahead.message);
	}

	#takeAhead(): Packet | null {
		const ahead = this.#ahead;
		this.#ahead = null;
		return ahead;
	}

	/** Something for everybody: left out while the line is slow. */
	deliver(words: Packet | null, carets: Packet | null): void {
		const first = words ?? carets;
		if (!first) return;
		const isSlow = this.#socket.bufferedAmount > slow && this.#sabotage !== 'feed-the-slow';
		if (this.#slowSince === null && isSlow) this.#slowSince = this.#clock.now();
		if (this.#slowSince !== null || !this.#open) return;
		this.#saidAt = this.#clock.now();
		const made = this.#sabotage === 'frame-for-each' ? new Packet(first.message.slice()) : first;
		const ahead = this.#takeAhead();
		this.#socket.pass(...(ahead ? [ahead] : []), made, ...(words && carets ? [carets] : []));
	}

	/** Sends what is sent in here together: a write costs more than what is in it. */
	inOneWrite(act: () => void): void {
		this.#socket.inOneWrite(act);
	}

	/** The other side has everything again. */
	caughtUp(): void {
		this.#slowSince = null;
	}

	heard(): void {
		this.#heardAt = this.#clock.now();
	}

	/** Something came that nobody looks at any more. */
	heardAfterGoodbye(bytes: number): void {
		this.#heardSinceGoodbye += bytes;
		if (this.#heardSinceGoodbye > lastWords && this.#sabotage !== 'read-without-end') this.terminate();
	}

	readSlowly(why: Why = 'turn'): void {
		if (this.#paused.size === 0) this.#socket.pause();
		this.#paused.add(why);
	}

	readOn(why: Why = 'turn'): void {
		if (!this.#paused.delete(why) || this.#paused.size > 0) return;
		this.heard();
		this.#socket.resume();
	}

	close(code: number, reason: string): void {
		if (!this.#open) return;
		this.#sendWaiting();
		this.#open = false;
		this.readOn('often');
		this.readOn();
		this.#socket.close(code, reason);
	}

	terminate(): void {
		this.#open = false;
		this.#socket.terminate();
	}

	/** Called every second. Says whether the line is gone, or free again after having been slow. */
	sweep(): 'gone' | 'catch-up' | null {
		const now = this.#clock.now();
		// a paused line cannot be heard: that is our doing
		const silent = this.#paused.size === 0 && now - this.#heardAt > dead;
		if (silent && this.#sabotage !== 'wait-for-the-dead') return 'gone';
		if (this.#socket.bufferedAmount > tooSlow) return 'gone';
		if (this.#slowSince !== null && now - this.#slowSince > tooLong) return 'gone';
		if (now - this.#pingedAt >= pingEvery) {
			this.#pingedAt = now;
			this.#socket.ping();
		}
		if (now - this.#saidAt >= sayNothingEvery) this.send(nothing);
		return this.#slowSince !== null && this.#socket.bufferedAmount < free ? 'catch-up' : null;
	}
}
