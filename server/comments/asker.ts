// Who asks about comments, and what of them they may see. Every statement that reads threads has one of these conditions in
// it, so that no list can forget one.
import { commentRights, type CommentRights } from '#domain/comments/comment.ts';
import type { Standing } from '#domain/permissions.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';

export interface Asker {
	readonly areaId: string;
	readonly planId: string;
	readonly personId: string;
	readonly group: PlanMember['group'];
	readonly role: PlanMember['role'];
	/** What decides in a consultation, when it is asked with its times. */
	readonly standing: Standing;
	readonly rights: CommentRights;
}

/** As whom a member of a plan asks. */
export function askerOf({ areaId, personId, group, role, standing, plan }: PlanMember): Asker {
	const rights = commentRights(standing);
	if (!rights.read) refuse('not-allowed');
	return { areaId, planId: plan.id, personId, group, role, standing, rights };
}

/** Threads of the plan that somebody may see. */
export function seenThreads(db: Db, { areaId, planId, personId, rights }: Asker): ReturnType<Db> {
	return db`thread.area_id = ${areaId} and thread.plan_id = ${planId}
		and (not thread.internal or ${rights.inside} or thread.concerns = ${personId})
		and (thread.was_shown or ${rights.judge} or thread.started_by = ${personId})`;
}

/** Comments that somebody may see, or of which they may see that there was one. */
export function seenComments(db: Db, { personId, rights }: Asker): ReturnType<Db> {
	return db`(comment.was_shown or comment.person_id = ${personId} or (${rights.judge} and comment.state <> 'withdrawn'))`;
}
