// A plan whose place another one takes. Its words and its public pages stay at their addresses; they say so, and lead on.
import type { PlanId } from '#domain/ids.ts';
import { planAddress } from '#domain/publication.ts';
import { refuse } from '#domain/refusals.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';

/**
 * Names the plan that follows, or null: nothing does. Both are in one area. Refuses not-allowed, not-now, not-found (also for a plan
 * that whoever asks cannot see), successor-circle.
 */
export async function supersedePlan(sql: Sql, by: PlanMember, successor: string | null): Promise<void> {
	const { areaId, personId } = by;
	const planId = by.plan.id;
	const move: PlanMove = { areaId, planId, act: 'supersede', by };
	const work = async (tx: Tx): Promise<void> => {
		// two plans must not come to follow each other at once
		await tx`select pg_advisory_xact_lock(hashtext('successor'), hashtext(${areaId}))`;
		await movePlan(tx, move);
		if (successor !== null) {
			const next = await memberOfPlan(tx, by.accountId, successor);
			if (!next || next.areaId !== areaId) refuse('not-found');
			if (await leadsTo(tx, next.plan.id, planId)) refuse('successor-circle');
		}
		await tx`
			update plan set superseded_at = coalesce(superseded_at, now()), superseded_by = ${personId}, successor_id = ${successor}
			where area_id = ${areaId} and id = ${planId}`;
		await audit(tx, { areaId, personId, planId, what: 'plan-superseded', detail: { successor } });
		await notify(tx, { kind: 'published', plan: planId });
	};
	await refusalsInTheBook(sql, move, () => sql.begin(work));
}

/** Whether who follows from one plan to the next comes to another one, or is there already. */
async function leadsTo(tx: Tx, from: PlanId, to: PlanId): Promise<boolean> {
	const met = await tx`
		with recursive next as (
			select id, successor_id from plan where id = ${from}
			union select plan.id, plan.successor_id from plan join next on plan.id = next.successor_id)
		select from next where id = ${to}`;
	return met.count > 0;
}

export interface Successor {
	/** Where whoever asks can read it: in the workspace, else its public page; null where neither is. */
	readonly address: string | null;
	/** Only where they see it in the workspace. */
	readonly title: string;
	readonly at: Date;
	/** Its id, where they see it. */
	readonly plan: PlanId | null;
	/** Nothing follows. */
	readonly none: boolean;
}

/** What took the place of a plan, for somebody who sees that plan; null while it is in use. */
export async function successorOf(db: Db, { accountId, plan }: PlanMember): Promise<Successor | null> {
	const [row] = await db<{ at: Date; successor: PlanId | null; isPublic: boolean }[]>`
		select superseded_at as at, successor_id as successor, exists (
			select from publication where publication.plan_id = plan.successor_id and withdrawn_at is null) as "isPublic"
		from plan where id = ${plan.id} and superseded_at is not null`;
	if (!row) return null;
	const { at, successor, isPublic } = row;
	if (successor === null) return { at, address: null, title: '', plan: null, none: true };
	const seen = await memberOfPlan(db, accountId, successor);
	if (seen) {
		const { id, title, plainTitle } = seen.plan;
		return { at, address: `/plans/${id}`, title: plainTitle || title, plan: id, none: false };
	}
	return { at, address: isPublic ? planAddress(successor) : null, title: '', plan: null, none: false };
}

/** Plans that could follow: of the same area, seen by whoever asks, and no inspection reports. */
export async function possibleSuccessors(
	db: Db,
	{ accountId, areaId, plan }: PlanMember
): Promise<{ readonly id: PlanId; readonly title: string }[]> {
	const rows = await db<{ id: PlanId }[]>`
		select id from plan
		where area_id = ${areaId} and id <> ${plan.id} and kind <> 'inspection' and deleted_at is null and archived_at is null
		order by changed_at desc, id limit ${mostOffered}`;
	const seen = await Promise.all(rows.map(({ id }) => memberOfPlan(db, accountId, id)));
	return seen.flatMap((member) =>
		member ? [{ id: member.plan.id, title: member.plan.plainTitle || member.plan.title }] : []
	);
}

/** A list people can choose from. */
const mostOffered = 100;
