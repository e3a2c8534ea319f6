// One comment that somebody may see, or nothing: "no such comment" and "not for you" are one answer.
import type { CommentState } from '#domain/comments/comment.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';
import { seenComments, seenThreads, type Asker } from './asker.ts';

export interface CommentInSight {
	readonly thread: string;
	readonly mine: boolean;
	readonly state: CommentState;
}

export async function commentInSight(db: Db, asker: Asker, id: string): Promise<CommentInSight> {
	if (!asker.rights.write) refuse('not-allowed');
	const [found] = await db<CommentInSight[]>`
		select comment.thread_id as thread, comment.person_id = ${asker.personId} as mine, comment.state
		from comment join thread on thread.id = comment.thread_id
		where comment.id = ${id} and ${seenThreads(db, asker)} and ${seenComments(db, asker)}`;
	return found ?? refuse('not-found');
}
