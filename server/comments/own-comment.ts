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
import { roundOfComment } from './round-of-comment.ts';
import { followContribution, isAnswered } from '#server/proposals/of-contribution.ts';
import { mayWithdraw } from '#domain/rounds/round.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import { whyNotSpeak } from '#domain/rounds/round-gate.ts';

export interface OtherWords {
	readonly comment: string;
	readonly words: string;
	readonly after?: AfterWarning;
	/** The words as they stood where they were changed: others there now are not overwritten. */
	readonly instead?: string;
}

/**
 * Other words instead of one's own; a young person's wait again, and so do words that somebody has looked at and did not leave as
 * they were. What was sent to those who look stays with them. In a consultation only while it is open.
 */
export async function editComment(
	sql: Sql,
	asker: Asker,
	{ comment, words: typed, after, instead }: OtherWords,
	now = new Date()
): Promise<string> {
	const found = await commentInSight(sql, asker, comment);
	if (!found.mine) refuse('not-allowed');
	const { words, state } = looked(asker, typed, after);
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const round = await roundOfComment(tx, comment);
		const closed = round && whyNotSpeak(asker.standing, round, asker.group, now);
		if (closed) refuse(closed);
		const [there] = await tx<{ words: string; state: CommentState; takenOut: boolean }[]>`
			select words, state, taken_out as "takenOut" from comment
			where area_id = ${areaId} and id = ${comment} and person_id = ${personId} and state <> 'withdrawn' for update`;
		if (!there) refuse('comment-gone');
		if (instead !== undefined && instead !== there.words) refuse('words-changed');
		if (await isAnswered(tx, asker, comment)) refuse('suggest-answered');
		const looksFirst =
			there.state === 'kept-back' ||
			there.takenOut ||
			(round?.moderation === 'before' && !asker.rights.judge);
		const next = there.state === 'private' ? 'private' : state === 'shown' && looksFirst ? 'waiting' : state;
		await tx`
			update comment set words = ${words}, edited_at = ${now}, reason = '', state = ${next},
				was_shown = was_shown or ${next === 'shown'}
			where area_id = ${areaId} and id = ${comment}`;
		await followContribution(tx, asker, comment);
		await showThread(tx, found.thread);
		if (next !== 'shown')
			await tellOfComment(tx, asker, {
				id: comment,
				thread: found.thread,
				state: next,
				by: personId,
				mentions: []
			});
		await audit(tx, { areaId, personId, what: 'comment-edited', planId, detail: { comment } });
		await tellThread(tx, planId, found.thread);
		return found.thread;
	});
}

/**
 * Takes one's own words back: they are gone from the tables too, and a stub says that somebody said something. What was said in
 * a consultation, until the day on which people hear what became of it.
 */
export async function withdrawComment(
	sql: Sql,
	asker: Asker,
	comment: string,
	now = new Date()
): Promise<string> {
	const found = await commentInSight(sql, asker, comment);
	if (!found.mine) refuse('not-allowed');
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const round = await roundOfComment(tx, comment);
		if (round && !mayWithdraw(round, localDay(now))) refuse('too-late-to-withdraw');
		await tx`
			update comment set words = '', reason = '', mentions = '{}', state = 'withdrawn'
			where area_id = ${areaId} and id = ${comment} and person_id = ${personId}`;
		await followContribution(tx, asker, comment);
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
