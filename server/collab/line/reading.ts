// How fast one line is read. No person sends hundreds of frames a second; a line that does is heard in its turn, and read no
// faster than that, so that nobody who types waits behind it (rule S6). TCP then slows the other side down.
import { Allowance } from '#server/collab/allowance.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Outlet } from './outlet.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';

/** A tab that comes back may have much to say at once; who types, pastes and moves about sends some thirty a second. */
const usual = { burst: 600, perSecond: 300 };
/** So often (ms) what waits is looked at. */
const every = 20;

export class Reading {
	readonly #clock: Clock;
	readonly #outlet: Outlet;
	readonly #allowance: Allowance;
	readonly #sabotage: RoomSabotage | undefined;
	/** What had been read before the line was stopped, in its order; never more than was read at once. */
	#waiting: (() => void)[] = [];
	#running = false;

	constructor(clock: Clock, outlet: Outlet, sabotage?: RoomSabotage) {
		this.#clock = clock;
		this.#outlet = outlet;
		this.#allowance = new Allowance(clock, usual);
		this.#sabotage = sabotage;
	}

	/** Does what a frame asks for, now or when it is its turn. */
	inTurn(act: () => void): void {
		if (this.#sabotage === 'read-without-end') return act();
		if (this.#waiting.length === 0 && this.#allowance.take()) return act();
		this.#waiting.push(act);
		this.#slowDown();
	}

	/** For what need not be done at all when there is too much of it. */
	ifNotTooMuch(act: () => void): void {
		if (this.#sabotage === 'read-without-end') return act();
		if (this.#waiting.length === 0 && this.#allowance.take()) act();
		else this.#slowDown();
	}

	/** The line is gone. */
	end(): void {
		this.#waiting = [];
	}

	#slowDown(): void {
		this.#outlet.readSlowly('often');
		if (this.#running) return;
		this.#running = true;
		this.#clock.after(every, () => {
			this.#running = false;
			let done = 0;
			while (done < this.#waiting.length && this.#allowance.take()) this.#waiting[done++]!();
			this.#waiting = this.#waiting.slice(done);
			if (this.#waiting.length > 0) this.#slowDown();
			else this.#outlet.readOn('often');
		});
	}
}
