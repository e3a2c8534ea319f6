import { redirect } from '@sveltejs/kit';
import { changePassword, hasPassword } from '#server/accounts/accounts.ts';
import { changeProfile, profilesOf } from '#server/accounts/profile.ts';
import { endAllSessions } from '#server/accounts/sessions.ts';
import { countTry } from '#server/accounts/attempts.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, words } from '#server/web/answers.ts';
import { passwordIn, placed, shownAsFrom } from '#server/web/forms.ts';
import { accountOf } from '#server/web/member.ts';
import { forgetSession } from '#server/web/session-cookie.ts';
import { accountWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const account = accountOf(event);
	const { sql } = event.locals;
	return {
		title: accountWords.title,
		profiles: await profilesOf(sql, account.id),
		hasPassword: await hasPassword(sql, account.id)
	};
});

export const actions: Actions = {
	profile: action(async (event, form) => {
		const account = accountOf(event);
		const areaId = words(form, 'area');
		const young = form.get('young') === 'yes';
		const given = { name: words(form, 'name', 100), shownAs: young ? 'group' : shownAsFrom(form) } as const;
		await placed(changeProfile(event.locals.sql, account.id, areaId, given), { 'field-missing': 'name' });
		return { done: 'profile', area: areaId };
	}),
	password: action(async (event, form) => {
		const account = accountOf(event);
		const { sql, sessionId } = event.locals;
		const present = form.get('present-password');
		await countTry(sql, { what: 'password', address: addressOf(event), email: account.email });
		const change = changePassword(
			sql,
			{ accountId: account.id, sessionId },
			{ present: typeof present === 'string' ? present : '', next: passwordIn(form, 'next-password') }
		);
		await placed(change, { 'weak-password': 'next-password', 'present-password': 'present-password' });
		return { done: 'password' };
	}),
	everywhere: action(async (event) => {
		await endAllSessions(event.locals.sql, accountOf(event).id);
		forgetSession(event);
		redirect(303, '/');
	})
};
