// News between processes that share one database. A hint is only that: whoever misses one finds the same facts by looking.
import type { Hint } from '#server/notify.ts';

export interface BusListener {
	/** Something changed: a plan's log, somebody's access. */
	hint(hint: Hint): void;
	/** Hints may have been lost (the line was cut and is back): look at everything again. */
	missed(): void;
}

export interface Bus {
	/** Stops listening. */
	close(): void;
}

export type OpenBus = (listener: BusListener) => Bus;
