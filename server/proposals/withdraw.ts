import type { PersonId, PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';

/**
 * Takes back what nobody has answered yet of one's own suggestion. What was said in a consultation is taken back there. Refuses not-found when it is not theirs, and suggest-answered.
 */
export async function withdraw(
	db: Db,
	{ planId, personId }: { readonly planId: PlanId; readonly personId: PersonId },
	proposal: string
): Promise<void> {
	const [own] = await db`
		select from proposal where plan_id = ${planId} and id = ${proposal} and person_id = ${personId}
			and comment_id is null`;
	if (!own) refuse('not-found');
	const { count } = await db`
		update proposal_hunk set state = 'withdrawn', decided_by = ${personId}, decided_at = now(), seen_at = now()
		where plan_id = ${planId} and proposal_id = ${proposal} and state = 'open'`;
	if (count === 0) refuse('suggest-answered');
}
