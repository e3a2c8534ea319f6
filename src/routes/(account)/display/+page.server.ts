import { redirect } from '@sveltejs/kit';
import {
	displayCookie,
	displayCookieAge,
	displayFrom,
	readDisplay,
	writeDisplay
} from '#lib/device/choices.ts';
import { action, page, safeNext } from '#server/web/answers.ts';
import { displayWords } from '#lib/words/display.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** For everybody, signed in or not: nobody should have to read a sign-in page in letters that are too small. */
export const load: PageServerLoad = page((event: PageServerLoadEvent) => ({
	title: displayWords.title,
	choices: readDisplay(event.cookies.get(displayCookie)),
	back: safeNext(event.url.searchParams.get('back'))
}));

export const actions: Actions = {
	/** Without script; with it, the page writes the cookie itself. */
	keep: action((event, form) => {
		const chosen = writeDisplay(displayFrom((name) => form.get(name)));
		const secure = event.url.protocol === 'https:';
		// scripts of ours change it too, so it is not for http only; it says nothing about anybody
		const options = {
			path: '/',
			secure,
			httpOnly: false,
			sameSite: 'lax',
			maxAge: displayCookieAge
		} as const;
		if (chosen === '') event.cookies.delete(displayCookie, options);
		else event.cookies.set(displayCookie, chosen, options);
		const back = safeNext(event.url.searchParams.get('back'));
		redirect(303, `/display?back=${encodeURIComponent(back)}`);
	})
};
