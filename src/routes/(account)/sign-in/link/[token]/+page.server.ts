import { redirect } from '@sveltejs/kit';
import { accountByLink, linkWorks } from '#server/accounts/sign-in-links.ts';
import { action, page } from '#server/web/answers.ts';
import { signIn } from '#server/web/session-cookie.ts';
import { signInWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => ({
	title: signInWords.title,
	works: await linkWorks(event.locals.sql, event.params.token)
}));

export const actions: Actions = {
	default: action(async (event) => {
		await signIn(event, await accountByLink(event.locals.sql, event.params.token));
		redirect(303, '/');
	})
};
