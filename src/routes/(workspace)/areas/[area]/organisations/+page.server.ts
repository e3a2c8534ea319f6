import { addOrganisation, organisationsOf, renameOrganisation } from '#server/areas/organisations.ts';
import { stepsDone } from '#server/areas/set-up.ts';
import { action, page, words } from '#server/web/answers.ts';
import { needed, placed } from '#server/web/forms.ts';
import { areaMember } from '#server/web/member.ts';
import { organisationWords } from '#lib/words/set-up.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const me = await areaMember(event, event.params.area, 'manage-people');
	return {
		title: organisationWords.title,
		area: { id: me.areaId, name: me.areaName, done: await stepsDone(sql, me.areaId) },
		organisations: await organisationsOf(sql, me.areaId)
	};
});

const boxes = { 'organisation-there': 'name', 'field-missing': 'name' } as const;

export const actions: Actions = {
	add: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		const name = needed(form, 'name', 100);
		await placed(addOrganisation(event.locals.sql, me, name), boxes);
		return { added: name };
	}),
	rename: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		const [id, name] = [words(form, 'organisation'), words(form, 'name', 100)];
		await placed(renameOrganisation(event.locals.sql, me, id, name), boxes);
		return { renamed: name };
	})
};
