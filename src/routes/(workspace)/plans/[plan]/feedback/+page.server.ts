import { redirect } from '@sveltejs/kit';
import { feedbackOf, putFeedbackAway, removeFeedback } from '#server/publication/feedback.ts';
import { action, page, words } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { feedbackWords } from '#lib/words/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

const happened = ['put-away', 'removed'] as const;

export const load: PageServerLoad = page(async (event) => {
	const { plan } = await planMember(event, event.params.plan, 'judge-comments');
	const done = event.url.searchParams.get('done');
	return {
		title: feedbackWords.listTitle,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		feedback: await feedbackOf(event.locals.sql, plan.id),
		done: happened.find((each) => each === done) ?? null
	};
});

export const actions: Actions = {
	putAway: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'judge-comments');
		await putFeedbackAway(event.locals.sql, { ...by, planId: by.plan.id }, words(form, 'id'));
		redirect(303, '?done=put-away');
	}),
	remove: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'judge-comments');
		await removeFeedback(event.locals.sql, { ...by, planId: by.plan.id }, words(form, 'id'));
		redirect(303, '?done=removed');
	})
};
