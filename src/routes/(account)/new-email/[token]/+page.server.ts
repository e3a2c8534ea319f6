import { confirmNewEmail, newEmailOf } from '#server/accounts/new-email.ts';
import { action, page } from '#server/web/answers.ts';
import { emailWords } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => ({
	title: emailWords.confirm.title,
	email: await newEmailOf(event.locals.sql, event.params.token)
}));

export const actions: Actions = {
	// whoever has the link reads that mailbox, and its account asked for it: no need to be signed in on this device
	default: action(async (event) => {
		await confirmNewEmail(event.locals.sql, event.params.token);
		return { done: true };
	})
};
