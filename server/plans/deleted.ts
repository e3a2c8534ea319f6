// Taking a plan away, bringing it back, and what happens when nobody does.
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Sql } from '#server/sql.ts';

/** So long a deleted plan can be brought back; then it is gone for good. */
export const daysToBringBack = 30;

/**
 * Takes a plan off every list and closes it for everybody. For 30 days it can be brought back. Refuses still-public while a
 * page of it can be read: afterwards nobody could withdraw it.
 */
export async function deletePlan(sql: Sql, member: PlanMember): Promise<void> {
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		// the lock of server/publication: nothing is published while this decides
		await tx`select pg_advisory_xact_lock(hashtext('publication'), hashtext(${plan.id}))`;
		const open =
			await tx`select from publication where plan_id = ${plan.id} and withdrawn_at is null limit 1`;
		if (open.count > 0) refuse('still-public');
		const taken = await tx`
			update plan set deleted_at = now(), deleted_by = ${personId}
			where area_id = ${areaId} and id = ${plan.id} and deleted_at is null`;
		if (taken.count === 0) return;
		await audit(tx, { areaId, personId, what: 'plan-deleted', planId: plan.id });
		await notify(tx, { kind: 'access', plan: plan.id });
	});
}

/** Brings a deleted plan back as it was, with everybody's part in it. Refuses not-found when its 30 days are over. */
export async function bringPlanBack(sql: Sql, member: PlanMember): Promise<void> {
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		const [found] = await tx<{ deleted: boolean; over: boolean }[]>`
			select deleted_at is not null as deleted,
				coalesce(deleted_at <= now() - make_interval(days => ${daysToBringBack}), false) as over
			from plan where area_id = ${areaId} and id = ${plan.id} for update`;
		if (!found || found.over) refuse('not-found');
		if (!found.deleted) return;
		await tx`update plan set deleted_at = null, deleted_by = null where area_id = ${areaId} and id = ${plan.id}`;
		await audit(tx, { areaId, personId, what: 'plan-brought-back', planId: plan.id });
		await notify(tx, { kind: 'access', plan: plan.id });
	});
}

/**
 * Deletes for good what nobody has brought back in 30 days: words, history and parts. A plan that was public once stays
 * closed, with its versions: its address must go on saying that the page was withdrawn, and why.
 */
export async function sweepPlans(sql: Sql): Promise<void> {
	const old = await sql<{ area_id: string; id: string }[]>`
		select area_id, id from plan
		where deleted_at <= now() - make_interval(days => ${daysToBringBack})
			and not exists (select from publication where publication.plan_id = plan.id)`;
	for (const { area_id, id } of old) {
		await sql.begin(async (tx) => {
			const gone = await tx`
				delete from plan where area_id = ${area_id} and id = ${id}
					and deleted_at <= now() - make_interval(days => ${daysToBringBack})`;
			if (gone.count === 0) return;
			await audit(tx, { areaId: area_id, personId: null, what: 'plan-gone', detail: { plan: id } });
		});
	}
}
