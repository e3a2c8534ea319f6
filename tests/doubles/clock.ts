import type { Clock } from '#server/collab/clock.ts';

interface Alarm {
	at: number;
	act: () => void;
	every?: number;
}

/** A clock that only the test moves. */
export class FakeClock implements Clock {
	#now = 1_800_000_000_000;
	readonly #alarms = new Set<Alarm>();

	now(): number {
		return this.#now;
	}

	after(ms: number, act: () => void): () => void {
		return this.#set({ at: this.#now + ms, act });
	}

	every(ms: number, act: () => void): () => void {
		return this.#set({ at: this.#now + ms, act, every: ms });
	}

	/** Lets time pass; what is due happens in its order. */
	pass(ms: number): void {
		const end = this.#now + ms;
		for (let next = this.#next(end); next; next = this.#next(end)) {
			this.#now = next.at;
			if (next.every) next.at += next.every;
			else this.#alarms.delete(next);
			next.act();
		}
		this.#now = end;
	}

	#next(end: number): Alarm | undefined {
		return [...this.#alarms].filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
	}

	#set(alarm: Alarm): () => void {
		this.#alarms.add(alarm);
		return () => void this.#alarms.delete(alarm);
	}
}
