// The plan as one person has it open: the present copy, whether they edit, and what is said aloud meanwhile.
import type { RefusalCode } from '#domain/refusals.ts';
import { Connection } from './connection.svelte.ts';
import { Leading } from './leading.ts';
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
	/** What I may do for everybody, if I lead here. */
	readonly leading: Leading;
	readonly #options: LivePlanOptions;
	#freshAt: number[] = [];

	get planId(): string {
		return this.#options.planId;
	}

	constructor(options: LivePlanOptions) {
		this.#options = options;
		this.leading = new Leading(options);
		this.connection = this.#connect();
	}

	/** I chose to edit, the server allows it, and the document is here. */
	get editing(): boolean {
		return this.wanted && this.connection.rights && this.connection.arrived && !this.connection.ended;
	}

	/** I am editing, and nobody has paused writing. */
	get writing(): boolean {
		return this.editing && this.connection.mayEdit && this.connection.paused === null;
	}

	/** Words of mine would be gone with this page: they wait without a way to the server, or for me to copy them. */
	get wouldLose(): boolean {
		return this.kept.length > 0 || (this.connection.unsaved && this.connection.save.kind === 'not-saved');
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
		return new Connection({
			...this.#options,
			onRejoin: (code) => this.#rejoin(code),
			onEnd: (code) => this.#keep(code)
		});
	}

	/** Sets aside what the server never took, for copying. */
	#keep(code: RefusalCode): void {
		const words = this.connection.unsavedWords();
		if (words.length > 0) this.kept = [...this.kept, { why: code, words }];
	}

	#rejoin(code: RefusalCode): void {
		const old = this.connection;
		this.#keep(code);
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
