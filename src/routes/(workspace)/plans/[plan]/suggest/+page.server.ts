import { refuse } from '#domain/refusals.ts';
import { readSuggestion } from '#protocol/suggestion-schema.ts';
import { suggestingWords } from '#lib/words/suggesting.ts';
import { planContent } from '#server/plan-log/read.ts';
import { propose } from '#server/proposals/propose.ts';
import { action, page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad } from './$types';

/** The plan as a document, to be copied: what is written on the copy stays in the browser until it is sent. */
export const load: PageServerLoad = page(async (event) => {
	const member = await planMember(event, event.params.plan, 'suggest-change', { guests: true });
	const { plan, personId } = member;
	const { content, epoch, state } = await planContent(event.locals.sql, plan.id);
	return {
		title: suggestingWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title, epoch, state },
		content,
		person: personId
	};
});

export const actions: Actions = {
	send: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'suggest-change', { guests: true });
		const sent = form.get('suggestion');
		const suggestion = readSuggestion(typeof sent === 'string' ? sent : '') ?? refuse('bad-request');
		if (suggestion === 'too-much') refuse('suggest-too-much');
		const { areaId, plan, personId, role, group, standing } = member;
		const author = { id: personId, role, group };
		return propose(event.locals.sql, { areaId, planId: plan.id, author, standing }, suggestion);
	}, 0)
};
