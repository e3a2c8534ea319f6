import { refuse } from '#domain/refusals.ts';
import { newestMails } from '#server/mail/outbox.ts';
import { page } from '#server/web/answers.ts';
import { formatDateTime } from '#lib/words/dates.ts';
import { mailPageWords } from '#lib/words/mail.ts';
import type { PageServerLoad } from './$types';

// a demo door: anybody on this machine may read, so it exists nowhere else
export const load: PageServerLoad = page(async (event) => {
	if (!event.locals.env.demo) refuse('not-found');
	const mails = await newestMails(event.locals.sql);
	return {
		title: mailPageWords.title,
		mails: mails.map(({ id, to, subject, body, at }) => ({
			id,
			to,
			subject,
			when: formatDateTime(at),
			// only addresses of this installation become links
			parts: body
				.split(/(https?:\/\/\S+)/)
				.map((text) => ({ text, link: text.startsWith(`${event.url.origin}/`) }))
		}))
	};
});
