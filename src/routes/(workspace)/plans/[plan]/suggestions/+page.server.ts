import { may } from '#domain/permissions.ts';
import { suggestingWords } from '#lib/words/suggesting.ts';
import { planContent } from '#server/plan-log/read.ts';
import { accept, decline, type Judge, type Which } from '#server/proposals/decide.ts';
import { listed, onePage, sawAnswers } from '#server/proposals/proposals.ts';
import { withdraw } from '#server/proposals/withdraw.ts';
import { longestReason } from '#domain/proposals/proposal.ts';
import { action, page, refuseAt, words as typed } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { shownWith } from './shown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Those who write the plan see all suggestions, anybody else their own. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, areaId, personId, standing } = await planMember(event, event.params.plan, 'see-plan', {
		guests: true
	});
	const mayAnswer = may(standing, 'edit-plan');
	const which = { areaId, planId: plan.id, ...(mayAnswer ? {} : { of: personId }) };
	const [open, answered, { state }] = await Promise.all([
		listed(sql, { ...which, open: true }),
		listed(sql, { ...which, open: false }),
		planContent(sql, plan.id)
	]);
	const shown = shownWith(state, personId);
	const found = { open: open.map(shown), answered: answered.map(shown) };
	await sawAnswers(sql, plan.id, personId);
	return {
		title: suggestingWords.listTitle,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		mayAnswer,
		maySuggest: may(standing, 'suggest-change'),
		sent: event.url.searchParams.has('sent'),
		onePage,
		...found
	};
});

export const actions: Actions = {
	accept: action(async (event: RequestEvent, form) => {
		const by = await judge(event);
		const over = typed(form, 'over');
		const said = { reason: typed(form, 'reason', longestReason), ...(over === '' ? {} : { over }) };
		await accept(event.locals.sql, by, which(form), said);
		return { done: 'accepted' as const };
	}),
	decline: action(async (event: RequestEvent, form) => {
		const by = await judge(event);
		const reason = typed(form, 'reason', longestReason);
		if (reason === '') refuseAt('reason', 'suggest-reason');
		await decline(event.locals.sql, by, which(form), reason);
		return { done: 'declined' as const };
	}),
	withdraw: action(async (event: RequestEvent, form) => {
		const { plan, personId } = await planMember(event, event.params.plan, 'see-plan', { guests: true });
		await withdraw(event.locals.sql, { planId: plan.id, personId }, typed(form, 'id'));
		return { done: 'withdrawn' as const };
	})
};

async function judge(event: RequestEvent): Promise<Judge> {
	const member = await planMember(event, event.params.plan, 'edit-plan', { guests: true });
	const { areaId, plan, personId, standing } = member;
	return { areaId, planId: plan.id, personId, standing };
}

function which(form: FormData): Which {
	const n = typed(form, 'n');
	return { proposal: typed(form, 'id'), n: /^\d{1,3}$/.test(n) ? Number(n) : -1 };
}
