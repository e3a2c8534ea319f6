// The changes of one room that wait to be looked at, in the order in which they came.
import type { Frame, Sender } from './sender.ts';

export class Queue {
	#frames: Frame[] = [];

	get first(): Frame | undefined {
		return this.#frames[0];
	}

	get length(): number {
		return this.#frames.length;
	}

	[Symbol.iterator](): Iterator<Frame> {
		return this.#frames[Symbol.iterator]();
	}

	add(frame: Frame): void {
		this.#frames.push(frame);
	}

	/** What was looked at once and has to be looked at again, before everything else. */
	putBack(frames: readonly Frame[]): void {
		this.#frames.unshift(...frames);
	}

	/** This one has been dealt with, if it still is the first. */
	done(frame: Frame): void {
		if (this.#frames[0] === frame) this.#frames.shift();
	}

	/** Takes out everything of one sender. */
	takeOf(sender: Sender): Frame[] {
		const theirs = this.#frames.filter((frame) => frame.sender === sender);
		this.#frames = this.#frames.filter((frame) => frame.sender !== sender);
		return theirs;
	}

	takeAll(): Frame[] {
		return this.#frames.splice(0);
	}
}
