// The table of holds in memory. Like the real one, it ends by itself what nobody who leads has been there for.
import { noHolds, type Holds } from '#domain/holds.ts';
import type { PlanId } from '#domain/ids.ts';
import type { HoldStore } from '#server/plan-log/holds.ts';
import type { FakeClock } from './clock.ts';

const tenMinutes = 600_000;

export class MemoryHolds implements HoldStore {
	readonly #clock: FakeClock;
	readonly #held = new Map<PlanId, { holds: Holds; ledAt: number }>();
	/** How often it was read. */
	reads = 0;

	constructor(clock: FakeClock) {
		this.#clock = clock;
	}

	/** What is held in a plan from now on. */
	set(planId: PlanId, holds: Partial<Holds>): void {
		this.#held.set(planId, { holds: { ...noHolds, ...holds }, ledAt: this.#clock.now() });
	}

	async of(plans: readonly PlanId[]): Promise<ReadonlyMap<PlanId, Holds>> {
		this.reads++;
		await Promise.resolve();
		const alive = [...this.#held].filter(
			([plan, { ledAt }]) => plans.includes(plan) && this.#clock.now() - ledAt < tenMinutes
		);
		return new Map(alive.map(([plan, { holds }]) => [plan, holds]));
	}

	async led(plans: readonly PlanId[]): Promise<void> {
		await Promise.resolve();
		for (const plan of plans) {
			const held = this.#held.get(plan);
			if (held) this.#held.set(plan, { ...held, ledAt: this.#clock.now() });
		}
	}
}
