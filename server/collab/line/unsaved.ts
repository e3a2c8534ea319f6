// The changes of one tab that came and are not committed yet.
import type { Clock } from '#server/collab/clock.ts';
import type { Figures } from '#server/collab/figures.ts';

export class Unsaved {
	readonly #changes = new Map<number, { readonly size: number; readonly came: number }>();
	readonly #clock: Clock;
	readonly #figures: Figures;
	#bytes = 0;

	constructor(clock: Clock, figures: Figures) {
		this.#clock = clock;
		this.#figures = figures;
	}

	/** How much they are together. */
	get bytes(): number {
		return this.#bytes;
	}

	/** The oldest one's number; null when everything is committed. Numbers come in order, so it is the first. */
	get oldest(): number | null {
		return this.#changes.keys().next().value ?? null;
	}

	add(n: number, size: number): void {
		this.#changes.set(n, { size, came: this.#clock.now() });
		this.#bytes += size;
	}

	/** These are committed, and their author hears of it now. */
	saved(frames: readonly number[]): void {
		for (const n of frames) {
			const change = this.#changes.get(n);
			if (!change) continue;
			this.#changes.delete(n);
			this.#bytes -= change.size;
			this.#figures.acknowledged(this.#clock.now() - change.came);
		}
	}
}
