import { redirect } from '@sveltejs/kit';
import { filterThreads, readFilter } from '#domain/comments/filter-threads.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { commentsWords } from '#lib/words/comments.ts';
import { actOfForm } from '#server/comments/act-of-form.ts';
import { askerOf, type Asker } from '#server/comments/asker.ts';
import { callable } from '#server/comments/callable.ts';
import { doThreadAct } from '#server/comments/do-act.ts';
import { headingsOf, placesOf } from '#server/comments/place-thread.ts';
import { nameOf, roundChoices, threadLines, threadNamed } from '#server/comments/read-threads.ts';
import { suggestionInSight } from '#server/comments/talk-about.ts';
import type { Sql } from '#server/sql.ts';
import { answersTo, decisionsIn } from '#server/themes/answers-to.ts';
import { planContent } from '#server/plan-log/read.ts';
import { chooseToHear } from '#server/telling/following.ts';
import { sawNews } from '#server/telling/news-of.ts';
import { action, page, words } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everything that was said about a plan, as a page: works without script, and can be printed. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const member = await planMember(event, event.params.plan, 'read-comments', { guests: true });
	const asker = askerOf(member);
	const { plan } = member;
	const named = event.url.searchParams.get('thread');
	const [threads, { content }, people, thread, rounds] = await Promise.all([
		threadLines(sql, asker),
		planContent(sql, plan.id),
		asker.rights.write ? callable(sql, asker) : [],
		named === null ? null : threadNamed(sql, asker, named),
		roundChoices(sql, asker)
	]);
	const about = event.url.searchParams.get('about') ?? 'plan';
	const suggestion = about.startsWith('suggestion:') ? await suggestionNamed(sql, asker, about) : null;
	// while its first words wait for a look, others begin as if nobody had said anything
	if (suggestion?.thread && (await threadLines(sql, asker, suggestion.thread)).length > 0)
		redirect(303, `/plans/${plan.id}/comments?thread=${suggestion.thread}`);
	if (thread) await sawNews(sql, asker.personId, { thread: thread.id });
	const voices = (thread?.comments ?? []).map(({ id }) => ({ kind: 'comment' as const, id }));
	const answers = await answersTo(sql, { planId: plan.id, voices });
	const filtered = readFilter((name) => event.url.searchParams.get(name));
	return {
		title: commentsWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		me: { id: asker.personId, group: asker.group },
		rights: asker.rights,
		all: threads,
		threads: filterThreads(threads, filtered),
		filtered,
		rounds,
		thread,
		// what became of the words in it, as everybody may read it
		answers: decisionsIn(answers),
		maySort: may(member.standing, 'sort-themes'),
		about,
		sections: headingsOf(content),
		choices: {
			people,
			places: [
				...(suggestion ? [{ value: about, label: suggestion.label }] : []),
				...placesOf(content, {
					plan: commentsWords.wholePlan,
					section: commentsWords.section,
					row: commentsWords.row
				})
			]
		}
	};
});

/** A suggestion that somebody wants to talk about. */
async function suggestionNamed(sql: Sql, asker: Asker, about: string) {
	const { thread, by } = await suggestionInSight(sql, asker, about.slice('suggestion:'.length));
	return { thread, label: commentsWords.suggestion(await nameOf(sql, asker, by)) };
}

export const actions: Actions = {
	/** More is kept of what was typed than may be posted: who wrote too much loses none of it. */
	do: action(async (event, form) => {
		const asker = askerOf(await planMember(event, event.params.plan, 'write-comments', { guests: true }));
		const act = actOfForm(form) ?? refuse('bad-request');
		const thread = await doThreadAct(event.locals.sql, asker, act);
		redirect(303, `/plans/${asker.planId}/comments?thread=${thread}`);
	}, 100_000),
	/** Also who only reads may hear of answers; guests have no list of what is new. */
	hear: action(async (event, form) => {
		const asker = askerOf(await planMember(event, event.params.plan, 'read-comments'));
		const { id } = await threadNamed(event.locals.sql, asker, words(form, 'thread'));
		await chooseToHear(event.locals.sql, asker, words(form, 'hear') === 'yes' ? 'follow' : 'mute', id);
		redirect(303, `/plans/${asker.planId}/comments?thread=${id}`);
	})
};
