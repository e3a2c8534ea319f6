// What is held in one room, and what that means for somebody who writes in it (rules H).
import { noHolds, type Holds } from '#domain/holds.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { Visitor } from '#server/collab/visitor.ts';

/**
 * How long after a hold began here changes of others are still taken, ms: what people typed before they could hear of it is
 * on its way, and their page takes no more words from the moment it hears.
 */
export const onItsWay = 3_000;

/** For whom something is asked: who leads is never held. */
type Somebody = Pick<Visitor, 'mayLead'>;

const noRows: ReadonlySet<string> = new Set();

export class Held {
	#holds: Holds = noHolds;
	#pausedAt: number | null = null;
	readonly #rowsSince = new Map<string, number>();
	readonly #clock: Pick<Clock, 'now'>;
	readonly #sabotage: RoomSabotage | undefined;
	readonly #onItsWay: number;

	constructor(clock: Pick<Clock, 'now'>, sabotage?: RoomSabotage) {
		this.#clock = clock;
		this.#sabotage = sabotage;
		this.#onItsWay = sabotage === 'refuse-what-was-on-its-way' ? 0 : onItsWay;
	}

	get holds(): Holds {
		return this.#holds;
	}

	get isHolding(): boolean {
		return this.#holds !== noHolds;
	}

	/** Takes what the table says now; whether that is something new. */
	take(holds: Holds): boolean {
		if (JSON.stringify(holds) === JSON.stringify(this.#holds)) return false;
		const now = this.#clock.now();
		this.#pausedAt = holds.paused ? (this.#pausedAt ?? now) : null;
		for (const row of this.#rowsSince.keys()) if (!(row in holds.rows)) this.#rowsSince.delete(row);
		for (const row of Object.keys(holds.rows)) if (!this.#rowsSince.has(row)) this.#rowsSince.set(row, now);
		this.#holds = holds;
		return true;
	}

	/** Whether somebody's page should take no words: told at once. */
	stills(somebody: Somebody): boolean {
		return this.#holds.paused !== null && !somebody.mayLead && this.#sabotage !== 'write-through-pause';
	}

	/** Whether a change of theirs that comes now comes too late. */
	bars(somebody: Somebody): boolean {
		return this.stills(somebody) && this.#clock.now() - (this.#pausedAt ?? 0) >= this.#onItsWay;
	}

	/** The rows in which a change of theirs that comes now comes too late. */
	rowsKeptFrom(somebody: Somebody): ReadonlySet<string> {
		if (this.#rowsSince.size === 0 || somebody.mayLead) return noRows;
		const since = this.#clock.now() - this.#onItsWay;
		return new Set([...this.#rowsSince].filter(([, at]) => at <= since).map(([row]) => row));
	}
}
