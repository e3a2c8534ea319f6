import { redirect } from '@sveltejs/kit';
import { lookAfter } from '#domain/look-after.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { blockersOfSignOff } from '#domain/themes/blockers.ts';
import { deletePlan } from '#server/plans/deleted.ts';
import { archivePlan, copyPlan, renamePlan, unarchivePlan } from '#server/plans/look-after.ts';
import { newestPublic } from '#server/publication/publish.ts';
import { callNotReady, callReady, readyMark } from '#server/themes/sign-off.ts';
import { sorterOf } from '#server/themes/sorter.ts';
import { undecidedThemes } from '#server/themes/themes.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { areaMember, planMember } from '#server/web/member.ts';
import { managePlanWords } from '#lib/words/plans.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const me = await planMember(event, event.params.plan);
	const mayDo = lookAfter(me.standing);
	if (!Object.values(mayDo).includes(true)) refuse('not-allowed');
	const { id, title, plainTitle, archived } = me.plan;
	return {
		title: managePlanWords.title,
		plan: { id, title, plainTitle, archived },
		isPublic: (await newestPublic(sql, id)) !== undefined,
		mayDo,
		signOff: may(me.standing, 'call-ready')
			? {
					mark: await readyMark(sql, id),
					blockers: blockersOfSignOff({ undecided: await undecidedThemes(sql, id) })
				}
			: null
	};
});

const titlesIn = (form: FormData) => ({
	plainTitle: words(form, 'plainTitle', 300),
	title: words(form, 'title', 300)
});

export const actions: Actions = {
	rename: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'edit-plan');
		const titles = titlesIn(form);
		if (titles.plainTitle === '' && titles.title === '') refuseAt('plainTitle', 'field-missing');
		await renamePlan(event.locals.sql, me, titles);
		return { done: true };
	}),
	copy: action(async (event, form) => {
		const me = await planMember(event, event.params.plan);
		const maker = await areaMember(event, me.areaId, 'make-plan');
		const called = managePlanWords.copyCalled(me.plan.plainTitle || me.plan.title);
		const plainTitle = words(form, 'copyTitle', 300) || called;
		const { title } = me.plan;
		redirect(303, `/plans/${await copyPlan(event.locals.sql, maker, me, { plainTitle, title })}`);
	}),
	archive: action(async (event) => {
		await archivePlan(event.locals.sql, await planMember(event, event.params.plan, 'archive-plan'));
		return { done: true };
	}),
	unarchive: action(async (event) => {
		await unarchivePlan(event.locals.sql, await planMember(event, event.params.plan, 'archive-plan'));
		return { done: true };
	}),
	ready: action(async (event) => {
		await callReady(event.locals.sql, sorterOf(await planMember(event, event.params.plan, 'call-ready')));
		return { done: true };
	}),
	notReady: action(async (event) => {
		await callNotReady(event.locals.sql, sorterOf(await planMember(event, event.params.plan, 'call-ready')));
		return { done: true };
	}),
	delete: action(async (event) => {
		await deletePlan(event.locals.sql, await planMember(event, event.params.plan, 'delete-plan'));
		redirect(303, '/plans');
	})
};
