import { redirect } from '@sveltejs/kit';
import { tourPlaces } from '#domain/tour.ts';
import { putTourAway, showToursAgain } from '#server/accounts/tour.ts';
import { action, page, safeNext, words } from '#server/web/answers.ts';
import { oneOf } from '#server/web/forms.ts';
import { accountOf } from '#server/web/member.ts';
import { tourWords } from '#lib/words/tour.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page((event) => {
	accountOf(event);
	return { title: tourWords.title };
});

export const actions: Actions = {
	putAway: action(async (event, form) => {
		const place = oneOf(form, 'place', tourPlaces);
		await putTourAway(event.locals.sql, accountOf(event).id, place);
		redirect(303, safeNext(words(form, 'back') || '/plans'));
	}),
	again: action(async (event) => {
		await showToursAgain(event.locals.sql, accountOf(event).id);
		return { again: true };
	})
};
