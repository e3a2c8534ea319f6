// Who is in this plan by way of other processes. Their own process has made these lines; here they are kept and told on (rules B3 and B4).
import { left, type PresenceEntry } from '#protocol/presence-frames.ts';

/** A process that has said nothing about a plan for so long (ms) is gone, and with it everybody it had there. */
const goneAfter = 10_000;

interface Process {
	heardAt: number;
	readonly seats: Map<number, string>;
}

export class Abroad {
	readonly #processes = new Map<string, Process>();
	/** To be told here: what is newest of each. */
	readonly #news = new Map<number, string>();

	/** Whether any other process has people in this plan, or has asked about them. */
	get anybody(): boolean {
		return this.#processes.size > 0;
	}

	knows(process: string): boolean {
		return this.#processes.has(process);
	}

	get changed(): boolean {
		return this.#news.size > 0;
	}

	/** Another process has the plan open, and says what changed there. */
	hear(process: string, lines: readonly (readonly [id: number, state: string])[], now: number): void {
		const known = this.#processes.get(process) ?? { heardAt: now, seats: new Map<number, string>() };
		this.#processes.set(process, known);
		known.heardAt = now;
		for (const [id, state] of lines) {
			if (state === left) known.seats.delete(id);
			else known.seats.set(id, state);
			this.#news.set(id, state);
		}
	}

	/** It has let the plan go. */
	bye(process: string): void {
		for (const id of this.#processes.get(process)?.seats.keys() ?? []) this.#news.set(id, left);
		this.#processes.delete(process);
	}

	/** Forgets processes that have died without a word. */
	sweep(now: number): void {
		for (const [process, { heardAt }] of this.#processes) if (now - heardAt > goneAfter) this.bye(process);
	}

	/** Everybody there. */
	lines(clock: number): PresenceEntry[] {
		return [...this.#processes.values()].flatMap(({ seats }) =>
			[...seats].map(([id, state]) => ({ id, clock, state }))
		);
	}

	/** What has not been told here yet. */
	takeNews(clock: number): PresenceEntry[] {
		const news = [...this.#news].map(([id, state]) => ({ id, clock, state }));
		this.#news.clear();
		return news;
	}
}
