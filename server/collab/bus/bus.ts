// News between processes that share one database. A hint is only that: whoever misses one finds the same facts by looking.
import type { Hint } from '#server/notify.ts';

/** Who is in a plan in the process that says this; hints as well, and never stored. */
export type PresenceNews =
	/** I have opened it: who is there? */
	| { readonly kind: 'who'; readonly plan: string; readonly from: string }
	/** These have come, moved or left (their entry's id, and what is shown of them), and I am still there. */
	| {
			readonly kind: 'here';
			readonly plan: string;
			readonly from: string;
			readonly lines: readonly (readonly [id: number, state: string])[];
	  }
	/** I have let it go. */
	| { readonly kind: 'bye'; readonly plan: string; readonly from: string };

export interface BusListener {
	/** Something changed: a plan's log, somebody's access. */
	hint(hint: Hint): void;
	/** Hints may have been lost (the line was cut and is back): look at everything again. */
	missed(): void;
	/** Somebody came, moved or left in another process. */
	presence(news: PresenceNews): void;
}

export interface Bus {
	/** Tells the other processes who is here; what cannot be sent is lost. */
	tell(news: readonly PresenceNews[]): void;
	/** Stops listening. */
	close(): void;
}

export type OpenBus = (listener: BusListener) => Bus;
