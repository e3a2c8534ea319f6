import { redirect } from '@sveltejs/kit';
import { invitationByToken } from '#server/accounts/invitations.ts';
import { joinWithAccount, joinWithNewAccount, type Joined } from '#server/accounts/joining.ts';
import { profilesOf } from '#server/accounts/profile.ts';
import { refuse } from '#domain/refusals.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, words } from '#server/web/answers.ts';
import { emailIn, needed, passwordIn, placed, shownAsFrom } from '#server/web/forms.ts';
import { accountOf } from '#server/web/member.ts';
import { signIn } from '#server/web/session-cookie.ts';
import { joinWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql, account } = event.locals;
	const found = await invitationByToken(sql, event.params.token);
	if (!found) return { title: joinWords.join, invitation: null, signedIn: null, known: false };
	const { areaName, planTitle, group, role, organisation, email, areaId } = found;
	const profiles = account ? await profilesOf(sql, account.id) : [];
	return {
		title: joinWords.title(areaName),
		invitation: { areaName, planTitle, group, role, organisation, email: email ?? '' },
		signedIn: account?.email ?? null,
		/** They are somebody in this area already: only the part is new. */
		known: profiles.some((profile) => profile.areaId === areaId)
	};
});

export const actions: Actions = {
	/** With the account that is signed in. */
	join: action(async (event, form) => {
		const account = accountOf(event);
		const given = await shown(event, form);
		goOn(await joinWithAccount(event.locals.sql, event.params.token, account.id, given));
	}),
	/** With a new account. */
	make: action(async (event, form) => {
		const given = {
			...(await shown(event, form)),
			email: emailIn(form),
			password: passwordIn(form),
			address: addressOf(event)
		};
		const joining = joinWithNewAccount(event.locals.sql, event.params.token, given);
		const joined = await placed(joining, { 'weak-password': 'password', 'have-account': 'email' });
		await signIn(event, joined.accountId);
		goOn(joined);
	})
};

/** Name and how it is shown. A young person needs no name, and somebody known in the area has given theirs. */
async function shown(event: Parameters<PageServerLoad>[0] | Parameters<Actions[string]>[0], form: FormData) {
	const invitation = await invitationByToken(event.locals.sql, event.params.token ?? '');
	if (!invitation) refuse('link-expired');
	const name = words(form, 'name', 100);
	if (invitation.group === 'young_person') return { name, shownAs: 'group' } as const;
	if (form.get('known') === 'yes') return { name, shownAs: 'first-name' } as const;
	return { name: needed(form, 'name', 100), shownAs: shownAsFrom(form) };
}

function goOn({ planId }: Joined): never {
	redirect(303, planId ? `/plans/${planId}` : '/plans');
}
