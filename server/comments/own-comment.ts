// What somebody does with words of their own after they said them.
import type { CommentState } from '#domain/comments/comment.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';
import type { Asker } from './asker.ts';
import { looked, type AfterWarning } from './new-words.ts';
import { tellThread } from './tell-thread.ts';
import { commentInSight } from './comment-in-sight.ts';
import { tellOfComment, untellComment } from './tell-people.ts';

/** Other words instead of one's own; a young person's wait again. What was sent to those who look stays with them. */
export async function editComment(
	sql: Sql,
	asker: Asker,
	{
		comment,
		words: typed,
		after
	}: { readonly comment: string; readonly words: string; readonly after?: AfterWarning }
): Promise<string> {
	const found = await commentInSight(sql, asker, comment);
	if (!found.mine) refuse('not-allowed');
	const { words, state } = looked(asker, typed, after);
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const rows = await tx<{ state: CommentState }[]>`
			update comment set words = ${words}, edited_at = now(), reason = '',
				state = case when state = 'private' then 'private' else ${state} end,
				was_shown = was_shown or (state <> 'private' and ${state === 'shown'})
			where area_id = ${areaId} and id = ${comment} and person_id = ${personId} and state <> 'withdrawn' returning state`;
		const kept = rows[0]?.state ?? refuse('comment-gone');
		await showThread(tx, found.thread);
		if (kept !== 'shown')
			await tellOfComment(tx, asker, {
				id: comment,
				thread: found.thread,
				state: kept,
				by: personId,
				mentions: []
			});
		await audit(tx, { areaId, personId, what: 'comment-edited', planId, detail: { comment } });
		await tellThread(tx, planId, found.thread);
		return found.thread;
	});
}

/** Takes one's own words back: they are gone from the tables too, and a stub says that somebody said something. */
export async function withdrawComment(sql: Sql, asker: Asker, comment: string): Promise<string> {
	const found = await commentInSight(sql, asker, comment);
	if (!found.mine) refuse('not-allowed');
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		await tx`
			update comment set words = '', reason = '', mentions = '{}', state = 'withdrawn'
			where area_id = ${areaId} and id = ${comment} and person_id = ${personId}`;
		await tx`delete from comment_reaction where area_id = ${areaId} and comment_id = ${comment}`;
		await untellComment(tx, comment);
		await audit(tx, { areaId, personId, what: 'comment-withdrawn', planId, detail: { comment } });
		await tellThread(tx, planId, found.thread);
		return found.thread;
	});
}

/** A thread is there for everybody as soon as its first comment was. */
export async function showThread(tx: Parameters<typeof tellThread>[0], thread: string): Promise<void> {
	await tx`
		update thread set was_shown = true where id = ${thread} and not was_shown and (
			select comment.was_shown from comment where comment.thread_id = thread.id order by comment.at, comment.id limit 1)`;
}
