// One transaction writes what several plans want to say: the group commit.
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { notify } from '#server/notify.ts';
import type { Db } from '#server/sql.ts';
import { fitsQuota, insertHeld } from './held-rows.ts';
import type { Batch, Outcome } from './log.ts';
import type { LogSabotage } from './sabotage.ts';

interface Head {
	plan_id: PlanId;
	area_id: AreaId;
	epoch: number;
	seq: number;
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
	const heads = await lockHeads(
		tx,
		batches.map((batch) => batch.planId),
		sabotage
	);
	const outcomes = new Map<PlanId, Outcome>();
	for (const batch of batches) {
		const head = heads.get(batch.planId);
		outcomes.set(batch.planId, head ? await appendBatch(tx, batch, head, sabotage) : { kind: 'gone' });
	}
	return outcomes;
}

/** While this row is locked nobody else hands out numbers or claims client ids for the plan. */
async function lockHeads(tx: Db, planIds: PlanId[], sabotage?: LogSabotage): Promise<Map<PlanId, Head>> {
	const heads =
		sabotage === 'seq-without-lock'
			? await tx<
					Head[]
				>`select plan_id, area_id, epoch, seq from plan_head where plan_id = any(${planIds}::text[])`
			: await tx<Head[]>`
				select plan_id, area_id, epoch, seq from plan_head where plan_id = any(${planIds}::text[])
				order by plan_id for update`;
	return new Map(heads.map((head) => [head.plan_id, head]));
}

async function appendBatch(tx: Db, batch: Batch, head: Head, sabotage?: LogSabotage): Promise<Outcome> {
	if (head.epoch !== batch.epoch && sabotage !== 'ignore-epoch') return { kind: 'check-again' };
	const before =
		sabotage === 'forget-append-id' ? new Map<string, number>() : await alreadyWritten(tx, batch);
	if (await othersUsedOurClients(tx, batch, head, sabotage)) return { kind: 'check-again' };

	const { late } = batch;
	const fits = !late || sabotage === 'hold-without-end' || (await fitsQuota(tx, batch.planId, late.held));
	if (!fits) return { kind: 'too-much-held' };

	let seq = head.seq;
	const numbered = batch.rows.map((row) => ({ row, seq: before.get(row.appendId) ?? ++seq }));
	const fresh = numbered.filter(({ row }) => !before.has(row.appendId));
	const [clock] = await tx<{ at: Date }[]>`select now() as at`;
	if (late) {
		await insertHeld(tx, batch, late.held);
		if (sabotage !== 'forget-retired') await retireClients(tx, batch, late.retires);
	}
	if (fresh.length > 0) {
		// sent in one go: the connection keeps their order, and one failure undoes them all
		await Promise.all([
			insertRows(tx, batch, fresh),
			insertClaims(tx, batch),
			insertAuthorship(tx, batch, sabotage === 'forget-authorship' ? [] : fresh),
			tx`update plan_head set seq = ${seq} where plan_id = ${batch.planId}`,
			refreshPlan(tx, batch),
			notify(tx, { kind: 'plan', plan: batch.planId, seq })
		]);
	}
	return { kind: 'written', seqs: numbered.map((row) => row.seq), at: clock!.at.getTime() };
}

/** Rows that an earlier try with an unclear end has written after all. */
async function alreadyWritten(tx: Db, batch: Batch): Promise<Map<string, number>> {
	const rows = await tx<{ append_id: string; seq: number }[]>`
		select append_id, seq from plan_update
		where plan_id = ${batch.planId} and append_id = any(${batch.rows.map((row) => row.appendId)}::text[])`;
	return new Map(rows.map((row) => [row.append_id, row.seq]));
}

/**
 * Whether somebody else owns one of the client ids, or another process has written for one of them since we looked. Then
 * our rows were checked against clocks that are no longer true, and writing them would part the replicas for ever.
 */
async function othersUsedOurClients(
	tx: Db,
	batch: Batch,
	head: Head,
	sabotage?: LogSabotage
): Promise<boolean> {
	const owners = claimsOf(batch);
	const clients = [...owners.keys()];
	if (sabotage !== 'ignore-claims') {
		const claims = await tx<{ client_id: number; person_id: PersonId; retired: boolean }[]>`
			select client_id, person_id, retired from plan_client
			where plan_id = ${batch.planId} and client_id = any(${clients}::bigint[])`;
		if (claims.some((claim) => claim.retired || owners.get(claim.client_id) !== claim.person_id)) return true;
	}
	if (head.seq <= batch.after || sabotage === 'ignore-others-rows') return false;
	const meanwhile = await tx`
		select 1 from plan_update
		where plan_id = ${batch.planId} and epoch = ${batch.epoch} and seq > ${batch.after}
			and client_ids && ${clients}::bigint[]
			and append_id <> all(${batch.rows.map((row) => row.appendId)}::text[]) limit 1`;
	return meanwhile.length > 0;
}

function claimsOf(batch: Batch): Map<number, PersonId> {
	return new Map(batch.rows.flatMap((row) => row.adds.map((add) => [add.client, row.author.id] as const)));
}

type Numbered = { row: Batch['rows'][number]; seq: number };

async function insertRows(tx: Db, batch: Batch, rows: readonly Numbered[]): Promise<void> {
	const values = rows.map(({ row, seq }) => ({
		area_id: batch.areaId,
		plan_id: batch.planId,
		epoch: batch.epoch,
		seq,
		append_id: row.appendId,
		kind: row.kind,
		person_id: row.author.id,
		acting_for: row.author.actingFor ?? null,
		role: row.author.role,
		voice_group: row.author.group,
		client_ids: row.adds.map((add) => add.client),
		bytes: row.bytes
	}));
	await tx`insert into plan_update ${tx(values)}`;
}

async function insertClaims(tx: Db, batch: Batch): Promise<void> {
	const claims = [...claimsOf(batch)];
	if (claims.length === 0) return;
	await tx`
		insert into plan_client (area_id, plan_id, client_id, person_id)
		select ${batch.areaId}, ${batch.planId}, * from unnest(
			${claims.map(([client]) => client)}::bigint[], ${claims.map(([, person]) => person)}::text[])
		on conflict do nothing`;
}

/** What was typed under these ids has been taken apart; nothing more may come under them. */
async function retireClients(
	tx: Db,
	{ areaId, planId }: Batch,
	retires: readonly (readonly [number, PersonId])[]
): Promise<void> {
	await tx`
		insert into plan_client (area_id, plan_id, client_id, person_id, retired)
		select ${areaId}, ${planId}, *, true from unnest(
			${retires.map(([client]) => client)}::bigint[], ${retires.map(([, person]) => person)}::text[])
		on conflict (plan_id, client_id) do update set retired = true`;
}

/** Who wrote and who deleted which clocks. As lists: one frame may delete more ranges than a statement takes values. */
async function insertAuthorship(tx: Db, batch: Batch, rows: readonly Numbered[]): Promise<void> {
	const ranges = rows.flatMap(({ row, seq }) => [
		...row.adds.map((range) => ({ ...range, what: 'written', row, seq })),
		...row.deletes.map((range) => ({ ...range, what: 'deleted', row, seq }))
	]);
	if (ranges.length === 0) return;
	await tx`
		insert into plan_authorship (area_id, plan_id, epoch,
			seq, client_id, clock_from, clock_to, deleted, person_id, voice_group, via)
		select ${batch.areaId}, ${batch.planId}, ${batch.epoch},
			seq, client_id, clock_from, clock_to, what = 'deleted', person_id, voice_group, via
		from unnest(
			${ranges.map((range) => range.seq)}::bigint[],
			${ranges.map((range) => range.client)}::bigint[],
			${ranges.map((range) => range.from)}::bigint[],
			${ranges.map((range) => range.to)}::bigint[],
			${ranges.map((range) => range.what)}::text[],
			${ranges.map((range) => range.row.author.id)}::text[],
			${ranges.map((range) => range.row.author.group)}::text[],
			${ranges.map((range) => range.row.kind)}::text[]
		) as range (seq, client_id, clock_from, clock_to, what, person_id, voice_group, via)`;
}

async function refreshPlan(tx: Db, batch: Batch): Promise<void> {
	const { titles } = batch;
	if (!titles) {
		await tx`update plan set changed_at = now() where id = ${batch.planId}`;
		return;
	}
	await tx`
		update plan set changed_at = now(), title = ${titles.title}, plain_title = ${titles.plainTitle},
			kind = coalesce(${titles.kind}, kind)
		where id = ${batch.planId}`;
}
