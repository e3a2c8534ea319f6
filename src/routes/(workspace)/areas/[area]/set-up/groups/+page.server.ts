import { redirect } from '@sveltejs/kit';
import { settleStep } from '#server/areas/set-up.ts';
import { action, page } from '#server/web/answers.ts';
import { areaMember } from '#server/web/member.ts';
import { groupsWords } from '#lib/words/set-up.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const me = await areaMember(event, event.params.area, 'manage-people');
	return { title: groupsWords.title, area: { id: me.areaId, name: me.areaName } };
});

export const actions: Actions = {
	default: action(async (event) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		await settleStep(event.locals.sql, me, 'groups');
		redirect(303, `/areas/${me.areaId}/set-up`);
	})
};
