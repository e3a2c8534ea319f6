// The log in memory, with faults on demand. It passes the same contract as the one in PostgreSQL.
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type {
	Batch,
	LogRow,
	NewRow,
	OpenedPlan,
	Outcome,
	PlanLog,
	ReadPlan,
	Rejected,
	Titles
} from '#server/plan-log/log.ts';
import { heldQuota, type HeldChange } from '#server/plan-log/late.ts';
import type { LogSabotage } from '#server/plan-log/sabotage.ts';

interface Stored {
	areaId: AreaId;
	epoch: number;
	seq: number;
	rows: (NewRow & { seq: number })[];
	claims: Map<number, PersonId>;
	retired: Set<number>;
	held: HeldChange[];
	state: { epoch: number; seq: number; bytes: Uint8Array } | null;
	titles: Titles | null;
}

/** How an append goes wrong: nothing is written; it is written and fails, or is never answered; or it cannot be written. */
export type Fault = 'away' | 'answer-lost' | 'silent' | 'never';

export class MemoryLog implements PlanLog {
	readonly rejected: Rejected[] = [];
	/** How often something was asked of it. */
	readonly calls = { append: 0, open: 0, readAfter: 0 };
	/** Since a restore: until when tabs may bring back what is missing. */
	returnsUntil: number | null = null;
	readonly #plans = new Map<PlanId, Stored>();
	readonly #faults: Fault[] = [];
	#away = false;
	#held: (() => void)[] | null = null;
	readonly #sabotage: LogSabotage | undefined;
	readonly #now: () => number;

	constructor(options: { sabotage?: LogSabotage; now?: () => number } = {}) {
		this.#sabotage = options.sabotage;
		this.#now = options.now ?? Date.now;
	}

	make(areaId: AreaId, planId: PlanId): void {
		this.#plans.set(planId, {
			areaId,
			epoch: 1,
			seq: 0,
			rows: [],
			claims: new Map(),
			retired: new Set(),
			held: [],
			state: null,
			titles: null
		});
	}

	/** The next appends go wrong like this, in turn. */
	failNext(...faults: Fault[]): void {
		this.#faults.push(...faults);
	}

	/** Nothing can be asked of it until it is back. */
	goAway(): void {
		this.#away = true;
	}

	comeBack(): void {
		this.#away = false;
	}

	/** Appends wait from now on; the answer lets them go. */
	hold(): () => void {
		const held: (() => void)[] = (this.#held = []);
		return () => {
			this.#held = null;
			for (const go of held) go();
		};
	}

	raiseEpoch(planId: PlanId): void {
		const plan = this.#plans.get(planId)!;
		plan.epoch++;
		plan.seq = 0;
	}

	/** What stands in the log of the present epoch. */
	rows(planId: PlanId): (NewRow & { seq: number })[] {
		return [...this.#plans.get(planId)!.rows];
	}

	stored(planId: PlanId): Readonly<Stored> {
		return this.#plans.get(planId)!;
	}

	async open(planId: PlanId): Promise<OpenedPlan | null> {
		this.calls.open++;
		await this.#reach();
		const plan = this.#plans.get(planId);
		if (!plan) return null;
		const state = plan.state?.epoch === plan.epoch ? plan.state : null;
		const tail = this.#sabotage === 'open-without-tail' && state ? [] : rowsAfter(plan, state?.seq ?? 0);
		const { areaId, epoch, seq } = plan;
		return {
			areaId,
			planId,
			epoch,
			seq,
			state,
			tail,
			claims: new Map(plan.claims),
			retired: [...plan.retired],
			...(this.returnsUntil === null ? {} : { returnsUntil: this.returnsUntil })
		};
	}

	async readInPieces(
		planId: PlanId,
		take: (updates: readonly Uint8Array[]) => void
	): Promise<ReadPlan | null> {
		const opened = await this.open(planId);
		if (!opened) return null;
		const { epoch, seq, state, tail } = opened;
		if (state) take([state.bytes]);
		for (const { bytes } of tail) take([bytes]);
		return { epoch, seq, rows: tail.length };
	}

	async readAfter(planId: PlanId, epoch: number, seq: number): Promise<readonly LogRow[] | null> {
		this.calls.readAfter++;
		await this.#reach();
		const plan = this.#plans.get(planId);
		return plan?.epoch === epoch ? rowsAfter(plan, seq) : null;
	}

	async append(batches: readonly Batch[]): Promise<ReadonlyMap<PlanId, Outcome>> {
		this.calls.append++;
		const held = this.#held;
		if (held) await new Promise<void>((resolve) => held.push(resolve));
		await this.#reach();
		const fault = this.#faults.shift();
		if (fault === 'away') throw new Error('away');
		if (fault === 'never') throw new NeverWrites('does not fit');
		const outcomes = new Map(batches.map((batch) => [batch.planId, this.#append(batch)]));
		if (fault === 'answer-lost') throw new Error('answer lost');
		if (fault === 'silent') await new Promise(() => undefined);
		return outcomes;
	}

	neverWrites(error: unknown): boolean {
		return error instanceof NeverWrites;
	}

	async keepState(planId: PlanId, epoch: number, seq: number, bytes: Uint8Array): Promise<void> {
		await this.#reach();
		const plan = this.#plans.get(planId);
		if (plan?.epoch !== epoch) return;
		if (plan.state?.epoch === epoch && plan.state.seq >= seq) return;
		plan.state = { epoch, seq, bytes };
	}

	async keepRejected(rejected: Rejected): Promise<void> {
		await this.#reach();
		this.rejected.push(rejected);
	}

	async heads(planIds: readonly PlanId[]): Promise<ReadonlyMap<PlanId, { epoch: number; seq: number }>> {
		await this.#reach();
		const known = planIds.flatMap((planId) => {
			const plan = this.#plans.get(planId);
			return plan ? [[planId, { epoch: plan.epoch, seq: plan.seq }] as const] : [];
		});
		return new Map(known);
	}

	async #reach(): Promise<void> {
		// a real log answers later, never at once
		await Promise.resolve();
		if (this.#away) throw new Error('away');
	}

	#append(batch: Batch): Outcome {
		const plan = this.#plans.get(batch.planId);
		if (!plan) return { kind: 'gone' };
		if (plan.epoch !== batch.epoch && this.#sabotage !== 'ignore-epoch') return { kind: 'check-again' };
		const ours = new Map(
			batch.rows
				.filter((row) => row.kind !== 'returned')
				.flatMap((row) => row.adds.map((add) => [add.client, row.author.id] as const))
		);
		const touched = new Set(batch.rows.flatMap((row) => row.adds.map((add) => add.client)));
		const foreign = [...ours].some(([client, person]) => (plan.claims.get(client) ?? person) !== person);
		if (foreign && this.#sabotage !== 'ignore-claims') return { kind: 'check-again' };
		const appendIds = new Set(batch.rows.map((row) => row.appendId));
		const meanwhile = plan.rows.filter((row) => row.seq > batch.after && !appendIds.has(row.appendId));
		const overlapping = meanwhile.some((row) => row.adds.some((add) => touched.has(add.client)));
		if (overlapping && this.#sabotage !== 'ignore-others-rows') return { kind: 'check-again' };

		if ([...ours.keys()].some((client) => plan.retired.has(client))) return { kind: 'check-again' };
		const { held = [], retires = [] } = batch.late ?? {};
		const fresh = held.filter(
			(change) => change.hunks.length > 0 && !plan.held.some((known) => known.id === change.id)
		);
		const size = JSON.stringify([...plan.held, ...fresh].map(({ hunks }) => hunks)).length;
		const full = plan.held.length + fresh.length > heldQuota.changes || size > heldQuota.size;
		if (fresh.length > 0 && full && this.#sabotage !== 'hold-without-end') return { kind: 'too-much-held' };
		plan.held.push(...fresh);
		for (const [client, person] of retires) {
			if (this.#sabotage !== 'forget-retired') plan.retired.add(client);
			plan.claims.set(client, person);
		}

		const seqs = batch.rows.map((row) => {
			const before = plan.rows.find((known) => known.appendId === row.appendId);
			if (before && this.#sabotage !== 'forget-append-id') return before.seq;
			plan.rows.push({ ...row, seq: ++plan.seq });
			return plan.seq;
		});
		for (const [client, person] of ours) plan.claims.set(client, person);
		plan.titles = batch.titles ?? plan.titles;
		return { kind: 'written', seqs, at: this.#now() };
	}
}

class NeverWrites extends Error {}

function rowsAfter(plan: Stored, after: number): LogRow[] {
	return plan.rows
		.filter((row) => row.seq > after)
		.map(({ seq, bytes, kind, adds, author }) => ({
			seq,
			bytes,
			clientIds: kind === 'returned' ? [] : adds.map((add) => add.client),
			person: author.id
		}));
}
