// What is said about a plan, for its page: the list, one thread (`?thread=`), and everything somebody does with it.
import { json } from '@sveltejs/kit';
import { refusal, refuse } from '#domain/refusals.ts';
import { readThreadAct, type Saying, type ThreadList, type ThreadView } from '#protocol/comments.ts';
import { commentsWords } from '#lib/words/comments.ts';
import { askerOf } from '#server/comments/asker.ts';
import { callable } from '#server/comments/callable.ts';
import { doThreadAct } from '#server/comments/do-act.ts';
import { placesOf } from '#server/comments/place-thread.ts';
import { roundChoices, threadLines, threadNamed } from '#server/comments/read-threads.ts';
import { planContent } from '#server/plan-log/read.ts';
import { sawNews } from '#server/telling/news-of.ts';
import type { Sql } from '#server/sql.ts';
import { answersTo, decisionsIn } from '#server/themes/answers-to.ts';
import { asRefused, page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET = page(async (event: RequestEvent) => {
	const { sql } = event.locals;
	const member = await planMember(event, event.params.plan, 'read-comments', { guests: true });
	const { plan } = member;
	const asker = askerOf(member);
	const thread = event.url.searchParams.get('thread');
	if (thread !== null) {
		const found = await threadNamed(sql, asker, thread);
		// fetched because somebody reads it, not because it changed
		if (event.url.searchParams.has('read')) await sawNews(sql, asker.personId, { thread });
		return json(await withDecisions(sql, plan.id, found));
	}
	if (event.url.searchParams.has('saying')) {
		if (!asker.rights.write) refuse('not-allowed');
		const [people, { content }] = await Promise.all([callable(sql, asker), planContent(sql, plan.id)]);
		const { wholePlan, section, row } = commentsWords;
		const saying: Saying = { people, places: placesOf(content, { plan: wholePlan, section, row }) };
		return json(saying);
	}
	const [threads, rounds] = await Promise.all([threadLines(sql, asker), roundChoices(sql, asker)]);
	const list: ThreadList = { threads, rounds, rights: asker.rights };
	return json(list);
});

/** What became of the words in a thread, beside them. */
async function withDecisions(sql: Sql, planId: string, thread: ThreadView): Promise<ThreadView> {
	const voices = thread.comments.map(({ id }) => ({ kind: 'comment' as const, id }));
	return { ...thread, decided: decisionsIn(await answersTo(sql, { planId, voices })) };
}

export const POST: RequestHandler = async (event) => {
	try {
		const { sql } = event.locals;
		const asker = askerOf(await planMember(event, event.params.plan, 'write-comments', { guests: true }));
		const act = readThreadAct(await event.request.json().catch(() => null)) ?? refuse('bad-request');
		const thread = await threadNamed(sql, asker, await doThreadAct(sql, asker, act));
		return json(await withDecisions(sql, asker.planId, thread));
	} catch (thrown) {
		const { code } = asRefused(thrown);
		const { say, http } = refusal(code);
		return json({ code, say }, { status: http });
	}
};
