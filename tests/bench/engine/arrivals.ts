// Waits until the words of one client have arrived somewhere.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Person } from './person.ts';

const patience = 10_000;

export class Arrivals {
	#upTo = 0;
	readonly #reader: Person;

	constructor(reader: Person, client: number) {
		this.#reader = reader;
		reader.onChanges = (update) => {
			this.#upTo = Math.max(this.#upTo, Y.parseUpdateMeta(update).to.get(client) ?? 0);
		};
	}

	/** Whether everything below this clock comes in time. */
	async reached(clock: number): Promise<boolean> {
		const giveUp = performance.now() + patience;
		while (this.#upTo < clock && !this.#reader.line.over && performance.now() < giveUp) await pause(1);
		return this.#upTo >= clock;
	}
}
