import { redirect } from '@sveltejs/kit';
import { page } from '#server/web/answers.ts';
import { signedOutWords } from '#lib/words/account.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page((event) => {
	if (!event.locals.account) redirect(303, '/sign-in?next=/sign-in/back');
	return { title: signedOutWords.back.title };
});
