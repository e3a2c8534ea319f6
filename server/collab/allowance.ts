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
		this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
		if (this.#left < tokens) return false;
		this.#left -= tokens;
		return true;
	}

	/** Takes so many, whether or not they are there: whoever owes waits until they are back. Nobody owes more than there may be. */
	owe(tokens: number): void {
		this.take(0);
		this.#left = Math.max(-this.#burst, this.#left - tokens);
	}
}
