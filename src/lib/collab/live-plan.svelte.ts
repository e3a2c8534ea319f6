// The plan as one person has it open: the present copy, whether they edit, and what is said aloud meanwhile.
import type { RefusalCode } from '#domain/refusals.ts';
import { Connection } from './connection.svelte.ts';
import { Announcer } from './announcer.svelte.ts';

/** Words the server never took, kept for their author to copy. */
export interface KeptWords {
	readonly why: RefusalCode;
	readonly words: readonly string[];
}

/** More fresh copies than this within the span below mean that something is wrong that a fresh copy does not mend. */
const mostFreshCopies = 4;
const span = 30_000;

export interface LivePlanOptions {
	readonly planId: string;
	readonly epoch: number;
	readonly origin: string;
}

export class LivePlan {
	/** The present copy. It is replaced as a whole when the server asks for a fresh start. */
	connection = $state.raw<Connection>() as Connection;
	/** Whether I chose to edit; what counts is `editing`. */
	wanted = $state(false);
	kept = $state.raw<readonly KeptWords[]>([]);
	readonly announcer = new Announcer();
	readonly #options: LivePlanOptions;
	#freshAt: number[] = [];

	constructor(options: LivePlanOptions) {
		this.#options = options;
		this.connection = this.#connect();
	}

	/** I chose to edit, the server allows it, and the document is here. */
	get editing(): boolean {
		return this.wanted && this.connection.mayEdit && this.connection.arrived && !this.connection.ended;
	}

	/** The kept words are no longer needed. */
	forget(kept: KeptWords): void {
		this.kept = this.kept.filter((each) => each !== kept);
	}

	close(): void {
		this.connection.close();
		this.announcer.close();
	}

	#connect(): Connection {
		return new Connection({ ...this.#options, onRejoin: (code) => this.#rejoin(code) });
	}

	#rejoin(code: RefusalCode): void {
		const old = this.connection;
		const words = old.unsavedWords();
		if (words.length > 0) this.kept = [...this.kept, { why: code, words }];
		const now = Date.now();
		this.#freshAt = [...this.#freshAt.filter((at) => now - at < span), now];
		if (this.#freshAt.length > mostFreshCopies) {
			old.ended = 'cannot-open';
			return;
		}
		this.connection = this.#connect();
		// Editors still hold the old document for a moment; it goes when they have let go.
		setTimeout(() => old.close(), 1_000);
	}
}
