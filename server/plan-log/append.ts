// A change made by the web half (an import, a restore, an accepted suggestion, a correction) enters a plan like anybody's edit:
// through the gate, into the log, and with a hint that lets open rooms pick it up.
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db, Tx } from '#server/sql.ts';
import { appendBatches } from './append-batches.ts';
import { Gate } from './gate.ts';
import { openPlan } from './log.postgres.ts';
import type { Author, RowKind } from './log.ts';
import { newRow } from './new-row.ts';
import { titlesOf } from './titles.ts';

/** What the server itself brings in or back. What somebody has typed, now or earlier, makes up no quotation (rule G10). */
const quoting: ReadonlySet<RowKind> = new Set(['import', 'restore', 'correction']);

export interface Change {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	/** The epoch the change was made for; refused when the plan has another one by now. */
	readonly epoch?: number;
	readonly update: Uint8Array;
	readonly kind: RowKind;
	/** Whoever it is done for. The caller has asked `may`. */
	readonly person: Author;
	/** Somebody whose words these are, when they are not the person's own. */
	readonly actingFor?: Author['actingFor'];
}

/**
 * Appends one change, or throws Refused. With a pool it has a transaction of its own; with a transaction it is part of it.
 * An update that brings nothing new writes nothing and answers with the present number.
 */
export async function appendToPlan(db: Db, change: Change): Promise<{ seq: number }> {
	return 'begin' in db ? db.begin((tx) => appendInside(tx, change)) : appendInside(db, change);
}

async function appendInside(tx: Tx, change: Change): Promise<{ seq: number }> {
	const { areaId, planId, update, kind } = change;
	// the plan's lock first: what is read after it cannot grow before we write
	await tx`select 1 from plan_head where plan_id = ${planId} and area_id = ${areaId} for update`;
	const opened = await openPlan(tx, planId);
	if (!opened || opened.areaId !== areaId) refuse('not-found');
	if (change.epoch !== undefined && change.epoch !== opened.epoch) refuse('rejoin');

	const gate = new Gate(opened);
	const verdict = gate.enter(update, {
		id: change.person.id,
		mayEdit: true,
		mayQuote: quoting.has(kind),
		mayCorrect: kind === 'correction'
	});
	if (verdict.kind === 'nothing-new') return { seq: opened.seq };
	if (verdict.kind !== 'entered') refuse(verdict.code);

	const author =
		change.actingFor === undefined ? change.person : { ...change.person, actingFor: change.actingFor };
	const outcomes = await appendBatches(tx, [
		{
			areaId,
			planId,
			epoch: opened.epoch,
			after: opened.seq,
			rows: [newRow({ appendId: newId(), kind, author, bytes: verdict.bytes, scan: verdict.scan })],
			...(verdict.titlesChanged ? { titles: titlesOf(gate.doc) } : {})
		}
	]);
	const outcome = outcomes.get(planId);
	if (outcome?.kind !== 'written')
		throw new Error(`The log answered ${outcome?.kind} although the plan was locked`);
	return { seq: outcome.seqs[0]! };
}
