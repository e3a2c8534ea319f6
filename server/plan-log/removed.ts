// Who was taken out of the workshop of a plan, and how somebody is named who is not to be known.
import { createHash } from 'node:crypto';
import type { PersonId, PlanId } from '#domain/ids.ts';
import type { Db } from '#server/sql.ts';

/** Whether a member may not come into this plan's open workshop. It ends with the workshop. */
export async function isTakenOut(db: Db, planId: PlanId, personId: PersonId): Promise<boolean> {
	const [found] = await db`
		select from workshop_removal removal join workshop on workshop.id = removal.workshop_id
		where removal.plan_id = ${planId} and removal.person_id = ${personId}
			and workshop.ended_at is null and workshop.ends_at > now()`;
	return found !== undefined;
}

/**
 * What tells one person from the next among those who are here, without saying who they are: the same in every process, in
 * every tab of theirs, and another in every plan.
 */
export function whoIn(planId: string, personId: string): string {
	return createHash('sha256').update(`${planId} ${personId}`).digest('hex').slice(0, 16);
}
