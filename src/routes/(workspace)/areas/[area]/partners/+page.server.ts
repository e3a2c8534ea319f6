import { displayName } from '#domain/groups.ts';
import { bodyKinds, longestBodyName } from '#domain/signing/sign-off.ts';
import { membersOfArea } from '#server/accounts/members.ts';
import { addBody, archiveBody, bodiesOfArea, renameBody, setSigner } from '#server/sign-off/bodies.ts';
import { action, page, words } from '#server/web/answers.ts';
import { needed, oneOf, placed } from '#server/web/forms.ts';
import { areaMember } from '#server/web/member.ts';
import { partnersWords } from '#lib/words/signing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const me = await areaMember(event, event.params.area, 'manage-people');
	const members = await membersOfArea(sql, me.areaId);
	return {
		title: partnersWords.title,
		area: { id: me.areaId, name: me.areaName },
		bodies: await bodiesOfArea(sql, me.areaId),
		// an owner sees people by name on the page of people too
		people: members
			.filter(({ status, email }) => status === 'active' && email !== null)
			.map((member) => ({ id: member.id, name: member.name || displayName(member) }))
	};
});

const owner = (event: RequestEvent) => areaMember(event, event.params.area, 'manage-people');

export const actions: Actions = {
	add: action(async (event, form) => {
		const me = await owner(event);
		const name = needed(form, 'name', longestBodyName);
		const kind = oneOf(form, 'kind', bodyKinds);
		await placed(addBody(event.locals.sql, me, { name, kind }), { 'body-there': 'name' });
		return { done: partnersWords.added };
	}),
	rename: action(async (event, form) => {
		const me = await owner(event);
		const body = words(form, 'body');
		const name = needed(form, 'name', longestBodyName);
		await placed(renameBody(event.locals.sql, me, { body, name }), { 'body-there': 'name' });
		return { done: partnersWords.renamed };
	}),
	give: action(async (event, form) => {
		const me = await owner(event);
		const body = words(form, 'body');
		const person = needed(form, 'person');
		await setSigner(event.locals.sql, me, { body, person, stands: true });
		return { done: partnersWords.given };
	}),
	take: action(async (event, form) => {
		const me = await owner(event);
		const [body, person] = [words(form, 'body'), words(form, 'person')];
		await setSigner(event.locals.sql, me, { body, person, stands: false });
		return { done: partnersWords.taken };
	}),
	archive: action(async (event, form) => {
		const me = await owner(event);
		await archiveBody(event.locals.sql, me, { body: words(form, 'body'), archived: true });
		return { done: partnersWords.archived };
	}),
	back: action(async (event, form) => {
		const me = await owner(event);
		await archiveBody(event.locals.sql, me, { body: words(form, 'body'), archived: false });
		return { done: partnersWords.broughtBack };
	})
};
