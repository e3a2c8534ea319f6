// What a room has for the writer to keep beside the log: what was refused, and whether the plan's state is worth keeping anew.
import type { OpenedPlan, Rejected } from '#server/plan-log/log.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Frame } from './sender.ts';

/** So many rows after the last kept state, a new one is worth keeping. */
const rowsPerState = 500;
/** However much is written, a state is kept at most this often, ms. */
const stateEvery = 5_000;

export class Shelf {
	readonly #plan: Pick<OpenedPlan, 'areaId' | 'planId'>;
	#rejected: Rejected[] = [];
	#rowsSinceState: number;
	#keptAt = -Infinity;

	constructor({ areaId, planId, tail }: OpenedPlan) {
		this.#plan = { areaId, planId };
		this.#rowsSinceState = tail.length;
	}

	/** How many refused changes are still to be kept. */
	get waiting(): number {
		return this.#rejected.length;
	}

	reject({ sender, bytes }: Pick<Frame, 'sender' | 'bytes'>, code: RefusalCode): void {
		this.#rejected.push({ ...this.#plan, person: sender.visitor.author.id, code, bytes });
	}

	takeRejected(): Rejected[] {
		return this.#rejected.splice(0);
	}

	/** So many rows have been written, by whoever. */
	grew(rows: number): void {
		this.#rowsSinceState += rows;
	}

	/** Whether a state is worth keeping now; then the counting begins anew. */
	takeTurn(now: number, lettingGo: boolean): boolean {
		if (this.#rowsSinceState < (lettingGo ? 1 : rowsPerState)) return false;
		if (!lettingGo && now - this.#keptAt < stateEvery) return false;
		this.#keptAt = now;
		this.#rowsSinceState = 0;
		return true;
	}
}
