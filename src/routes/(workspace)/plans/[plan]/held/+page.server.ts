import { may } from '#domain/permissions.ts';
import { rowOf } from '#domain/hunks.ts';
import { shownIn } from '#domain/action-row.ts';
import { heldFor, letGo, putInAgain } from '#server/plan-log/held-changes.ts';
import { holdsOf } from '#server/plan-log/holds.ts';
import { planContent } from '#server/plan-log/read.ts';
import { mustWriteNow } from '#server/plans/writes-now.ts';
import { proposeHeld } from '#server/proposals/propose.ts';
import { action, page, words } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { offlineWords } from '#lib/words/offline.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only the author's own: nobody, a lead neither, sees what waits for somebody else. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, personId, standing } = await planMember(event, event.params.plan, 'see-plan', {
		guests: true
	});
	const [held, { content }] = await Promise.all([
		heldFor(sql, { planId: plan.id, personId }),
		planContent(sql, plan.id)
	]);
	const refs = Object.entries(content.actions).map(([id, { ref }]) => [id, ref] as const);
	return {
		title: offlineWords.heldTitle,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		held,
		refs: Object.fromEntries(refs),
		mayPutIn: may(standing, 'edit-plan'),
		maySuggest: may(standing, 'suggest-change')
	};
});

export const actions: Actions = {
	again: action(async (event, form) => {
		const { sql } = event.locals;
		const member = await planMember(event, event.params.plan, 'edit-plan', { guests: true });
		const { plan, areaId, standing } = member;
		const holds = (await holdsOf(sql, [plan.id])).get(plan.id);
		const leads = may(standing, 'lead-workshop');
		await mustWriteNow(sql, member);
		const kept = leads ? {} : (holds?.rows ?? {});
		const { content } = await planContent(sql, plan.id);
		const author = { id: member.personId, role: member.role, group: member.group };
		const where = { areaId, planId: plan.id, author, id: words(form, 'id') };
		return putInAgain(sql, where, (hunk) => {
			const row = rowOf(hunk);
			return row !== null && shownIn(row, (id) => content.actions[id]) in kept;
		});
	}),
	suggest: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'suggest-change', { guests: true });
		const { areaId, plan, personId, role, group, standing } = member;
		const by = { areaId, planId: plan.id, author: { id: personId, role, group }, standing };
		await proposeHeld(event.locals.sql, by, words(form, 'id'));
		return { suggested: true };
	}),
	letGo: action(async (event, form) => {
		const { plan, personId } = await planMember(event, event.params.plan, 'see-plan', { guests: true });
		await letGo(event.locals.sql, { planId: plan.id, personId }, words(form, 'id'));
		return { gone: true };
	})
};
