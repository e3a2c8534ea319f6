import { countTry } from '#server/accounts/attempts.ts';
import type { AreaMember } from '#server/accounts/standing.ts';
import { deliveryOf, giveUp, tryAgain } from '#server/mail/delivery.ts';
import { mailWorks, writeMail } from '#server/mail/outbox.ts';
import { sendTestMail } from '#server/mail/test-mail.ts';
import { refuse } from '#domain/refusals.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, words } from '#server/web/answers.ts';
import { accountOf, areaMember } from '#server/web/member.ts';
import { formatDateTime, formatRecent } from '#lib/words/dates.ts';
import { mailFaultWords, mailStateWords, mailWords } from '#lib/words/mail.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql, env } = event.locals;
	const me = await areaMember(event, event.params.area, 'manage-people');
	const now = new Date();
	const { lastSent, lastWritten, waiting, failed, stuck } = await deliveryOf(sql, me.areaId, now);
	const host = env.smtpUrl ? new URL(env.smtpUrl).hostname : null;
	return {
		title: mailStateWords.title,
		areaName: me.areaName,
		email: accountOf(event).email,
		sends: host !== null,
		demo: env.demo,
		state: host ? mailStateWords.on(host, env.mailFrom) : env.demo ? mailStateWords.demo : mailStateWords.off,
		lastSent: lastSent && formatDateTime(lastSent),
		lastWritten: lastWritten && formatDateTime(lastWritten),
		waiting,
		failed,
		stuck: stuck.map(({ at, nextTryAt, fault, ...mail }) => ({
			...mail,
			when: formatRecent(at, now),
			nextTry: formatDateTime(nextTryAt),
			why: mailFaultWords[fault ?? 'unknown']
		}))
	};
});

type Event = Parameters<Actions[string]>[0];

/** An action for owners of the area. */
const ofOwner = <Out>(verb: (event: Event, form: FormData, me: AreaMember) => Promise<Out>) =>
	action(async (event: Event, form) =>
		verb(event, form, await areaMember(event, event.params.area ?? '', 'manage-people'))
	);

export const actions: Actions = {
	test: ofOwner(async (event, _form, me) => {
		const { sql, env } = event.locals;
		if (!mailWorks(env)) refuse('mail-off');
		const { email } = accountOf(event);
		await countTry(sql, { what: 'mailed-link', address: addressOf(event), email });
		const mail = { to: email, ...mailWords.test(me.areaName) };
		if (!env.smtpUrl) {
			await writeMail(sql, { areaId: me.areaId, ...mail });
			return { tested: 'written', fault: '' };
		}
		const fault = await sendTestMail({ smtpUrl: env.smtpUrl, from: env.mailFrom }, mail);
		return { tested: fault ? 'failed' : 'sent', fault: fault ? mailFaultWords[fault] : '' };
	}),
	again: ofOwner(async (event, form, me) => {
		await tryAgain(event.locals.sql, me.areaId, words(form, 'mail'));
		return { done: mailStateWords.againDone };
	}),
	giveUp: ofOwner(async (event, form, me) => {
		await giveUp(event.locals.sql, me.areaId, words(form, 'mail'));
		return { done: mailStateWords.giveUpDone };
	})
};
