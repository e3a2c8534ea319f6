// Whose words stand in a plan, read from its log. It is not written with each append: a letter would then cost an answer of its
// own, and the log holds all there is to know. It is made when somebody asks, from where it was made last.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { carry } from '#document/authorship/carry.ts';
import { Ledger, type KeptLedger } from '#document/authorship/ledger.ts';
import type { Row, Way } from '#document/authorship/look.ts';
import { voicesIn } from '#document/authorship/standing.ts';
import { rootsOf } from '#document/roots.ts';
import type { Group } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { PlanVoices } from '#domain/voices/voice.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import type { Db } from '#server/sql.ts';

export interface PlanAt {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly epoch: number;
	/** As the plan was when this row of its log had been written. */
	readonly seq: number;
}

/** What the log calls things, and what they mean for whose words they are. */
const wayOf: Readonly<Record<RowKind, Way>> = {
	typed: 'typed',
	correction: 'typed',
	accept: 'suggestion',
	import: 'import',
	restore: 'restore',
	returned: 'returned'
};

/** Rows read at a time, and for how long (ms) they are worked on before others have a turn. */
const rowsAtOnce = 500;
const turn = 8;
/** Fewer rows than this are sooner read again than kept. */
const worthKeeping = 20;

/** Whose words stood in a plan at a place of its log: by block, row and cell. */
export async function voicesOf(db: Db, plan: PlanAt): Promise<PlanVoices> {
	const { ledger, doc } = await readOn(db, plan, Infinity);
	return voicesIn(ledger, doc);
}

/**
 * Whose words stand in it now. With so many `ms` to find out, it says how much of the log is read when they are over; what was
 * read is kept, so that who asks again goes on from there.
 */
export async function voicesNow(
	db: Db,
	{ areaId, planId }: Pick<PlanAt, 'areaId' | 'planId'>,
	ms = Infinity
): Promise<{ readonly voices: PlanVoices } | { readonly read: number; readonly of: number }> {
	const [head] = await db<{ epoch: number; seq: number }[]>`
		select epoch, seq from plan_head where plan_id = ${planId} and area_id = ${areaId}`;
	if (!head) refuse('not-found');
	const { ledger, doc, isWhole } = await readOn(db, { areaId, planId, ...head }, ms);
	return isWhole ? { voices: voicesIn(ledger, doc) } : { read: ledger.seq, of: head.seq };
}

/**
 * The same, unless more than so many rows have to be read for it: for who holds a lock meanwhile. The log is kept, so it can be
 * asked again at any time.
 */
export async function voicesWithin(db: Db, plan: PlanAt, mostRows: number): Promise<PlanVoices | null> {
	const { planId, epoch, seq } = plan;
	const [known] = await db<{ seq: number }[]>`
		select seq from plan_voices where plan_id = ${planId} and epoch = ${epoch} and seq <= ${seq}::bigint`;
	return seq - (known?.seq ?? 0) > mostRows ? null : voicesOf(db, plan);
}

interface ReadSoFar {
	readonly ledger: Ledger;
	readonly doc: Y.Doc;
	/** To the very place that was asked for. */
	readonly isWhole: boolean;
}

async function readOn(db: Db, plan: PlanAt, ms: number): Promise<ReadSoFar> {
	const until = performance.now() + ms;
	const { ledger, doc } = await takeUp(db, plan);
	const from = ledger.seq;
	let isWhole: boolean;
	do {
		const rows = await rowsBehind(db, plan, ledger.seq);
		await carryAll(ledger, doc, rows);
		isWhole = rows.length < rowsAtOnce;
	} while (!isWhole && performance.now() < until);
	if (ledger.seq - from >= worthKeeping) await keep(db, plan, ledger, doc);
	return { ledger, doc, isWhole };
}

async function takeUp(db: Db, { planId, epoch, seq }: PlanAt): Promise<{ ledger: Ledger; doc: Y.Doc }> {
	const [kept] = await db<{ ledger: Uint8Array; state: Uint8Array }[]>`
		select ledger, state from plan_voices where plan_id = ${planId} and epoch = ${epoch} and seq <= ${seq}::bigint`;
	const doc = new Y.Doc();
	rootsOf(doc);
	if (!kept) return { ledger: new Ledger(), doc };
	Y.applyUpdate(doc, kept.state);
	return { ledger: new Ledger(JSON.parse(gunzipSync(kept.ledger).toString('utf8')) as KeptLedger), doc };
}

async function rowsBehind(db: Db, { planId, epoch, seq }: PlanAt, after: number): Promise<Row[]> {
	const rows = await db<
		{ seq: number; at: Date; bytes: Uint8Array; kind: RowKind; person: PersonId; voice_group: Group }[]
	>`
		select seq, at, bytes, kind, coalesce(acting_for, person_id) as person, voice_group from plan_update
		where plan_id = ${planId} and epoch = ${epoch} and seq > ${after}::bigint and seq <= ${seq}::bigint
		order by seq limit ${rowsAtOnce}`;
	return rows.map((row) => ({
		seq: row.seq,
		at: row.at.getTime(),
		update: row.bytes,
		by: { person: row.person, group: row.voice_group },
		way: wayOf[row.kind]
	}));
}

/** A long log is read in turns: nobody's letters wait for it. */
async function carryAll(ledger: Ledger, doc: Y.Doc, rows: readonly Row[]): Promise<void> {
	let begun = performance.now();
	for (const row of rows) {
		carry(ledger, doc, row);
		if (performance.now() - begun < turn) continue;
		await nextTurn();
		begun = performance.now();
	}
}

async function keep(db: Db, { areaId, planId, epoch }: PlanAt, ledger: Ledger, doc: Y.Doc): Promise<void> {
	const packed = gzipSync(JSON.stringify(ledger.keep()), { level: 1 });
	await db`
		insert into plan_voices (area_id, plan_id, epoch, seq, ledger, state)
		values (${areaId}, ${planId}, ${epoch}, ${ledger.seq}, ${packed}, ${Buffer.from(Y.encodeStateAsUpdate(doc))})
		on conflict (plan_id) do update
			set epoch = excluded.epoch, seq = excluded.seq, ledger = excluded.ledger, state = excluded.state, at = now()
			where (plan_voices.epoch, plan_voices.seq) < (excluded.epoch, excluded.seq)`;
}
