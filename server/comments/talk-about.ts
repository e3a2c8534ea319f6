// Talking about a suggestion before it is answered, in one thread. Those who write the plan see it, and whoever suggested it; what
// was said in a consultation is talked about there.
import { newId, type PersonId, type PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { planContent } from '#server/plan-log/read.ts';
import { aboutOf } from '#server/proposals/about.ts';
import { shownInRound } from '#server/proposals/proposals.ts';
import type { Db, Sql } from '#server/sql.ts';
import type { Asker } from './asker.ts';
import { callableIds } from './callable.ts';
import { insertComment, looked, notTooOften, postedBefore } from './new-words.ts';
import { placed } from './place-thread.ts';
import { replyTo, type Said } from './say.ts';
import { tellOfComment } from './tell-people.ts';
import { tellThread } from './tell-thread.ts';

export interface TalkedAbout {
	/** Who suggested it. */
	readonly by: PersonId;
	/** Where it is talked about already; null while nobody has said anything. */
	readonly thread: string | null;
	readonly first: Part;
}

/** A suggestion that somebody may talk about. "No such suggestion" and "not for you" are one answer. */
export async function suggestionInSight(
	db: Db,
	{ areaId, planId, personId, standing }: Asker,
	id: string
): Promise<TalkedAbout> {
	const [found] = await db<TalkedAbout[]>`
		select proposal.person_id as by, hunk.hunks as first, coalesce(talk.id, comment.thread_id) as thread
		from proposal
		join proposal_hunk as hunk on hunk.plan_id = proposal.plan_id and hunk.proposal_id = proposal.id and hunk.n = 0
		left join thread as talk on talk.plan_id = proposal.plan_id and talk.proposal_id = proposal.id
		left join comment on comment.area_id = proposal.area_id and comment.id = proposal.comment_id
		where proposal.area_id = ${areaId} and proposal.plan_id = ${planId} and proposal.id = ${id} and not proposal.private
			and ((${may(standing, 'edit-plan')} and ${shownInRound(db)}) or proposal.person_id = ${personId})`;
	return found ?? refuse('not-found');
}

/** Says something about it: the first words begin its thread. Two who begin at once are in one. */
export async function talkAbout(sql: Sql, asker: Asker, suggestion: string, said: Said): Promise<string> {
	const { by, first, thread } = await suggestionInSight(sql, asker, suggestion);
	if (thread !== null) return replyTo(sql, asker, { ...said, thread });
	const { words, state } = looked(asker, said.words, said.after);
	const before = await postedBefore(sql, asker, said.id);
	if (before) return before;
	await notTooOften(sql, asker);
	const { areaId, planId, personId } = asker;
	const { content } = await planContent(sql, planId as PlanId);
	const { anchor, section } = await placed(sql, planId, aboutOf(content, first));
	const mentions = await callableIds(sql, asker, said.mentions ?? [], true);
	const id = newId<'thread'>();
	// there for all of them from the first words on: those may wait for a look, and others talk about it meanwhile
	const begun = await sql.begin(async (tx) => {
		const made = await tx`
			insert into thread (area_id, id, plan_id, anchor, anchor_state, section_id, internal, was_shown, started_by,
				proposal_id, concerns)
			values (${areaId}, ${id}, ${planId}, ${tx.json({ ...anchor })}, ${anchor.state}, ${section}, true, true,
				${personId}, ${suggestion}, ${by})
			on conflict (plan_id, proposal_id) where proposal_id is not null do nothing returning id`;
		if (made.count === 0) return false;
		if (!(await insertComment(tx, asker, { id: said.id, thread: id, words, state, mentions })))
			refuse('bad-request');
		await tellOfComment(tx, asker, { id: said.id, thread: id, state, by: personId, mentions });
		await audit(tx, {
			areaId,
			personId,
			what: 'suggestion-talked-about',
			planId,
			detail: { thread: id, suggestion, state }
		});
		await tellThread(tx, planId, id);
		return true;
	});
	return begun ? id : talkAbout(sql, asker, suggestion, said);
}
