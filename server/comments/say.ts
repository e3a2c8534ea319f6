// Saying something: a new thread, or an answer in one.
import type { Anchor } from '#domain/anchor.ts';
import { newId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';
import { seenThreads, type Asker } from './asker.ts';
import { callableIds } from './callable.ts';
import { insertComment, looked, notTooOften, postedBefore, type AfterWarning } from './new-words.ts';
import { placed } from './place-thread.ts';
import { tellOfComment } from './tell-people.ts';
import { tellThread } from './tell-thread.ts';

export interface Said {
	/** Names the comment; made where it was typed. */
	readonly id: string;
	readonly words: string;
	readonly mentions?: readonly string[];
	readonly after?: AfterWarning;
}

/** Begins a thread; answers its id. Only those who write the plan may begin one among themselves. */
export async function startThread(
	sql: Sql,
	asker: Asker,
	{ on, internal, ...said }: Said & { readonly on: Anchor | string; readonly internal: boolean }
): Promise<string> {
	if (internal && !asker.rights.inside) refuse('not-allowed');
	const { words, state } = looked(asker, said.words, said.after);
	const before = await postedBefore(sql, asker, said.id);
	if (before) return before;
	await notTooOften(sql, asker);
	const hung = await placed(sql, asker.planId, on);
	const mentions = await callableIds(sql, asker, said.mentions ?? [], internal);
	const thread = newId<'thread'>();
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		await tx`
			insert into thread (area_id, id, plan_id, anchor, anchor_state, section_id, internal, was_shown, started_by)
			values (${areaId}, ${thread}, ${planId}, ${tx.json({ ...hung.anchor })}, ${hung.anchor.state}, ${hung.section}, ${internal},
				${state === 'shown'}, ${personId})`;
		if (!(await insertComment(tx, asker, { id: said.id, thread, words, state, mentions })))
			refuse('bad-request');
		await tellOfComment(tx, asker, { id: said.id, thread, state, by: personId, mentions });
		await audit(tx, {
			areaId,
			personId,
			what: 'thread-started',
			planId,
			detail: { thread, internal, state }
		});
		await tellThread(tx, planId, thread);
		return thread;
	});
}

/** Answers in a thread that one may see. */
export async function replyTo(
	sql: Sql,
	asker: Asker,
	{ thread, ...said }: Said & { readonly thread: string }
): Promise<string> {
	const [found] = await sql<{ internal: boolean }[]>`
		select internal from thread where thread.id = ${thread} and ${seenThreads(sql, asker)}`;
	if (!found) refuse('not-found');
	const { words, state } = looked(asker, said.words, said.after);
	const before = await postedBefore(sql, asker, said.id);
	if (before) return before;
	await notTooOften(sql, asker);
	const mentions = await callableIds(sql, asker, said.mentions ?? [], found.internal);
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		if (!(await insertComment(tx, asker, { id: said.id, thread, words, state, mentions })))
			refuse('bad-request');
		await tellOfComment(tx, asker, { id: said.id, thread, state, by: personId, mentions });
		await audit(tx, {
			areaId,
			personId,
			what: 'comment-posted',
			planId,
			detail: { thread, comment: said.id, state }
		});
		await tellThread(tx, planId, thread);
		return thread;
	});
}
