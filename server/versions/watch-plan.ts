// Versions that are made by themselves. The log says when somebody wrote, so the moments to keep can be found in it at any time
// after: a server that was away makes them later, at the same places; none is lost, and none is made twice.
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { partsTouched } from '#document/touched-parts.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { frozen } from '#domain/version.ts';
import type { VersionReason } from '#domain/version-kinds.ts';
import { applyAll, applyInspected } from '#server/plan-log/apply.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { hashOf } from './hash.ts';
import { insertVersion } from './insert-version.ts';
import { charactersIn, isLarge, lossOf } from './loss.ts';
import { lockVersions, newestUpTo } from './make-version.ts';
import { keepTouches, Touches, type Toucher } from './touches.ts';

const minute = 60_000;
/** Nobody has written for so long: what stands there is kept. */
export const idleTime = 10 * minute;
/** People write on and on: every so often what stands there is kept. */
export const activeTime = 30 * minute;
/** So many changes, and about so many bytes of them, are looked at in one transaction: whatever was pasted, memory stays small. */
const atOnce = 4_000;
const bytesAtOnce = 1024 * 1024;

export interface Look {
	/** ms */
	readonly now: number;
	/** Nobody is in the plan any more. */
	readonly left?: boolean;
}

interface Head {
	readonly areaId: AreaId;
	readonly epoch: number;
	readonly seq: number;
}

interface Row extends Toucher {
	readonly seq: number;
	readonly at: Date;
	readonly bytes: Uint8Array;
}

/** Finds and keeps the moments of one plan, from where the last look ended. Two processes never look at once. */
export async function watchPlan(
	sql: Sql,
	planId: PlanId,
	look: Look
): Promise<{ kept: number; looked: boolean }> {
	let kept = 0;
	for (;;) {
		const part = await sql.begin((tx) => watchPart(tx, planId, look));
		if (!part) return { kept, looked: false };
		kept += part.kept;
		if (part.done) return { kept, looked: true };
	}
}

/** Null: another process is at it, or there is no such plan. */
async function watchPart(
	tx: Tx,
	planId: PlanId,
	look: Look
): Promise<{ kept: number; done: boolean } | null> {
	const [{ mine } = { mine: false }] = await tx<{ mine: boolean }[]>`
		select pg_try_advisory_xact_lock(hashtext('watch'), hashtext(${planId})) as mine`;
	const [head] = await tx<Head[]>`
		select area_id as "areaId", epoch, seq from plan_head where plan_id = ${planId}`;
	if (!mine || !head) return null;
	const [known] = await tx<
		{ seq: number; bytes: Uint8Array; keptSeq: number; at: Date | null; firstAt: Date | null }[]
	>`
		select seq, bytes, kept_seq as "keptSeq",
			(select at from plan_update u where u.plan_id = w.plan_id and u.epoch = w.epoch and u.seq = w.seq) as at,
			(select at from plan_update u where u.plan_id = w.plan_id and u.epoch = w.epoch and u.seq = w.kept_seq + 1) as "firstAt"
		from plan_watched w where plan_id = ${planId} and epoch = ${head.epoch}`;
	const from = known?.seq ?? 0;
	const to = await reachFrom(tx, planId, { epoch: head.epoch, from });
	const rows = await rowsAfter(tx, planId, { epoch: head.epoch, from, to });
	const ends = await tx<{ seq: number }[]>`
		select seq from version where plan_id = ${planId} and epoch = ${head.epoch} and seq > ${from}`;
	const touches = new Touches(new Set(ends.map(({ seq }) => seq)));
	const watch = new Watch(tx, { planId, head, base: known?.bytes ?? null, rows, touches });
	if (known) watch.goOn(known);
	const kept = await watch.through();
	const done = to >= head.seq;
	if (done) await watch.end(look);
	await watch.remember();
	return { kept: kept + (done ? watch.keptAtEnd : 0), done };
}

/** Up to where the log is looked at in one go. */
async function reachFrom(
	tx: Tx,
	planId: PlanId,
	{ epoch, from }: { readonly epoch: number; readonly from: number }
): Promise<number> {
	const [{ to } = { to: from }] = await tx<{ to: number }[]>`
		select coalesce(max(seq), ${from}::bigint) as to from (
			select seq, sum(size) over (order by seq) - size as before from (
				select seq, octet_length(bytes) as size from plan_update
				where plan_id = ${planId} and epoch = ${epoch} and seq > ${from}::bigint
				order by seq limit ${atOnce}) as piece) as sized
		where before < ${bytesAtOnce}`;
	return to;
}

/** Some of the log, in its order; words written for somebody are theirs. */
export async function rowsAfter(
	db: Db,
	planId: PlanId,
	{ epoch, from, to }: { readonly epoch: number; readonly from: number; readonly to: number }
): Promise<Row[]> {
	return db<Row[]>`
		select seq, at, bytes, coalesce(acting_for, person_id) as person, role, kind,
			coalesce(person.voice_group, written.voice_group) as "group"
		from plan_update as written
		left join person on person.area_id = written.area_id and person.id = written.acting_for
		where plan_id = ${planId} and epoch = ${epoch} and seq > ${from}::bigint and seq <= ${to}::bigint
		order by seq limit ${atOnce}`;
}

/** One walk along the log. */
class Watch {
	readonly #tx: Tx;
	readonly #planId: PlanId;
	readonly #head: Head;
	readonly #base: Uint8Array | null;
	readonly #rows: readonly Row[];
	readonly #touches: Touches;
	readonly #doc = new Y.Doc();
	#characters: number;
	/** Where the walk is, and when that was written. */
	#seq = 0;
	#at: Date | null = null;
	/** What is in a version, and when the first change after it was written. */
	#keptSeq = 0;
	#firstAt: Date | null = null;
	keptAtEnd = 0;

	constructor(
		tx: Tx,
		of: { planId: PlanId; head: Head; base: Uint8Array | null; rows: readonly Row[]; touches: Touches }
	) {
		this.#tx = tx;
		this.#touches = of.touches;
		this.#planId = of.planId;
		this.#head = of.head;
		this.#base = of.base;
		this.#rows = of.rows;
		rootsOf(this.#doc);
		if (of.base) applyAll(this.#doc, [of.base]);
		this.#characters = charactersIn(this.#doc);
	}

	goOn({
		seq,
		keptSeq,
		at,
		firstAt
	}: {
		seq: number;
		keptSeq: number;
		at: Date | null;
		firstAt: Date | null;
	}): void {
		this.#seq = seq;
		this.#at = at;
		this.#keptSeq = keptSeq;
		this.#firstAt = keptSeq < seq ? firstAt : null;
	}

	async through(): Promise<number> {
		let kept = 0;
		for (const row of this.#rows) {
			const reason = this.#dueBy(row.at.getTime());
			if (reason) kept += await this.#keep(reason, this.#doc);
			const taken = applyInspected(this.#doc, [row.bytes], (transaction) => ({
				loss: lossOf(this.#doc, transaction),
				parts: partsTouched(this.#doc, transaction)
			}));
			if ('failed' in taken) throw new Error(`The log of a plan cannot be read: ${taken.failed}`);
			const { loss, parts } = taken.finding;
			if (isLarge(loss, this.#characters) && this.#firstAt)
				kept += await this.#keep('before-deletion', this.#before(row.seq));
			this.#touches.note(row.seq, row, parts);
			this.#characters -= loss.characters;
			this.#seq = row.seq;
			this.#at = row.at;
			this.#firstAt ??= row.at;
		}
		return kept;
	}

	/** What is due at this moment, after the last change there is. */
	async end({ now, left = false }: Look): Promise<void> {
		const reason = this.#dueBy(now) ?? (left && this.#firstAt ? 'automatic-left' : null);
		if (reason) this.keptAtEnd = await this.#keep(reason, this.#doc);
	}

	async remember(): Promise<void> {
		const bytes = Buffer.from(Y.encodeStateAsUpdate(this.#doc));
		const { areaId, epoch } = this.#head;
		await keepTouches(this.#tx, { areaId, planId: this.#planId, epoch }, this.#touches.take());
		await this.#tx`
			insert into plan_watched (area_id, plan_id, epoch, seq, bytes, kept_seq)
			values (${areaId}, ${this.#planId}, ${epoch}, ${this.#seq}, ${bytes}, ${this.#keptSeq})
			on conflict (plan_id) do update set epoch = excluded.epoch, seq = excluded.seq, bytes = excluded.bytes,
				kept_seq = excluded.kept_seq,
				touched_from = case when plan_watched.epoch = excluded.epoch then plan_watched.touched_from else 0 end`;
	}

	/** Why what stands there now is to be kept, when nothing came until then; null: it is not, yet. */
	#dueBy(then: number): VersionReason | null {
		if (!this.#at || !this.#firstAt) return null;
		if (then - this.#at.getTime() >= idleTime) return 'automatic-idle';
		return then - this.#firstAt.getTime() >= activeTime ? 'automatic-active' : null;
	}

	/** Keeps a document as of where the walk is. What the version before says too is not kept again. */
	async #keep(reason: VersionReason, doc: Y.Doc): Promise<number> {
		const content = frozen(readPlan(doc));
		const hash = hashOf(content);
		const [planId, seq, at] = [this.#planId, this.#seq, this.#at];
		const { areaId, epoch } = this.#head;
		await lockVersions(this.#tx, planId);
		const before = await newestUpTo(this.#tx, planId, { epoch, seq });
		this.#touches.end();
		this.#keptSeq = seq;
		this.#firstAt = null;
		if (before?.epoch === epoch && before.hash === hash) return 0;
		const state = Y.encodeStateAsUpdate(doc);
		const when = at ? { at } : {};
		const what = { areaId, planId, reason, by: null, content, hash, epoch, seq, state, ...when };
		return (await insertVersion(this.#tx, what)) ? 1 : 0;
	}

	/** The document before a change, made anew: large deletions are rare. */
	#before(seq: number): Y.Doc {
		const doc = new Y.Doc();
		rootsOf(doc);
		const rows = this.#rows.filter((row) => row.seq < seq).map(({ bytes }) => bytes);
		applyAll(doc, [...(this.#base ? [this.#base] : []), ...rows]);
		return doc;
	}
}
