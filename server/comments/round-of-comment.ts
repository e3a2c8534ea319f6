// The consultation in which something was said, as far as it decides about the words.
import type { Round } from '#domain/rounds/round.ts';
import type { Db } from '#server/sql.ts';

export type RoundOfComment = Pick<Round, 'opensAt' | 'closesAt' | 'closedAt' | 'promiseAt' | 'moderation'>;

/** Null for what was said outside of any. Held until the transaction ends, so that closing waits for what is being kept. */
export async function roundOfComment(db: Db, comment: string): Promise<RoundOfComment | null> {
	const [found] = await db<RoundOfComment[]>`
		select round.opens_at as "opensAt", round.closes_at as "closesAt", round.closed_at as "closedAt",
			round.promise_at::text as "promiseAt", round.moderation
		from comment join round on round.area_id = comment.area_id and round.id = comment.round_id
		where comment.id = ${comment} for share of round`;
	return found ?? null;
}
