import type { Clock } from '#server/collab/clock.ts';

/** A bucket of tokens: so many at once, and so many more each second. */
export class Allowance {
	readonly #clock: Clock;
	readonly #burst: number;
	readonly #perSecond: number;
	#left: number;
	#at: number;

	constructor(clock: Clock, { burst, perSecond }: { burst: number; perSecond: number }) {
		this.#clock = clock;
		this.#burst = burst;
		this.#perSecond = perSecond;
		this.#left = burst;
		this.#at = clock.now();
	}

	/** Takes one, or so many together, or says that there are not enough. */
	take(tokens = 1): boolean {
		const now = this.#clock.now();
		// what was given back stays beyond what there may be at once
		const whole = Math.max(this.#burst, this.#left);
		this.#left = Math.min(whole, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
		if (this.#left < tokens) return false;
		this.#left -= tokens;
		return true;
	}

	/** Takes so many, whether or not they are there: whoever owes waits until they are back. Nobody owes more than `most`. */
	owe(tokens: number, most: number): void {
		this.take(0);
		this.#left = Math.max(-most, this.#left - tokens);
	}

	/** Gives so many back, beyond what there may be at once. */
	giveBack(tokens: number): void {
		this.take(0);
		this.#left += tokens;
	}

	/** Nothing has been taken of it, or all of it has come back. */
	get isWhole(): boolean {
		this.take(0);
		return this.#left >= this.#burst;
	}
}
