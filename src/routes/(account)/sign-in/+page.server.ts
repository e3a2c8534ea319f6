import { redirect } from '@sveltejs/kit';
import { refuse } from '#domain/refusals.ts';
import { emailFrom } from '#server/accounts/accounts.ts';
import { somebodyOwns } from '#server/accounts/first-owner.ts';
import { accountByPassword } from '#server/accounts/sign-in.ts';
import { mailSignInLink } from '#server/accounts/sign-in-links.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { action, page, refuseAt, safeNext, words } from '#server/web/answers.ts';
import { addressOf } from '#server/web/address.ts';
import { baseUrl } from '#server/web/member.ts';
import { signIn } from '#server/web/session-cookie.ts';
import { signInWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const next = safeNext(event.url.searchParams.get('next'));
	// who is asked to prove that it is them signs in a second time
	const again = event.url.searchParams.has('again');
	if (event.locals.account && !again) redirect(303, next);
	const { env, sql } = event.locals;
	const nobodyYet = !env.demo && !(await somebodyOwns(sql));
	return { title: signInWords.title, next, links: mailWorks(env), demo: env.demo, nobodyYet };
});

export const actions: Actions = {
	password: action(async (event, form) => {
		const email = words(form, 'email', 254);
		const password = form.get('password');
		if (email === '') refuseAt('email', 'field-missing');
		if (typeof password !== 'string' || password === '') refuseAt('password', 'field-missing');
		const account = await accountByPassword(event.locals.sql, { email, password, address: addressOf(event) });
		await signIn(event, account);
		redirect(303, safeNext(words(form, 'next', 500)));
	}),
	link: action(async (event, form) => {
		if (!mailWorks(event.locals.env)) refuse('mail-off');
		const email = emailFrom(words(form, 'email', 254));
		await mailSignInLink(event.locals.sql, { email, address: addressOf(event), baseUrl: baseUrl(event) });
		return { sent: true };
	})
};
