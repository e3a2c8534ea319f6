// The time without a connection: what I changed meanwhile, and what others did, told when everything is saved again.
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import type { PlanContent } from '#domain/plan.ts';
import { changedSections } from './changed-sections.ts';

export interface Back {
	/** In how many places I changed something: paragraphs, cells, rows. */
	readonly mine: number;
	/** The names of the sections that others changed; '' is what stands before the first heading. */
	readonly sections: readonly string[];
}

/** A line that was away for less than this and carried nothing is not worth a sentence, milliseconds. */
const worthTelling = 5_000;

export class TimeAway {
	/** What to say now that I am back, until it is closed. */
	back = $state.raw<Back | null>(null);
	/** Since when there is no line, milliseconds; null while there is one. */
	since = $state<number | null>(null);
	readonly #doc: Y.Doc;
	readonly #now: () => number;
	readonly #isMine: (origin: unknown) => boolean;
	#places = new Set<unknown>();
	#before: PlanContent | null = null;
	#others: readonly string[] = [];
	#left: number | null = null;

	constructor(doc: Y.Doc, { now, isMine }: { now: () => number; isMine: (origin: unknown) => boolean }) {
		this.#doc = doc;
		this.#now = now;
		this.#isMine = isMine;
		doc.on('afterTransaction', (transaction: Y.Transaction) => this.#note(transaction));
	}

	/** The line is gone. */
	left(): void {
		this.since ??= this.#now();
		if (this.#left !== null) return;
		this.#left = this.since;
		this.#places = new Set();
		this.#before = null;
		this.#others = [];
	}

	/** What others did meanwhile has come, and is about to be taken in. */
	takesIn(): void {
		if (this.#left !== null) this.#before = readPlan(this.#doc);
	}

	/** It has been taken in. */
	tookIn(): void {
		this.since = null;
		if (this.#before) this.#others = changedSections(this.#before, readPlan(this.#doc));
		this.#before = null;
	}

	/** Everything of mine is saved. */
	saved(): void {
		if (this.#left === null || this.since !== null) return;
		const away = this.#now() - this.#left;
		this.#left = null;
		const [mine, sections] = [this.#places.size, this.#others];
		if (mine > 0 || sections.length > 0 || away >= worthTelling) this.back = { mine, sections };
	}

	/** Told, and closed. */
	close(): void {
		this.back = null;
	}

	#note(transaction: Y.Transaction): void {
		if (this.#left === null || !this.#isMine(transaction.origin)) return;
		for (const type of transaction.changed.keys()) {
			// words and their looks are changes of the block they stand in
			this.#places.add(type instanceof Y.XmlText ? type.parent : type);
		}
	}
}
