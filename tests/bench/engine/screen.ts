// One screen that is read: when did whose letters arrive?
import * as Y from 'yjs';
import type { Person } from './person.ts';

export class Screen {
	readonly #own: Person;
	readonly #people: ReadonlyMap<number, Person>;
	/** The clock up to which letters of a client have been shown, and their ways. */
	readonly #seen = new Map<number, number>();
	readonly #shown: { readonly sent: number; readonly ms: number }[] = [];

	constructor(own: Person, people: readonly Person[]) {
		this.#own = own;
		this.#people = new Map(people.filter((each) => each !== own).map((each) => [each.client, each]));
		own.onChanges = (update) => this.#look(update);
	}

	get bytes(): number {
		return this.#own.line.bytes;
	}

	get carets(): number {
		return this.#own.carets;
	}

	shownAfter(from: number, to: number): number[] {
		return this.#shown.filter(({ sent }) => sent >= from && sent < to).map(({ ms }) => ms);
	}

	/** Letters sent in this span that are not here. */
	unseen(from: number, to: number): number {
		let count = 0;
		for (const [client, { sentAt }] of this.#people)
			for (let clock = this.#seen.get(client) ?? 0; clock < sentAt.length && sentAt[clock]! < to; clock++)
				if (sentAt[clock]! >= from) count++;
		return count;
	}

	#look(update: Uint8Array): void {
		const now = performance.now();
		const { to } = Y.parseUpdateMeta(update);
		for (const [client, end] of to) {
			const person = this.#people.get(client);
			if (!person) continue;
			for (let clock = this.#seen.get(client) ?? 0; clock < end; clock++) {
				const sent = person.sentAt[clock];
				if (sent !== undefined) this.#shown.push({ sent, ms: now - sent });
			}
			this.#seen.set(client, Math.max(end, this.#seen.get(client) ?? 0));
		}
	}
}
