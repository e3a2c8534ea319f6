// Hiding a comment that was shown, and taking words out of one. Both leave a dated stub and a reason that its author reads; what is
// taken out is gone from the tables.
import { refuse } from '#domain/refusals.ts';
import { takenOutMark } from '#domain/comments/taken-out.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';
import type { Asker } from './asker.ts';
import { followContribution } from '#server/proposals/of-contribution.ts';
import { commentInSight } from './comment-in-sight.ts';
import { tellOfJudged, untellComment } from './tell-people.ts';
import { tellThread } from './tell-thread.ts';

/** Hides what others have read: a stub stays, with the day. */
export async function hideComment(
	sql: Sql,
	asker: Asker,
	{ comment, reason: typed }: { readonly comment: string; readonly reason: string },
	now = new Date()
): Promise<string> {
	const { thread, reason } = await judged(sql, asker, comment, typed);
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const rows = await tx`
			update comment set state = 'kept-back', reason = ${reason}, judged_at = ${now}
			where area_id = ${areaId} and id = ${comment} and state = 'shown' returning id`;
		if (rows.length === 0) refuse('comment-gone');
		await untellComment(tx, comment);
		await tellOfJudged(tx, asker, comment);
		await audit(tx, { areaId, personId, what: 'comment-hidden', planId, detail: { comment } });
		await tellThread(tx, planId, thread);
		return thread;
	});
}

/** Takes words out, wherever they stand in the comment: a mark with the day stands there instead. */
export async function takeWordsOut(
	sql: Sql,
	asker: Asker,
	{
		comment,
		words: chosen,
		reason: typed
	}: { readonly comment: string; readonly words: string; readonly reason: string },
	now = new Date()
): Promise<string> {
	const { thread, reason } = await judged(sql, asker, comment, typed);
	const words = chosen.replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const [there] = await tx<{ words: string }[]>`
			select words from comment
			where area_id = ${areaId} and id = ${comment} and state in ('shown', 'waiting', 'kept-back') for update`;
		if (!there) refuse('comment-gone');
		if (words === '' || !there.words.includes(words)) refuse('words-not-there');
		const left = there.words.replaceAll(words, takenOutMark(localDay(now)));
		await tx`
			update comment set words = ${left}, reason = ${reason}, taken_out = true, judged_at = ${now}
			where area_id = ${areaId} and id = ${comment}`;
		await followContribution(tx, asker, comment);
		await audit(tx, { areaId, personId, what: 'comment-words-taken-out', planId, detail: { comment } });
		await tellThread(tx, planId, thread);
		return thread;
	});
}

async function judged(
	sql: Sql,
	asker: Asker,
	comment: string,
	typed: string
): Promise<{ readonly thread: string; readonly reason: string }> {
	const found = await commentInSight(sql, asker, comment);
	if (!asker.rights.judge) refuse('not-allowed');
	if (found.mine) refuse('own-comment');
	const reason = typed.trim();
	if (reason === '') refuse('reason-missing');
	return { thread: found.thread, reason };
}
