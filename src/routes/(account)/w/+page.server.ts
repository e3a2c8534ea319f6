import { redirect } from '@sveltejs/kit';
import { codeFrom } from '#server/workshops/code.ts';
import { openTo } from '#server/workshops/limits.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, refuseAt } from '#server/web/answers.ts';
import { needed, placed } from '#server/web/forms.ts';
import { forgetGuest } from '#server/web/guest-cookie.ts';
import { joinWorkshopWords } from '#lib/words/workshop.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page a phone opens in a hall brings no script: it is there at once. */
export const csr = false;

export const load: PageServerLoad = page((event) => ({
	title: joinWorkshopWords.title,
	left: event.url.searchParams.has('left')
}));

export const actions: Actions = {
	/** The code that was typed. */
	enter: action(async (event, form) => {
		const typed = needed(form, 'code', 40);
		const code = codeFrom(typed) ?? refuseAt('code', 'no-workshop');
		const found = await placed(openTo(event.locals.sql, code, addressOf(event)), {
			'codes-too-often': 'code'
		});
		if (!found) refuseAt('code', 'no-workshop');
		redirect(303, `/w/${code}`);
	}),
	leave: action(async (event) => {
		await forgetGuest(event);
		redirect(303, '/w?left');
	})
};
