import { redirect } from '@sveltejs/kit';
import { action, page } from '#server/web/answers.ts';
import { signOut } from '#server/web/session-cookie.ts';
import { signOutWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

// opening the address shows a button: a link alone, or a browser that looks ahead, signs nobody out
export const load: PageServerLoad = page((event) => {
	if (!event.locals.account) redirect(303, '/');
	return { title: signOutWords.title };
});

export const actions: Actions = {
	default: action(async (event) => {
		await signOut(event);
		redirect(303, '/');
	})
};
