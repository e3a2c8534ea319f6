// Whom a comment concerns: those it answers, those it calls by name, and those who look at it before others do.
import type { CommentState } from '#domain/comments/comment.ts';
import { tell, untell } from '#server/telling/tell.ts';
import type { Db } from '#server/sql.ts';

interface Comment {
	readonly id: string;
	readonly thread: string;
	readonly state: CommentState;
	/** Who said it. */
	readonly by: string;
	readonly mentions: readonly string[];
}

interface Place {
	readonly areaId: string;
	readonly planId: string;
}

/** New words: to those they are for, or to those who look at them first. In the transaction in which they are kept. */
export async function tellOfComment(
	tx: Db,
	{ areaId, planId }: Place,
	{ id, thread, state, by, mentions }: Comment
): Promise<void> {
	const told = { areaId, planId, about: id, thread, by };
	if (state === 'waiting' || state === 'private') {
		await tell(tx, { ...told, kind: 'words-wait', to: 'moderators' });
		return;
	}
	if (state !== 'shown') return;
	await tell(tx, { ...told, kind: 'mentioned', to: mentions });
	const others = (await takingPart(tx, thread)).filter((person) => !mentions.includes(person));
	await tell(tx, { ...told, kind: 'reply', to: others });
}

/** Somebody has looked at words that waited. */
export async function tellOfJudged(tx: Db, place: Place, comment: string): Promise<void> {
	await untell(tx, 'words-wait', comment);
	const [found] = await tx<Comment[]>`
		select id, thread_id as thread, state, person_id as by, mentions from comment
		where area_id = ${place.areaId} and id = ${comment}`;
	if (!found) return;
	const { thread, by } = found;
	if (found.state === 'kept-back')
		await tell(tx, { ...place, about: comment, thread, kind: 'kept-back', by: null, to: [by] });
	else await tellOfComment(tx, place, found);
}

/** Settled: those who took part hear of it. Opened again: nobody needs to. */
export async function tellOfSettled(
	tx: Db,
	place: Place,
	{ thread, by, settled }: { readonly thread: string; readonly by: string; readonly settled: boolean }
): Promise<void> {
	if (!settled) return untell(tx, 'thread-settled', thread);
	const to = await takingPart(tx, thread);
	await tell(tx, { ...place, kind: 'thread-settled', about: thread, thread, by, to });
}

/** Words that were taken back are no news. */
export async function untellComment(tx: Db, comment: string): Promise<void> {
	for (const kind of ['reply', 'mentioned', 'words-wait', 'kept-back'] as const)
		await untell(tx, kind, comment);
}

async function takingPart(tx: Db, thread: string): Promise<string[]> {
	const rows = await tx<{ person: string }[]>`
		select started_by as person from thread where id = ${thread}
		union select person_id from comment where thread_id = ${thread} and state <> 'withdrawn'
		union select concerns from thread where id = ${thread} and concerns is not null
		union select hunk.decided_by from thread
			join proposal_hunk as hunk on hunk.plan_id = thread.plan_id and hunk.proposal_id = thread.proposal_id
			where thread.id = ${thread} and hunk.state in ('accepted', 'declined')
		union select person_id from following where thread_id = ${thread} and choice = 'follow'`;
	return rows.map(({ person }) => person);
}
