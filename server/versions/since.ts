// What changed since somebody was here. Of each person and plan only a place in the log is kept, never words: what they saw is
// made anew from the log, or is the nearest version before it.
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import type { AreaId, PersonId, PlanId, VersionId } from '#domain/ids.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { applyAll } from '#server/plan-log/apply.ts';
import type { Db, Sql } from '#server/sql.ts';

/** Away for so long, somebody who comes back is told. A reload is no new visit. */
export const awayMinutes = 10;
/** More changes than that are not applied for a few sentences: then the nearest version has to do. */
const mostChanges = 2_000;

interface Visitor {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
}

/** Somebody opens a plan: where they stopped last time is where the telling begins. Call it before the visit is noted. */
export async function beginVisit(db: Db, { planId, personId }: Visitor, now = new Date()): Promise<void> {
	const long = new Date(now.getTime() - awayMinutes * 60_000);
	await db`
		update plan_visit set since_epoch = epoch, since_seq = seq, since_at = seen_at
		where plan_id = ${planId} and person_id = ${personId} and (since_at is null or seen_at <= ${long})`;
}

/** They have read it: nothing more is told until they come back another time. */
export async function putAwayNews(db: Db, { planId, personId }: Visitor): Promise<void> {
	await db`
		update plan_visit set since_epoch = null, since_seq = null, since_at = coalesce(since_at, now())
		where plan_id = ${planId} and person_id = ${personId}`;
}

export interface Since {
	readonly at: Date;
	readonly epoch: number;
	readonly seq: number;
	/** The latest version they can have seen; null when there is none. */
	readonly version: VersionId | null;
}

/** Null when there is nothing to tell: a first visit, put away, nothing changed, or only they changed it. */
export async function sinceLastVisit(db: Db, { planId, personId }: Visitor): Promise<Since | null> {
	const [row] = await db<Since[]>`
		select visit.since_at as at, visit.since_epoch as epoch, visit.since_seq as seq, (
			select v.id from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
			where v.plan_id = visit.plan_id and (v.epoch, v.seq) <= (visit.since_epoch, visit.since_seq)
				and p.withdrawn_at is null
			order by v.epoch desc, v.seq desc, v.made_at desc, v.id desc limit 1) as version
		from plan_visit visit join plan_head head on head.plan_id = visit.plan_id
		where visit.plan_id = ${planId} and visit.person_id = ${personId} and visit.since_seq is not null
			and exists (
				select from plan_update u
				where u.plan_id = visit.plan_id and u.epoch = head.epoch and u.person_id <> visit.person_id
					and u.seq > case when visit.since_epoch = head.epoch then visit.since_seq else 0 end)`;
	return row ?? null;
}

/** What the plan said then: from the log where that is short, else by the nearest version before. Null when neither is there. */
export async function contentSince(sql: Sql, planId: PlanId, since: Since): Promise<PlanContent | null> {
	const doc = await docAt(sql, planId, since);
	return doc ? readPlan(doc) : fromVersion(sql, since);
}

/** The document as it was at a place in the log; null where that cannot be made anew, or not without long work. */
export async function docAt(
	sql: Sql,
	planId: PlanId,
	{ epoch, seq }: Pick<Since, 'epoch' | 'seq'>
): Promise<Y.Doc | null> {
	// words removed for privacy stand in what the log says of before: that is made anew for nobody
	const [erased] = await sql`
		select 1 from plan_erasure where plan_id = ${planId} and epoch = ${epoch} and seq > ${seq} limit 1`;
	if (erased) return null;
	const [base] = await sql<{ seq: number; state: Uint8Array }[]>`
		select seq, y_state as state from version
		where plan_id = ${planId} and epoch = ${epoch} and seq <= ${seq} and y_state is not null
		order by seq desc limit 1`;
	const from = base?.seq ?? 0;
	if (seq - from > mostChanges) return null;
	const rows = await sql<{ bytes: Uint8Array }[]>`
		select bytes from plan_update
		where plan_id = ${planId} and epoch = ${epoch} and seq > ${from} and seq <= ${seq} order by seq`;
	// a log of which rows are missing says nothing true
	if (rows.length !== seq - from) return null;
	const doc = new Y.Doc();
	rootsOf(doc);
	applyAll(doc, [...(base ? [base.state] : []), ...rows.map(({ bytes }) => bytes)]);
	return doc;
}

async function fromVersion(sql: Sql, { version }: Since): Promise<PlanContent | null> {
	if (version === null) return null;
	const [row] = await sql<{ content: PlanContent; schema: number }[]>`
		select content, schema from version where id = ${version}`;
	return row && row.schema <= schemaVersion ? row.content : null;
}
