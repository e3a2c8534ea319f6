// What the server has of my changes: the one place that may say "saved". Pure bookkeeping, no clock and no socket of its own.

/** A point in my own history: how many changes I had made, and my Yjs clock then. */
interface Mark {
	readonly change: number;
	readonly clock: number;
}

export class SaveLedger {
	#made: Mark = { change: 0, clock: 0 };
	#saved: Mark = { change: 0, clock: 0 };
	#frames: Mark[] = [];
	#waitingSince: number | null = null;
	#savedAt: number | null = null;

	/** I changed the document; `clock` is my Yjs clock after it, `now` in milliseconds. A deletion changes no clock, so changes are counted. */
	changed(clock: number, now: number): void {
		this.#made = { change: this.#made.change + 1, clock };
		this.#waitingSince ??= now;
	}

	/** A new socket: the server counts its frames from one again. */
	connected(): void {
		this.#frames = [];
	}

	/** A frame left that carries everything I have made so far. */
	sent(): void {
		this.#frames.push(this.#made);
	}

	/** Where I am now, for a change that goes by another way than frames. */
	mark(): Mark {
		return this.#made;
	}

	/** The server has committed the first `frames` frames of this socket; `at` is its clock. */
	acknowledged(frames: number, at: number, now: number): void {
		const mark = this.#frames[frames - 1];
		if (mark) this.savedUpTo(mark, at, now);
	}

	savedUpTo(mark: Mark, at: number, now: number): void {
		if (mark.change > this.#saved.change) this.#saved = mark;
		// The answer to the first greeting carries nothing of mine, so it is not called "saved".
		if (mark.change > 0) this.#savedAt = at;
		this.#waitingSince = this.unsaved ? now : null;
	}

	get unsaved(): boolean {
		return this.#saved.change < this.#made.change;
	}

	/** Since when something of mine has waited without any news, milliseconds; null when all is saved. */
	get waitingSince(): number | null {
		return this.#waitingSince;
	}

	/** When the last change was committed, on the server's clock; null before the first. */
	get savedAt(): number | null {
		return this.#savedAt;
	}

	/** My Yjs clock up to which the server has everything. */
	get savedClock(): number {
		return this.#saved.clock;
	}
}
