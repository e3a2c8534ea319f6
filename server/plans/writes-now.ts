// What is held while a workshop is led counts on pages too, not only where people type live (rule H2 of server/collab).
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { holdsOf } from '#server/plan-log/holds.ts';
import { isTakenOut } from '#server/plan-log/removed.ts';
import type { Db } from '#server/sql.ts';

type Writer = Pick<PlanMember, 'personId' | 'accountId' | 'standing' | 'plan'>;

/** Refuses paused and taken-out; who leads is never held. Ask beside `may`, before words enter the plan from a page. */
export async function mustWriteNow(db: Db, { personId, accountId, standing, plan }: Writer): Promise<void> {
	if (may(standing, 'lead-workshop')) return;
	if (accountId !== null && (await isTakenOut(db, plan.id, personId))) refuse('taken-out');
	if ((await holdsOf(db, [plan.id])).get(plan.id)?.paused) refuse('paused');
}
