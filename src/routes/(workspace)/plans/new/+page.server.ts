import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { writtenKinds } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { shareWithArea } from '#server/accounts/plan-people.ts';
import { areasOf } from '#server/accounts/standing.ts';
import { makePlan } from '#server/plans/plans.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { oneOf } from '#server/web/forms.ts';
import { accountOf, areaMember } from '#server/web/member.ts';
import { newPlanWords } from '#lib/words/plans.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const areas = await areasOf(event.locals.sql, accountOf(event).id);
	const makes = areas.filter((area) => may(area.standing, 'make-plan'));
	if (makes.length === 0) refuse('not-allowed');
	return {
		title: newPlanWords.title,
		narrow: true,
		makes: makes.map(({ areaId, areaName }) => ({ id: areaId, name: areaName }))
	};
});

export const actions: Actions = {
	default: action(async (event, form) => {
		const member = await areaMember(event, words(form, 'area'), 'make-plan');
		const plainTitle = words(form, 'plainTitle', 300);
		const title = words(form, 'title', 300);
		if (plainTitle === '' && title === '') refuseAt('plainTitle', 'field-missing');
		const kind = oneOf(form, 'kind', writtenKinds);
		const period = words(form, 'period', 200);
		const { sql } = event.locals;
		const planId = await makePlan(sql, member, { title, plainTitle, kind, period });
		// whoever makes a plan leads it, and who leads it may share it
		if (words(form, 'share') === 'yes')
			await shareWithArea(sql, { areaId: member.areaId, planId, by: member.personId }, true);
		redirect(303, `/plans/${planId}`);
	})
};
