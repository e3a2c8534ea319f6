// All open sessions of this process: how many there may be, and who has to be asked again when rights change (rule R4).
import type { PlanId } from '#domain/ids.ts';
import type { Hint } from '#server/notify.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import type { Session } from './session.ts';

export interface Limits {
	/** Sockets a plan takes: more would slow everybody in it down. */
	readonly perPlan: number;
	/** Sockets an address may hold: a whole school behind one address still fits. */
	readonly perAddress: number;
}

export const usualLimits: Limits = { perPlan: 1_200, perAddress: 300 };

const ofPlan = (planId: PlanId): string => `plan ${planId}`;
const from = (address: string): string => `from ${address}`;

/** Every session is asked about again within this many seconds, even if every hint were lost. */
const secondsPerRound = 60;

export class Attendance {
	readonly #sessions = new Map<Session, string>();
	/** How many sessions each plan and each address has: two hundred who come at once are not counted two hundred times. */
	readonly #held = new Map<string, number>();
	readonly #limits: Limits;
	readonly #sabotage: Sabotage;
	readonly #stop: () => void;
	#second = 0;

	constructor(clock: Clock, limits: Limits, sabotage: Sabotage = {}) {
		this.#limits = limits;
		this.#sabotage = sabotage;
		this.#stop = clock.every(1_000, () => this.#sweep());
	}

	/** Whether one more would be too many, for this plan or from this address. */
	isFull(planId: PlanId, address: string): boolean {
		const held = (key: string): number => this.#held.get(key) ?? 0;
		return held(ofPlan(planId)) >= this.#limits.perPlan || held(from(address)) >= this.#limits.perAddress;
	}

	add(session: Session, address: string): void {
		this.#sessions.set(session, address);
		this.#count(session.planId, address, 1);
	}

	remove(session: Session): void {
		const address = this.#sessions.get(session);
		if (address === undefined) return;
		this.#sessions.delete(session);
		this.#count(session.planId, address, -1);
	}

	#count(planId: PlanId, address: string, more: 1 | -1): void {
		for (const key of [ofPlan(planId), from(address)]) {
			const now = (this.#held.get(key) ?? 0) + more;
			if (now > 0) this.#held.set(key, now);
			else this.#held.delete(key);
		}
	}

	/** Somebody's rights or sign-in changed: everybody whom the hint may mean is asked again. */
	hint(hint: Hint): void {
		if (hint.kind !== 'access' || this.#sabotage.room === 'deaf-to-access') return;
		for (const session of this.#sessions.keys()) if (session.isMeantBy(hint)) void session.checkAccess();
	}

	/** Hints may have been lost. */
	missed(): void {
		for (const session of this.#sessions.keys()) void session.checkAccess();
	}

	get all(): readonly Session[] {
		return [...this.#sessions.keys()];
	}

	close(): void {
		this.#stop();
	}

	/** Each second all are swept, and a sixtieth of them is asked again. */
	#sweep(): void {
		this.#second = (this.#second + 1) % secondsPerRound;
		let place = 0;
		for (const session of this.#sessions.keys()) {
			session.sweep();
			if (place++ % secondsPerRound === this.#second && this.#sabotage.room !== 'deaf-to-access') {
				void session.checkAccess();
			}
		}
	}
}
