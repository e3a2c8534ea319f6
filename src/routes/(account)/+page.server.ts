import { redirect } from '@sveltejs/kit';
import { demoAccount, demoPeople } from '#server/accounts/demo-people.ts';
import { action, page, words } from '#server/web/answers.ts';
import { signIn } from '#server/web/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql, env, account } = event.locals;
	if (account) redirect(303, '/plans');
	if (!env.demo) redirect(303, '/sign-in');
	return { people: await demoPeople(sql, env) };
});

export const actions: Actions = {
	demo: action(async (event, form) => {
		await signIn(event, await demoAccount(event.locals.sql, event.locals.env, words(form, 'email', 254)));
		redirect(303, '/plans');
	})
};
