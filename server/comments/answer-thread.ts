// What others do with a thread or a comment: settle it, open it again, answer with a sign, look at a young person's words.
import type { Reaction } from '#domain/comments/comment.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';
import { seenThreads, type Asker } from './asker.ts';
import { commentInSight } from './comment-in-sight.ts';
import { showThread } from './own-comment.ts';
import { tellOfJudged, tellOfSettled } from './tell-people.ts';
import { tellThread } from './tell-thread.ts';

/** Settles a thread or opens it again. Two people at once both get what they wanted; the first one's name stands. */
export async function settleThread(
	sql: Sql,
	asker: Asker,
	thread: string,
	settled: boolean
): Promise<string> {
	const { areaId, planId, personId, rights } = asker;
	if (!rights.write) refuse('not-allowed');
	const [found] = await sql<{ by: string }[]>`
		select started_by as by from thread where thread.id = ${thread} and ${seenThreads(sql, asker)}`;
	if (!found) refuse('not-found');
	if (!rights.settle && found.by !== personId) refuse('not-allowed');
	return sql.begin(async (tx) => {
		const changed = await tx`
			update thread set resolved_at = ${settled ? tx`now()` : null}, resolved_by = ${settled ? personId : null}
			where area_id = ${areaId} and id = ${thread} and (resolved_at is null) = ${settled} returning id`;
		if (changed.length === 0) return thread;
		const what = settled ? 'thread-resolved' : 'thread-reopened';
		await tellOfSettled(tx, asker, { thread, by: personId, settled });
		await audit(tx, { areaId, personId, what, planId, detail: { thread } });
		await tellThread(tx, planId, thread);
		return thread;
	});
}

/** A quick answer to a comment, or taking it back. */
export async function reactTo(
	sql: Sql,
	asker: Asker,
	{ comment, reaction, on }: { readonly comment: string; readonly reaction: Reaction; readonly on: boolean }
): Promise<string> {
	const found = await commentInSight(sql, asker, comment);
	if (found.state !== 'shown') refuse('comment-gone');
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		if (on)
			await tx`
				insert into comment_reaction (area_id, comment_id, person_id, kind) values (${areaId}, ${comment}, ${personId}, ${reaction})
				on conflict do nothing`;
		else
			await tx`
				delete from comment_reaction
				where area_id = ${areaId} and comment_id = ${comment} and person_id = ${personId} and kind = ${reaction}`;
		await tellThread(tx, planId, found.thread);
		return found.thread;
	});
}

/** Somebody who may has looked at words that waited: they are shown, or kept back with a reason their author reads. */
export async function judgeComment(
	sql: Sql,
	asker: Asker,
	comment: string,
	answer: { readonly show: true } | { readonly show: false; readonly reason: string }
): Promise<string> {
	const found = await commentInSight(sql, asker, comment);
	if (!asker.rights.judge) refuse('not-allowed');
	if (found.mine) refuse('own-comment');
	const reason = answer.show ? '' : answer.reason.trim();
	if (!answer.show && reason === '') refuse('reason-missing');
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const rows = await tx`
			update comment set state = ${answer.show ? 'shown' : 'kept-back'}, was_shown = was_shown or ${answer.show}, reason = ${reason},
				judged_at = now()
			where area_id = ${areaId} and id = ${comment} and state in ('waiting', 'kept-back') returning id`;
		if (rows.length === 0) refuse('comment-gone');
		if (answer.show) await showThread(tx, found.thread);
		await tellOfJudged(tx, asker, comment);
		const what = answer.show ? 'comment-approved' : 'comment-kept-back';
		await audit(tx, { areaId, personId, what, planId, detail: { comment } });
		await tellThread(tx, planId, found.thread);
		return found.thread;
	});
}
