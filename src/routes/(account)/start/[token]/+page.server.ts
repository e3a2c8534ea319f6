import { redirect } from '@sveltejs/kit';
import { mayStart, startFirstArea } from '#server/accounts/first-owner.ts';
import { action, page, words } from '#server/web/answers.ts';
import { emailIn, groupFrom, needed, passwordIn, placed } from '#server/web/forms.ts';
import { signIn } from '#server/web/session-cookie.ts';
import { startWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => ({
	title: startWords.title,
	works: await mayStart(event.locals.sql, event.params.token)
}));

export const actions: Actions = {
	default: action(async (event, form) => {
		const given = {
			area: needed(form, 'area', 100),
			name: needed(form, 'name', 100),
			email: emailIn(form),
			password: passwordIn(form),
			group: groupFrom(form),
			organisation: words(form, 'organisation', 100)
		};
		const started = startFirstArea(event.locals.sql, event.params.token, given);
		const made = await placed(started, { 'weak-password': 'password', 'have-account': 'email' });
		await signIn(event, made.accountId);
		redirect(303, `/areas/${made.areaId}/set-up`);
	})
};
