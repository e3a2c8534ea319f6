// What is held while a workshop is led counts here as it does where people type (rules H1, H2 of server/collab): nobody writes
// in a pause or in an action that is being talked about, but those who lead.
import { shownIn } from '#domain/action-row.ts';
import { may } from '#domain/permissions.ts';
import type { PlanContent } from '#domain/plan.ts';
import { refuse, type RefusalCode } from '#domain/refusals.ts';
import { holdsOf } from '#server/plan-log/holds.ts';
import { isTakenOut } from '#server/plan-log/removed.ts';
import type { Db, Tx } from '#server/sql.ts';
import type { Restorer } from './restorer.ts';

/** Why this person can bring nothing back into the plan just now; null when they can. */
export async function heldBack(
	db: Db,
	{ planId, author, standing }: Restorer
): Promise<Extract<RefusalCode, 'taken-out' | 'restore-paused'> | null> {
	if (may(standing, 'lead-workshop')) return null;
	if (await isTakenOut(db, planId, author.id)) return 'taken-out';
	return (await holdsOf(db, [planId])).get(planId)?.paused ? 'restore-paused' : null;
}

/** Refuses restore-held where an action would change that is being talked about. */
export async function mustHoldNone(tx: Tx, by: Restorer, now: PlanContent, next: PlanContent): Promise<void> {
	if (may(by.standing, 'lead-workshop')) return;
	const held = (await holdsOf(tx, [by.planId])).get(by.planId)?.rows ?? {};
	if (Object.keys(held).length === 0) return;
	const changed = Object.keys(next.actions).filter(
		(id) => JSON.stringify(now.actions[id]) !== JSON.stringify(next.actions[id])
	);
	if (changed.some((id) => shownIn(id, (other) => now.actions[other]) in held)) refuse('restore-held');
}
