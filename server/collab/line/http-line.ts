// A line without a WebSocket: what the server says waits here until the tab asks for it, what the tab says comes in numbered
// frames. Seen from a session it is a socket like any other. Nothing is lost by a request that fails: what was sent is kept
// until the tab says that it has heard it, and what comes twice is known by its number.
import { encodeHeard, type Heard } from '#protocol/packed-frames.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Socket } from './outlet.ts';
import type { Packet } from '#server/collab/packet.ts';

/** A question that finds nothing waits this long for something, ms: well within what proxies allow. */
const longestWait = 20_000;
/** What is said within this time goes out in one answer, ms. */
const gather = 10;

export interface LineEnds {
	/** A frame of the tab, in its order. */
	readonly onFrame: (frame: Uint8Array) => void;
	/** The line is over, whoever ended it. */
	readonly onClose: () => void;
}

export class HttpLine implements Socket {
	readonly #clock: Clock;
	readonly #ends: LineEnds;
	/** Said and not yet known to be heard; the first of them has this number. */
	#said: Uint8Array[] = [];
	#from = 0;
	#bytes = 0;
	/** How many frames of the tab were taken. */
	#taken = 0;
	#answer: ((heard: Uint8Array) => void) | null = null;
	#callOff: (() => void) | null = null;
	/** An answer is about to go out, with what is said until then. */
	#gathering = false;
	#closed: Heard['closed'] = null;
	#over = false;
	#paused = false;
	#whenResumed: (() => void)[] = [];

	constructor(clock: Clock, ends: LineEnds) {
		this.#clock = clock;
		this.#ends = ends;
	}

	get bufferedAmount(): number {
		return this.#bytes;
	}

	send(frame: Uint8Array): void {
		if (this.#over) return;
		this.#said.push(frame);
		this.#bytes += frame.byteLength;
		// from the first of them on: in a room that never falls silent the last would never come
		if (this.#answer && !this.#gathering) this.#gather();
	}

	/** Answers gather anyhow. */
	inOneWrite(act: () => void): void {
		act();
	}

	pass(...packets: readonly Packet[]): void {
		for (const { message } of packets) this.send(message);
	}

	close(code: number, reason: string): void {
		this.#closed ??= { code, reason };
		this.#answerNow();
		this.#end();
	}

	terminate(): void {
		this.close(1006, '');
	}

	/** The tab's questions show that it is there. */
	ping(): void {}

	pause(): void {
		this.#paused = true;
	}

	resume(): void {
		this.#paused = false;
		for (const go of this.#whenResumed.splice(0)) go();
	}

	/** The tab has heard everything before this number, and asks for what follows. Answers when there is something, or nothing for long. */
	hear(from: number): Promise<Uint8Array> {
		const known = Math.min(Math.max(from - this.#from, 0), this.#said.length);
		for (const frame of this.#said.splice(0, known)) this.#bytes -= frame.byteLength;
		this.#from += known;
		// only one question is answered: an older one was given up by the tab
		this.#answerNow();
		return new Promise((resolve) => {
			this.#answer = resolve;
			if (this.#over) this.#answerNow();
			else this.#answerAfter(this.#said.length > 0 ? 0 : longestWait);
		});
	}

	/** Takes frames of the tab; those that came before are left out. False: some are missing in between. */
	async say(first: number, frames: readonly Uint8Array[]): Promise<boolean> {
		if (first > this.#taken) return false;
		for (const [index, frame] of frames.entries()) {
			if (first + index < this.#taken) continue;
			// the tab waits for our answer before it sends more: so it is slowed down
			while (this.#paused) await new Promise<void>((go) => this.#whenResumed.push(go));
			if (this.#over) return true;
			// said again meanwhile, by a request whose forerunner the network had swallowed
			if (first + index < this.#taken) continue;
			this.#taken++;
			this.#ends.onFrame(frame);
		}
		return true;
	}

	#gather(): void {
		this.#answerAfter(gather);
		this.#gathering = true;
	}

	#answerAfter(ms: number): void {
		this.#callOff?.();
		this.#callOff = this.#clock.after(ms, () => this.#answerNow());
	}

	#answerNow(): void {
		this.#callOff?.();
		this.#callOff = null;
		this.#gathering = false;
		const answer = this.#answer;
		this.#answer = null;
		answer?.(encodeHeard({ from: this.#from, frames: this.#said, closed: this.#closed }));
	}

	#end(): void {
		if (this.#over) return;
		this.#over = true;
		this.resume();
		this.#ends.onClose();
	}
}
