import { stepsToSettle } from '#domain/set-up.ts';
import { renameArea } from '#server/areas/rename-area.ts';
import { settleStep, stepsDone } from '#server/areas/set-up.ts';
import { action, page } from '#server/web/answers.ts';
import { needed, oneOf } from '#server/web/forms.ts';
import { areaMember } from '#server/web/member.ts';
import { setUpWords } from '#lib/words/set-up.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const me = await areaMember(event, event.params.area, 'manage-people');
	return {
		title: setUpWords.title(me.areaName),
		area: { id: me.areaId, name: me.areaName },
		done: await stepsDone(event.locals.sql, me.areaId)
	};
});

export const actions: Actions = {
	name: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		await renameArea(event.locals.sql, me, needed(form, 'name', 100));
		return { saved: true };
	}),
	skip: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		await settleStep(event.locals.sql, me, oneOf(form, 'step', stepsToSettle));
		return { saved: false };
	})
};
