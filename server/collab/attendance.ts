// All open sessions of this process: how many there may be, and who has to be asked again when rights change.
import type { PlanId } from '#domain/ids.ts';
import type { Hint } from '#server/notify.ts';
import type { Clock } from './clock.ts';
import type { Sabotage } from './sabotage.ts';
import type { Session } from './session.ts';

export interface Limits {
	/** Sockets a plan takes: more would slow everybody in it down. */
	readonly perPlan: number;
	/** Sockets an address may hold: a whole school behind one address still fits. */
	readonly perAddress: number;
}

export const usualLimits: Limits = { perPlan: 1_200, perAddress: 300 };

/** Every session is asked about again within this many seconds, even if every hint were lost. */
const secondsPerRound = 60;

export class Attendance {
	readonly #sessions = new Map<Session, string>();
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
		let here = 0;
		let same = 0;
		for (const [session, from] of this.#sessions) {
			if (session.planId === planId) here++;
			if (from === address) same++;
		}
		return here >= this.#limits.perPlan || same >= this.#limits.perAddress;
	}

	add(session: Session, address: string): void {
		this.#sessions.set(session, address);
	}

	remove(session: Session): void {
		this.#sessions.delete(session);
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
