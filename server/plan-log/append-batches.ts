// The careful way of an append, step by step in one transaction: for plans in whose log something has moved since it was looked at
// (the usual way is one statement, insert-rows.ts). However many plans take part, the tables are asked once and written once.
import type { PlanId } from '#domain/ids.ts';
import type { Db } from '#server/sql.ts';
import { fitsQuota, insertHeld } from './held-rows.ts';
import { claimsOf, insertRows, retireClients, type Accepted } from './insert-rows.ts';
import type { Batch, Outcome } from './log.ts';
import type { LogSabotage } from './sabotage.ts';

/** What the tables say about the batches, all of it read after the plans were locked. */
interface Known {
	readonly heads: ReadonlyMap<PlanId, { readonly epoch: number; readonly seq: number }>;
	/** Rows that an earlier try with an unclear end has written after all, by append id. */
	readonly written: ReadonlyMap<string, number>;
	/** Plans in which somebody else owns one of the client ids, or an id is retired. */
	readonly foreign: ReadonlySet<PlanId>;
	/** Plans in which another process has written for one of the client ids since we looked. */
	readonly overtaken: ReadonlySet<PlanId>;
	readonly at: number;
}

/**
 * Writes the batches inside the caller's transaction: rows, claims of client ids, authorship, titles and the hint to
 * other processes. Plans are locked in the order of their ids, so that two writers never wait for each other in a ring.
 */
export async function appendBatches(
	tx: Db,
	batches: readonly Batch[],
	sabotage?: LogSabotage
): Promise<Map<PlanId, Outcome>> {
	const known = await ask(tx, batches, sabotage);
	const outcomes = new Map<PlanId, Outcome>();
	const accepted: Accepted[] = [];
	for (const batch of batches) {
		const refusal = await wrong(tx, batch, known, sabotage);
		if (refusal) {
			outcomes.set(batch.planId, refusal);
			continue;
		}
		const numbered = numberRows(batch, known);
		outcomes.set(batch.planId, {
			kind: 'written',
			seqs: numbered.map(({ seq }) => seq),
			at: known.at
		});
		const fresh = numbered.filter(({ row }) => !known.written.has(row.appendId));
		if (fresh.length > 0) accepted.push({ batch, rows: fresh });
		if (!batch.late) continue;
		await insertHeld(tx, batch, batch.late.held);
		if (sabotage !== 'forget-retired') await retireClients(tx, batch, batch.late.retires);
	}
	await insertRows(tx, accepted, sabotage);
	return outcomes;
}

/** Why nothing is written for this plan; null when it may be. */
async function wrong(
	tx: Db,
	{ planId, epoch, late }: Batch,
	{ heads, foreign, overtaken }: Known,
	sabotage?: LogSabotage
): Promise<Outcome | null> {
	const head = heads.get(planId);
	if (!head) return { kind: 'gone' };
	if (head.epoch !== epoch && sabotage !== 'ignore-epoch') return { kind: 'check-again' };
	// our rows were checked against clocks that are no longer true: writing them would part the replicas for ever
	if (foreign.has(planId) && sabotage !== 'ignore-claims') return { kind: 'check-again' };
	if (overtaken.has(planId) && sabotage !== 'ignore-others-rows') return { kind: 'check-again' };
	const fits = !late || sabotage === 'hold-without-end' || (await fitsQuota(tx, planId, late.held));
	return fits ? null : { kind: 'too-much-held' };
}

function numberRows({ planId, rows }: Batch, { heads, written }: Known): Accepted['rows'] {
	let { seq } = heads.get(planId)!;
	return rows.map((row) => ({ row, seq: written.get(row.appendId) ?? ++seq }));
}

/** In one go: the connection keeps the order, so what follows the lock is read after it. */
async function ask(tx: Db, batches: readonly Batch[], sabotage?: LogSabotage): Promise<Known> {
	const [rows, written, foreign] = await Promise.all([
		lockHeads(
			tx,
			batches.map(({ planId }) => planId),
			sabotage
		),
		sabotage === 'forget-append-id' ? [] : alreadyWritten(tx, batches),
		usedBySomebodyElse(tx, batches)
	]);
	const heads = new Map(rows.map((head) => [head.plan_id, head]));
	// few are: only another process, or the pages, can have written since we looked
	const behind = batches.filter(({ planId, after }) => (heads.get(planId)?.seq ?? 0) > after);
	const overtaken = await Promise.all(behind.map((batch) => isOvertaken(tx, batch)));
	return {
		heads,
		written: new Map(written.map((row) => [row.append_id, row.seq])),
		foreign: new Set(foreign.map((claim) => claim.plan_id)),
		overtaken: new Set(behind.filter((_, i) => overtaken[i]).map(({ planId }) => planId)),
		at: rows[0]?.at.getTime() ?? 0
	};
}

interface Head {
	plan_id: PlanId;
	epoch: number;
	seq: number;
	at: Date;
}

/** While this row is locked nobody else hands out numbers or claims client ids for the plan. */
function lockHeads(tx: Db, planIds: PlanId[], sabotage?: LogSabotage): PromiseLike<Head[]> {
	return sabotage === 'seq-without-lock'
		? tx<
				Head[]
			>`select plan_id, epoch, seq, now() as at from plan_head where plan_id = any(${planIds}::text[])`
		: tx<Head[]>`
			select plan_id, epoch, seq, now() as at from plan_head where plan_id = any(${planIds}::text[])
			order by plan_id for update`;
}

/** One look into the index for each row, however large the table grows: `offset 0` keeps PostgreSQL from reading all of it. */
function alreadyWritten(
	tx: Db,
	batches: readonly Batch[]
): PromiseLike<{ append_id: string; seq: number }[]> {
	const appends = batches.flatMap(({ planId, rows }) => rows.map(({ appendId }) => [planId, appendId]));
	return tx<{ append_id: string; seq: number }[]>`
		select ours.append_id, found.seq from unnest(
			${appends.map(([planId]) => planId!)}::text[], ${appends.map(([, appendId]) => appendId!)}::text[]
		) as ours (plan_id, append_id) cross join lateral (
			select seq from plan_update
			where plan_update.plan_id = ours.plan_id and plan_update.append_id = ours.append_id offset 0
		) as found`;
}

function usedBySomebodyElse(tx: Db, batches: readonly Batch[]): PromiseLike<{ plan_id: PlanId }[]> {
	const claims = batches.flatMap((batch) => claimsOf(batch));
	return tx<{ plan_id: PlanId }[]>`
		select ours.plan_id from unnest(
			${claims.map(({ planId }) => planId)}::text[],
			${claims.map(({ client }) => client)}::bigint[],
			${claims.map(({ person }) => person)}::text[]
		) as ours (plan_id, client_id, person_id) cross join lateral (
			select person_id, retired from plan_client
			where plan_client.plan_id = ours.plan_id and plan_client.client_id = ours.client_id offset 0
		) as claim
		where claim.retired or claim.person_id <> ours.person_id`;
}

async function isOvertaken(tx: Db, batch: Batch): Promise<boolean> {
	const clients = batch.rows.flatMap(({ adds }) => adds.map(({ client }) => client));
	const meanwhile = await tx`
		select 1 from plan_update
		where plan_id = ${batch.planId} and epoch = ${batch.epoch} and seq > ${batch.after}
			and client_ids && ${clients}::bigint[]
			and append_id <> all(${batch.rows.map(({ appendId }) => appendId)}::text[]) limit 1`;
	return meanwhile.length > 0;
}
