import { redirect } from '@sveltejs/kit';
import { guestName } from '#domain/groups.ts';
import { refusal } from '#domain/refusals.ts';
import { comeBack, returnBehind } from '#server/rounds/guests.ts';
import { action, page } from '#server/web/answers.ts';
import { keepRoundGuest } from '#server/web/round-visitor.ts';
import { consultationWords } from '#lib/words/consultation.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** Looking at the page changes nothing: a program that follows links in a mail is no guest. */
export const load: PageServerLoad = page(async (event) => {
	const found = await returnBehind(event.locals.sql, event.params.token);
	return {
		title: consultationWords.back,
		guest: found && { name: guestName(found.group, found.number), title: found.title },
		say: found ? '' : refusal('return-gone').say
	};
});

export const actions: Actions = {
	back: action(async (event) => {
		const guest = await comeBack(event.locals.sql, event.params['token'] ?? '');
		keepRoundGuest(event, guest);
		redirect(303, `/c/${guest.code}/mine`);
	})
};
