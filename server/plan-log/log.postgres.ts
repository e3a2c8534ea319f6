// The log in PostgreSQL. Everything that belongs together is written in one transaction; numbers are handed out under the
// lock of the plan's row in plan_head, so that they cannot commit out of order (rule L of server/collab/README.md).
import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Db, Sql } from '#server/sql.ts';
import { appendBatches } from './append-batches.ts';
import { appendWhereNothingMoved } from './insert-rows.ts';
import type { LogRow, OpenedPlan, PlanLog, ReadPlan, Rejected, RowKind } from './log.ts';
import type { LogSabotage } from './sabotage.ts';

interface HeadRow {
	area_id: AreaId;
	epoch: number;
	seq: number;
}

/** So many rows are read at once where a plan is read in pieces. */
const rowsAtOnce = 50;
/** After this long (ms) the server ends an append that waits for a lock, or whose writer has gone silent holding one. */
const appendPatience = 15_000;

/** The log over a pool of connections. */
export function postgresLog(sql: Sql, sabotage?: LogSabotage, patience = appendPatience): PlanLog {
	return {
		open: (planId) =>
			sql.begin('isolation level repeatable read read only', (tx) => openPlan(tx, planId, sabotage)),
		readInPieces: (planId, take) =>
			sql.begin('isolation level repeatable read read only', (tx) => readPlan(tx, planId, take)),
		async readAfter(planId, epoch, seq) {
			const [head] = await sql<
				HeadRow[]
			>`select area_id, epoch, seq from plan_head where plan_id = ${planId}`;
			return head?.epoch === epoch ? rowsAfter(sql, planId, epoch, seq) : null;
		},
		async append(batches) {
			const plain = sabotage ? [] : batches.filter(({ late, rows }) => !late && rows.length > 0);
			const outcomes = await appendWhereNothingMoved(sql, plain, patience);
			const others = batches.filter(({ planId }) => !outcomes.has(planId));
			if (others.length === 0) return outcomes;
			// an earlier try was written after all, somebody else wrote, an epoch is over: looked at step by step
			const looked = await sql.begin(async (tx) => {
				// on its way with the first statement: it costs no wait of its own
				const [, known] = await Promise.all([boundTo(tx, patience), appendBatches(tx, others, sabotage)]);
				return known;
			});
			return new Map([...outcomes, ...looked]);
		},
		// classes 22 and 23 of SQLSTATE: data that does not fit, a constraint that does not hold
		neverWrites: (error) => error instanceof postgres.PostgresError && /^2[23]/.test(error.code),
		keepState: (planId, epoch, seq, bytes) => keepState(sql, planId, epoch, seq, bytes),
		keepRejected: (rejected) => keepRejected(sql, rejected),
		async heads(planIds) {
			const rows = await sql<(HeadRow & { plan_id: PlanId })[]>`
				select plan_id, area_id, epoch, seq from plan_head where plan_id = any(${[...planIds]}::text[])`;
			return new Map(rows.map((row) => [row.plan_id, { epoch: row.epoch, seq: row.seq }]));
		}
	};
}

/** Reads what the document is built from. Give it a repeatable-read transaction, or one that holds the plan's lock. */
export async function openPlan(db: Db, planId: PlanId, sabotage?: LogSabotage): Promise<OpenedPlan | null> {
	const [[head], [kept], claims] = await Promise.all([
		headOf(db, planId),
		keptStateOf(db, planId),
		db<{ client_id: number; person_id: PersonId; retired: boolean }[]>`
			select client_id, person_id, retired from plan_client where plan_id = ${planId}`
	]);
	if (!head) return null;
	const state = kept && isSound(kept) ? { seq: kept.seq, bytes: kept.bytes } : null;
	const from = state && sabotage === 'open-without-tail' ? head.seq : (state?.seq ?? 0);
	// asked with the number itself: PostgreSQL has to know that the tail is short, or it reads the whole log
	const tail = await rowsAfter(db, planId, head.epoch, from);
	const stateIsDamaged = kept !== undefined && state === null;
	if (stateIsDamaged) expectAll(tail.length, head);
	return {
		areaId: head.area_id,
		planId,
		epoch: head.epoch,
		seq: head.seq,
		state,
		tail,
		...(stateIsDamaged ? { stateIsDamaged } : {}),
		claims: new Map(claims.map((claim) => [claim.client_id, claim.person_id])),
		retired: claims.filter((claim) => claim.retired).map((claim) => claim.client_id),
		...(head.returns_until ? { returnsUntil: head.returns_until.getTime() } : {})
	};
}

/** Give it a repeatable-read transaction. */
async function readPlan(
	db: Db,
	planId: PlanId,
	take: (updates: readonly Uint8Array[]) => void
): Promise<ReadPlan | null> {
	const [[head], [kept]] = await Promise.all([headOf(db, planId), keptStateOf(db, planId)]);
	if (!head) return null;
	const state = kept && isSound(kept) ? kept : null;
	if (state) take([state.bytes]);
	let rows = 0;
	const tail = db<{ bytes: Uint8Array }[]>`
		select bytes from plan_update
		where plan_id = ${planId} and epoch = ${head.epoch} and seq > ${state?.seq ?? 0} order by seq`;
	await tail.cursor(rowsAtOnce, (piece) => {
		take(piece.map(({ bytes }) => bytes));
		rows += piece.length;
	});
	if (kept && !state) expectAll(rows, head);
	return { epoch: head.epoch, seq: head.seq, rows };
}

interface KeptState {
	seq: number;
	bytes: Uint8Array;
	hash: Uint8Array | null;
}

function headOf(db: Db, planId: PlanId) {
	return db<(HeadRow & { returns_until: Date | null })[]>`
		select area_id, epoch, seq, returns_until from plan_head where plan_id = ${planId}`;
}

function keptStateOf(db: Db, planId: PlanId) {
	return db<KeptState[]>`
		select plan_state.seq, bytes, hash from plan_state join plan_head using (plan_id, epoch) where plan_id = ${planId}`;
}

/** Without a sound state every row is needed (rule R3). */
function expectAll(rows: number, { seq }: HeadRow): void {
	if (rows !== seq) throw new Error('the kept state of a plan is damaged, and rows are missing in its log');
}

/** Whether a state is as it was kept. What is not is left alone: the log says everything that it said (rule L6). */
function isSound({ bytes, hash }: KeptState): boolean {
	return hash !== null && createHash('sha256').update(bytes).digest().equals(hash);
}

async function boundTo(tx: Db, ms: number): Promise<void> {
	await tx`
		select set_config('statement_timeout', ${String(ms)}, true),
			set_config('idle_in_transaction_session_timeout', ${String(ms)}, true)`;
}

async function rowsAfter(db: Db, planId: PlanId, epoch: number, seq: number): Promise<LogRow[]> {
	const rows = await db<
		{ seq: number; kind: RowKind; bytes: Uint8Array; client_ids: number[]; person_id: PersonId }[]
	>`
		select seq, kind, bytes, client_ids, person_id from plan_update
		where plan_id = ${planId} and epoch = ${epoch} and seq > ${seq} order by seq`;
	return rows.map((row) => ({
		seq: row.seq,
		bytes: row.bytes,
		// who brings words of others back becomes nobody's owner
		clientIds: row.kind === 'returned' ? [] : row.client_ids,
		person: row.person_id
	}));
}

async function keepState(
	db: Db,
	planId: PlanId,
	epoch: number,
	seq: number,
	bytes: Uint8Array
): Promise<void> {
	const hash = createHash('sha256').update(bytes).digest();
	await db`
		insert into plan_state (area_id, plan_id, epoch, seq, bytes, hash)
		select area_id, plan_id, ${epoch}, ${seq}, ${bytes}, ${hash}
		from plan_head where plan_id = ${planId} and epoch = ${epoch}
		on conflict (plan_id) do update set epoch = excluded.epoch, seq = excluded.seq, bytes = excluded.bytes,
			hash = excluded.hash, at = now()
		where (plan_state.epoch, plan_state.seq) < (excluded.epoch, excluded.seq)
			or plan_state.hash is distinct from sha256(plan_state.bytes)`;
}

/** So much of what was refused is kept of one person in one plan: the newest. Somebody who fills it pushes out their own. */
const rejectedQuota = { updates: 200, bytes: 20 * 1024 * 1024 };

async function keepRejected(db: Db, { areaId, planId, person, code, bytes }: Rejected): Promise<void> {
	await db`
		insert into rejected_update (area_id, plan_id, id, person_id, code, bytes)
		values (${areaId}, ${planId}, ${newId()}, ${person}, ${code}, ${bytes})`;
	await db`
		delete from rejected_update where plan_id = ${planId} and id in (
			select id from (
				select id, row_number() over newest as n, sum(length(bytes)) over newest as size
				from rejected_update where plan_id = ${planId} and person_id is not distinct from ${person}
				window newest as (order by at desc, id)
			) as kept where n > ${rejectedQuota.updates} or size > ${rejectedQuota.bytes} and n > 1)`;
}
