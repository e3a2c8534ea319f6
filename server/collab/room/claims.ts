// How fast somebody may begin new client ids. Each is a row, and a place in memory wherever the plan is open, for ever;
// nobody honest needs more than one for each tab and reload (rule G8).
import type { PersonId, PlanId } from '#domain/ids.ts';
import { Allowance } from '#server/collab/allowance.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

/** Three hundred at once, and sixty more each minute: per person and plan, in one process. */
const generous = { burst: 300, perSecond: 1 };

export class Claims {
	readonly #clock: Clock;
	readonly #sabotage: Sabotage;
	/** They outlive rooms: leaving and coming back makes nobody new. At most one for each editor of each plan. */
	readonly #allowances = new Map<string, Allowance>();

	constructor(clock: Clock, sabotage: Sabotage = {}) {
		this.#clock = clock;
		this.#sabotage = sabotage;
	}

	/** Whether this person may begin so many new ids in this plan now. */
	allow(planId: PlanId, person: PersonId, ids: number): boolean {
		const who = `${planId} ${person}`;
		const allowance = this.#allowances.get(who) ?? new Allowance(this.#clock, generous);
		this.#allowances.set(who, allowance);
		return allowance.take(ids) || this.#sabotage.room === 'claim-without-end';
	}
}
