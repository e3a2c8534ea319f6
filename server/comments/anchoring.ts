// After a plan has changed, its open threads are looked for again: where their words are now, and how they stand. Never in the commit
// of a change: nobody who types waits for it.
import type { Anchor } from '#domain/anchor.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { lookAtPlan, type LookedAt } from './look-at-plan.ts';

interface Kept {
	readonly id: string;
	readonly anchor: Anchor;
	readonly section: string | null;
}

/** Answers how many threads are kept otherwise than before. Two processes never look at one plan at once. */
export async function restampThreads(sql: Sql, planId: PlanId): Promise<number> {
	return sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtext('anchors'), hashtext(${planId}))`;
		const [due] = await tx`
			select 1 from plan_head head left join plan_anchored looked using (plan_id)
			where head.plan_id = ${planId} and (looked.seq is null or looked.seq < head.seq or looked.epoch <> head.epoch)`;
		if (!due) return 0;
		const plan = await lookAtPlan(tx, planId);
		if (!plan) return 0;
		const threads = await tx<Kept[]>`
			select id, anchor, section_id as section from thread where plan_id = ${planId} and resolved_at is null`;
		const changed = threads.flatMap((kept) => changedSince(kept, plan));
		if (changed.length > 0) await keep(tx, planId, changed);
		const { areaId, epoch, seq } = plan;
		await tx`
			insert into plan_anchored (area_id, plan_id, epoch, seq) values (${areaId}, ${planId}, ${epoch}, ${seq})
			on conflict (plan_id) do update set epoch = excluded.epoch, seq = excluded.seq`;
		return changed.length;
	});
}

function changedSince(kept: Kept, { look }: LookedAt): Kept[] {
	const resolved = look.resolve(kept.anchor);
	const anchor = look.restamp(kept.anchor, resolved);
	// a detached thread stays in the list of the section it was in
	const section = resolved.place ? sectionOf(look.words.content, resolved.place) : kept.section;
	return isSame(anchor, kept.anchor) && section === kept.section ? [] : [{ id: kept.id, anchor, section }];
}

/** What the database keeps has its keys in another order. */
function isSame(one: Anchor, other: Anchor): boolean {
	return (Object.keys(one) as (keyof Anchor)[]).every((key) => one[key] === other[key]);
}

async function keep(tx: Tx, planId: PlanId, changed: readonly Kept[]): Promise<void> {
	const rows = changed.map(({ id, anchor, section }) => ({ id, anchor: { ...anchor }, section }));
	await tx`
		update thread set anchor = now.anchor, anchor_state = now.anchor ->> 'state', section_id = now.section
		from jsonb_to_recordset(${tx.json(rows)}) as now (id text, anchor jsonb, section text)
		where thread.id = now.id and thread.plan_id = ${planId}`;
}

/** Plans with open threads that have changed since somebody looked. */
export async function plansToLookAt(sql: Sql): Promise<PlanId[]> {
	const found = await sql<{ planId: PlanId }[]>`
		select head.plan_id as "planId" from plan_head head left join plan_anchored looked using (plan_id)
		where (looked.seq is null or looked.seq < head.seq or looked.epoch <> head.epoch)
			and exists (select 1 from thread where thread.plan_id = head.plan_id and resolved_at is null)`;
	return found.map(({ planId }) => planId);
}
