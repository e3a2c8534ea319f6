// Other words that somebody said for a sentence in a consultation, as a suggestion for those who answer them. It follows the
// contribution it is made of: made with it, made anew when that changes, gone when its words are gone.
import { otherWordsIn } from '#document/proposals/other-words.ts';
import type { Anchor } from '#domain/anchor.ts';
import type { CommentState } from '#domain/comments/comment.ts';
import { isWhole } from '#domain/comments/taken-out.ts';
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { Refused, refuse } from '#domain/refusals.ts';
import { otherWordsOf } from '#domain/rounds/other-words.ts';
import { Gate } from '#server/plan-log/gate.ts';
import { openPlan } from '#server/plan-log/log.postgres.ts';
import type { Author } from '#server/plan-log/log.ts';
import type { Tx } from '#server/sql.ts';
import { insertSuggestion, worthKeeping } from './propose.ts';

interface Place {
	readonly areaId: string;
	readonly planId: string;
}

/**
 * In the transaction in which a contribution is kept, changed, or taken back. What was answered already stays answered. Nothing
 * is refused: where the plan could not take the words, as in quoted ones, they are a contribution and no more.
 */
export async function followContribution(tx: Tx, place: Place, comment: string): Promise<void> {
	const [areaId, planId] = [place.areaId as AreaId, place.planId as PlanId];
	const [said] = await tx<
		(Author & { words: string; state: CommentState; suggests: boolean; anchor: Anchor })[]
	>`
		select comment.person_id as id, comment.role, comment.voice_group as "group", comment.words, comment.state,
			comment.suggests, thread.anchor
		from comment join thread on thread.area_id = comment.area_id and thread.id = comment.thread_id
		where comment.area_id = ${areaId} and comment.id = ${comment}`;
	if (!said?.suggests) return;
	// the plan's lock, as everybody takes it who suggests or answers
	await tx`select 1 from plan_head where plan_id = ${planId} and area_id = ${areaId} for no key update`;
	await tx`
		delete from proposal where plan_id = ${planId} and comment_id = ${comment} and not exists (
			select from proposal_hunk as hunk
			where hunk.plan_id = proposal.plan_id and hunk.proposal_id = proposal.id and hunk.state in ('accepted', 'declined'))`;
	const { words, state, anchor, id, role, group } = said;
	if (state === 'withdrawn' || !isWhole(otherWordsOf(words).sentence)) return;
	if (await isAnswered(tx, place, comment)) return;
	const author = { id, role, group };
	const parts = await couldBe(tx, planId, author, { anchor, sentence: otherWordsOf(words).sentence });
	if (parts.length === 0) return;
	const suggestion = { areaId, planId, id: newId(), author, why: '', isPrivate: false, comment };
	await insertSuggestion(tx, suggestion, parts);
}

async function couldBe(
	tx: Tx,
	planId: PlanId,
	author: Author,
	{ anchor, sentence }: { readonly anchor: Anchor; readonly sentence: string }
): Promise<Part[]> {
	const gate = new Gate((await openPlan(tx, planId)) ?? refuse('not-found'));
	try {
		return worthKeeping(gate, author, otherWordsIn(gate.doc, anchor, sentence));
	} catch (thrown) {
		if (thrown instanceof Refused) return [];
		throw thrown;
	}
}

/** Whether somebody has accepted or declined what a contribution suggests. */
export async function isAnswered(tx: Tx, { planId }: Place, comment: string): Promise<boolean> {
	const answered = await tx`
		select from proposal join proposal_hunk as hunk on hunk.plan_id = proposal.plan_id and hunk.proposal_id = proposal.id
		where proposal.plan_id = ${planId} and proposal.comment_id = ${comment} and hunk.state in ('accepted', 'declined')`;
	return answered.count > 0;
}
