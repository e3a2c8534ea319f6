// What one person may take of a plan that belongs to everybody: new client ids, and room (rules G8 and G12). Per person and
// plan, in one process; what people type never comes near it.
import { mostAtOnceBeyondHalf } from '#document/schema.ts';
import type { PersonId, PlanId } from '#domain/ids.ts';
import { Allowance } from '#server/collab/allowance.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

/**
 * Client ids, each a row, and a place in memory wherever the plan is open, for ever: three hundred at once, and sixty more
 * each minute. Nobody honest needs more than one for each tab and reload.
 */
const ids = { burst: 300, perSecond: 1 };
/** Bytes in a plan that is half full: a long chapter at once, and more than fingers can type. What somebody takes out counts for them. */
const bytes = { burst: mostAtOnceBeyondHalf, perSecond: 512 };

/** So many people in plans are remembered before it is looked who may be forgotten. */
const mostKnown = 10_000;

/** The same, asked about one plan. */
export interface FairUseOfPlan {
	/** Whether this person may begin so many new client ids now. */
	mayBegin(person: PersonId, ids: number): boolean;
	/** Whether this person may add so many bytes now to a plan that is half full. */
	mayAdd(person: PersonId, bytes: number): boolean;
	/** They have taken so many bytes out of a plan that is half full: they may put them elsewhere, or back. */
	tookOut(person: PersonId, bytes: number): void;
}

export class FairUse {
	readonly #clock: Clock;
	readonly #sabotage: Sabotage;
	/** They outlive rooms: leaving and coming back makes nobody new. At most one of each for each editor of each plan. */
	readonly #ids = new Map<string, Allowance>();
	readonly #bytes = new Map<string, Allowance>();

	constructor(clock: Clock, sabotage: Sabotage = {}) {
		this.#clock = clock;
		this.#sabotage = sabotage;
	}

	of(planId: PlanId): FairUseOfPlan {
		const { room } = this.#sabotage;
		const allowanceIn = (of: Map<string, Allowance>, person: PersonId, rate: typeof ids): Allowance => {
			const who = `${planId} ${person}`;
			const known = of.get(who);
			if (known) return known;
			if (of.size >= mostKnown) forgetWhole(of);
			const allowance = new Allowance(this.#clock, rate);
			of.set(who, allowance);
			return allowance;
		};
		return {
			mayBegin: (person, count) =>
				allowanceIn(this.#ids, person, ids).take(count) || room === 'claim-without-end',
			mayAdd: (person, count) => allowanceIn(this.#bytes, person, bytes).take(count) || room === 'fill-up',
			tookOut: (person, count) => allowanceIn(this.#bytes, person, bytes).giveBack(count)
		};
	}
}

/** Who has taken nothing for a while is as good as new. */
function forgetWhole(allowances: Map<string, Allowance>): void {
	for (const [who, allowance] of allowances) if (allowance.isWhole) allowances.delete(who);
}
