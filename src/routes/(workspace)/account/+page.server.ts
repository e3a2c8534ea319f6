import { redirect } from '@sveltejs/kit';
import { changePassword, hasPassword } from '#server/accounts/accounts.ts';
import { countTry } from '#server/accounts/attempts.ts';
import { leaveArea, removeAccount } from '#server/accounts/leaving.ts';
import { askForNewEmail } from '#server/accounts/new-email.ts';
import { changeProfile, profilesOf } from '#server/accounts/profile.ts';
import { signedInJustNow } from '#server/accounts/prove.ts';
import type { Prover } from '#server/accounts/prover.ts';
import { endAllSessions, endOtherSessions, endOwnSession, sessionsOf } from '#server/accounts/sessions.ts';
import { refuse } from '#domain/refusals.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { chooseDigest, digestOf } from '#server/telling/digest.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, words } from '#server/web/answers.ts';
import { emailIn, oneOf, passwordIn, placed, shownAsFrom } from '#server/web/forms.ts';
import { accountOf, baseUrl } from '#server/web/member.ts';
import { forgetSession } from '#server/web/session-cookie.ts';
import { accountWords } from '#lib/words/account.ts';
import { formatRecent } from '#lib/words/dates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const account = accountOf(event);
	const { sql, env, sessionId } = event.locals;
	const now = new Date();
	const known = await hasPassword(sql, account.id);
	const justNow = await signedInJustNow(sql, { accountId: account.id, sessionId }, now);
	const places = await sessionsOf(sql, account.id, now);
	return {
		title: accountWords.title,
		narrow: true,
		profiles: await profilesOf(sql, account.id),
		hasPassword: known,
		proof: justNow ? ('none' as const) : known ? ('password' as const) : ('sign-in' as const),
		digest: await digestOf(sql, account.id),
		mailWorks: mailWorks(env),
		demo: env.demo,
		places: places
			.map(({ id, device, since, seenAt }) => ({
				id,
				device,
				since: formatRecent(since, now),
				seen: formatRecent(seenAt, now),
				here: id === sessionId
			}))
			.sort((a, b) => Number(b.here) - Number(a.here))
	};
});

type Event = Parameters<Actions[string]>[0];

/** Who asks, for what needs to be proved. */
function proverOf(event: Event): Prover {
	const { id, email } = accountOf(event);
	return { accountId: id, email, sessionId: event.locals.sessionId, address: addressOf(event) };
}

function typedPassword(form: FormData, name = 'password'): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

export const actions: Actions = {
	profile: action(async (event, form) => {
		const account = accountOf(event);
		const areaId = words(form, 'area');
		const young = form.get('young') === 'yes';
		const given = { name: words(form, 'name', 100), shownAs: young ? 'group' : shownAsFrom(form) } as const;
		await placed(changeProfile(event.locals.sql, account.id, areaId, given), { 'field-missing': 'name' });
		return { done: 'profile', area: areaId };
	}),
	email: action(async (event, form) => {
		const who = proverOf(event);
		if (!mailWorks(event.locals.env)) refuse('mail-off');
		const given = { email: emailIn(form), password: typedPassword(form), baseUrl: baseUrl(event) };
		const asking = askForNewEmail(event.locals.sql, who, given);
		await placed(asking, { 'same-email': 'email', 'present-password': 'password' });
		return { done: 'email' };
	}),
	password: action(async (event, form) => {
		const { accountId, sessionId, email, address } = proverOf(event);
		const { sql } = event.locals;
		await countTry(sql, { what: 'password', address, email });
		const change = changePassword(
			sql,
			{ accountId, sessionId },
			{ present: typedPassword(form, 'present-password'), next: passwordIn(form, 'next-password') }
		);
		await placed(change, { 'weak-password': 'next-password', 'present-password': 'present-password' });
		return { done: 'password' };
	}),
	digest: action(async (event, form) => {
		const account = accountOf(event);
		const every = oneOf(form, 'every', ['off', 'day', 'week']);
		await chooseDigest(event.locals.sql, account.id, every === 'off' ? null : every);
		return { done: 'digest' };
	}),
	endSession: action(async (event, form) => {
		await endOwnSession(event.locals.sql, accountOf(event).id, words(form, 'session'));
		return { done: 'session' };
	}),
	endOthers: action(async (event) => {
		await endOtherSessions(event.locals.sql, accountOf(event).id, event.locals.sessionId);
		return { done: 'others' };
	}),
	everywhere: action(async (event) => {
		await endAllSessions(event.locals.sql, accountOf(event).id);
		forgetSession(event);
		redirect(303, '/');
	}),
	leave: action(async (event, form) => {
		const account = accountOf(event);
		const areaId = words(form, 'leave');
		const { sql } = event.locals;
		const mine = (await profilesOf(sql, account.id)).find((profile) => profile.areaId === areaId);
		if (!mine) refuse('not-found');
		if (form.get('sure') !== 'yes') refuse('not-ticked');
		await leaveArea(sql, account.id, areaId);
		return { done: 'left', left: mine.areaName };
	}),
	removeAccount: action(async (event, form) => {
		const who = proverOf(event);
		if (form.get('sure') !== 'yes') refuse('not-ticked');
		const removing = removeAccount(event.locals.sql, who, typedPassword(form));
		await placed(removing, { 'present-password': 'password' });
		forgetSession(event);
		redirect(303, '/');
	})
};
