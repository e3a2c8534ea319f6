// All keyboards: each person types at an even pace of their own, nobody in step with anybody else.
import { Chance } from '#tests/random.ts';
import type { Person } from './person.ts';

export class Keyboards {
	/** How much later than they were due letters were sent, ms. */
	readonly late: number[] = [];
	readonly #due: { readonly person: Person; at: number }[];
	readonly #every: number;
	readonly #carets: boolean;
	#timer: NodeJS.Timeout;

	constructor(people: readonly Person[], perSecond: number, carets: boolean) {
		const chance = new Chance(people.length);
		this.#every = 1_000 / perSecond;
		this.#carets = carets;
		const now = performance.now();
		this.#due = people
			.map((person) => ({ person, at: now + (chance.below(10_000) / 10_000) * this.#every }))
			.sort((a, b) => a.at - b.at);
		this.#timer = setTimeout(() => this.#press(0), 1);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	/** All have the same pace, so the order in which they are due never changes. */
	#press(from: number): void {
		let next = from;
		for (let now = performance.now(); this.#due[next]!.at <= now; now = performance.now()) {
			const due = this.#due[next]!;
			this.late.push(now - due.at);
			if (!due.person.line.over) due.person.type(this.#carets);
			due.at += this.#every;
			next = (next + 1) % this.#due.length;
		}
		this.#timer = setTimeout(() => this.#press(next), 1);
	}
}
