// Words somebody wants to say, looked at before they are kept.
import { longestComment, stateOfNew } from '#domain/comments/comment.ts';
import { privateThings } from '#domain/comments/privacy.ts';
import type { Group } from '#domain/groups.ts';
import { refuse } from '#domain/refusals.ts';
import type { EnteredChannel } from '#domain/rounds/round.ts';
import type { Db } from '#server/sql.ts';
import type { Asker } from './asker.ts';

/** So many comments in ten minutes are a person in a hurry; more is a program. */
const most = { comments: 60, minutes: 10 };

/** What was chosen after the warning that this may tell who somebody is. */
export type AfterWarning = 'post' | 'moderators' | undefined;

/** The words as they are kept, and what becomes of them. Refuses what is empty, too long, or may be private and was not looked at again. */
export function looked(
	asker: Asker,
	typed: string,
	after: AfterWarning
): { words: string; state: 'shown' | 'waiting' | 'private' } {
	if (!asker.rights.write) refuse('not-allowed');
	const words = typed.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed().trim();
	if (words === '') refuse('comment-empty');
	if (words.length > longestComment) refuse('comment-too-long');
	if (after === undefined && privateThings(words).length > 0) refuse('looks-private');
	return { words, state: stateOfNew(asker.group, after === 'moderators') };
}

/** Refuses somebody who has said a lot in the last minutes. */
export async function notTooOften(db: Db, { personId }: Asker): Promise<void> {
	const [said] = await db<{ count: number }[]>`
		select count(*)::int as count from comment
		where person_id = ${personId} and at > now() - make_interval(mins => ${most.minutes})`;
	if (said && said.count >= most.comments) refuse('comments-too-often');
}

export interface NewComment {
	readonly id: string;
	readonly thread: string;
	readonly words: string;
	readonly state: 'shown' | 'waiting' | 'private';
	readonly mentions: readonly string[];
	/** Said in a consultation. */
	readonly round?: string;
	/** Other words for the sentence it is about. */
	readonly suggests?: boolean;
	/** Written in for others: whose words they are, how they came, for how many, and when. */
	readonly entered?: {
		readonly channel: EnteredChannel;
		readonly group: Group;
		readonly people: number;
		readonly happenedOn: string;
		/** Those who said it agreed that it is quoted. */
		readonly quoteWords?: boolean;
	};
}

/** Keeps a comment; posted a second time after a lost answer it stands once. */
export async function insertComment(
	tx: Db,
	asker: Asker,
	{ id, thread, words, state, mentions, round, suggests = false, entered }: NewComment
): Promise<boolean> {
	const { areaId, planId, personId, role, group } = asker;
	const rows = await tx`
		insert into comment (area_id, id, plan_id, thread_id, person_id, role, voice_group, words, mentions, state, was_shown,
			round_id, suggests, channel, people, happened_on, quote_words)
		values (${areaId}, ${id}, ${planId}, ${thread}, ${personId}, ${role}, ${entered?.group ?? group}, ${words},
			${[...mentions]}, ${state}, ${state === 'shown'}, ${round ?? null}, ${suggests}, ${entered?.channel ?? 'online'},
			${entered?.people ?? 1}, ${entered?.happenedOn ?? null}::date, ${entered?.quoteWords ?? false})
		on conflict (id) do nothing returning id`;
	return rows.length > 0;
}

/** The thread of a comment of one's own that was posted before under this id; null when there is none. */
export async function postedBefore(
	db: Db,
	{ areaId, planId, personId }: Asker,
	id: string
): Promise<string | null> {
	const [row] = await db<{ thread: string }[]>`
		select thread_id as thread from comment
		where area_id = ${areaId} and plan_id = ${planId} and person_id = ${personId} and id = ${id}`;
	return row?.thread ?? null;
}
