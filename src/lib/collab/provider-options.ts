// What a connection gives its provider, and what it hears from it.
import type { Call } from '#domain/holds.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { SeenHolds } from '#protocol/holds.ts';
import type { SaveLedger } from './save-ledger.ts';

/** Words under earlier client ids of mine, from which clock on. */
export type Brought = readonly (readonly [client: number, clock: number])[];

/** What the provider tells its connection. */
export interface ProviderNews {
	saved(): void;
	/** A change was refused; or, without a change, what this connection may not do. */
	refused(code: RefusalCode, aChange: boolean): void;
	mayEdit(mayEdit: boolean): void;
	/** What others did is about to be taken in after a time without a line; with `true`, it has been. */
	catchesUp(done: boolean): void;
	/** What is held while a workshop is led. */
	holds(holds: SeenHolds): void;
	/** Who leads calls everybody to a place. */
	called(call: Call): void;
	/** What is said about the plan changed in this thread. */
	threadChanged?(thread: string): void;
	/** So many changes of others have come and are held. */
	waiting(changes: number): void;
	/** A change from others could not be applied here: this copy can no longer be trusted. */
	broken(error: unknown): void;
}

export interface ProviderOptions {
	/** `wss://host/collab` without the plan. */
	readonly sockets: string;
	/** `/collab` for changes by HTTP. */
	readonly posts: string;
	readonly planId: string;
	readonly epoch: number;
	/** Whose page this is: when somebody else has signed in meanwhile, the server does not take it for theirs. */
	readonly person: string;
	readonly ledger: SaveLedger;
	readonly news: ProviderNews;
	readonly now: () => number;
}
