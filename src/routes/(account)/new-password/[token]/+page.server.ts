import { redirect } from '@sveltejs/kit';
import { setNewPassword } from '#server/accounts/new-password.ts';
import { linkWorks } from '#server/accounts/sign-in-links.ts';
import { action, page } from '#server/web/answers.ts';
import { passwordIn, placed } from '#server/web/forms.ts';
import { signIn } from '#server/web/session-cookie.ts';
import { forgottenWords } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => ({
	title: forgottenWords.new.title,
	works: await linkWorks(event.locals.sql, event.params.token, new Date(), 'new-password')
}));

export const actions: Actions = {
	default: action(async (event, form) => {
		const setting = setNewPassword(event.locals.sql, event.params.token, passwordIn(form));
		await signIn(event, await placed(setting, { 'weak-password': 'password' }));
		redirect(303, '/plans');
	})
};
