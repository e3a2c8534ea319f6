// Which plans have a moment to keep, asked of the log in one statement: no plan is opened for it.
import type { PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';
import { activeTime, idleTime } from './watch-plan.ts';

/** One change that deletes so much may be a large deletion: it is looked at soon, and not with the next version. */
const suspicious = { characters: 400, stretches: 5 } as const;

/** Plans with something new that is in no version and due by now, the longest waiting first. */
export async function duePlans(sql: Sql, now: number): Promise<PlanId[]> {
	const rows = await sql<{ planId: PlanId }[]>`
		select head.plan_id as "planId"
		from plan_head head
		left join plan_watched watched on watched.plan_id = head.plan_id and watched.epoch = head.epoch
		join plan_update first on first.plan_id = head.plan_id and first.epoch = head.epoch
			and first.seq = coalesce(watched.kept_seq, 0) + 1
		join plan_update last on last.plan_id = head.plan_id and last.epoch = head.epoch and last.seq = head.seq
		where head.seq > coalesce(watched.kept_seq, 0) and (
			last.at <= ${new Date(now - idleTime)} or first.at <= ${new Date(now - activeTime)}
			or exists (
				select from plan_authorship gone
				where gone.plan_id = head.plan_id and gone.epoch = head.epoch and gone.deleted
					and gone.seq > coalesce(watched.seq, 0)
				group by gone.seq
				having sum(gone.clock_to - gone.clock_from) >= ${suspicious.characters} or count(*) >= ${suspicious.stretches}))
		order by first.at`;
	return rows.map(({ planId }) => planId);
}
