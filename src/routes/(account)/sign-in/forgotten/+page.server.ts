import { refuse } from '#domain/refusals.ts';
import { mailNewPasswordLink } from '#server/accounts/sign-in-links.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page } from '#server/web/answers.ts';
import { emailIn } from '#server/web/forms.ts';
import { baseUrl } from '#server/web/member.ts';
import { forgottenWords } from '#lib/words/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page((event) => {
	const { env } = event.locals;
	return { title: forgottenWords.title, mailWorks: mailWorks(env), demo: env.demo };
});

export const actions: Actions = {
	default: action(async (event, form) => {
		if (!mailWorks(event.locals.env)) refuse('mail-off');
		const given = { email: emailIn(form), address: addressOf(event), baseUrl: baseUrl(event) };
		await mailNewPasswordLink(event.locals.sql, given);
		return { sent: true };
	})
};
