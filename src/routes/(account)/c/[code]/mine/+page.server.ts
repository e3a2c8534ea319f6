import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import { linkUntil, mayWithdraw } from '#domain/rounds/round.ts';
import { voiceName } from '#domain/themes/theme.ts';
import { endGuestSession } from '#server/accounts/guest-sessions.ts';
import { editComment, withdrawComment } from '#server/comments/own-comment.ts';
import { contributionsOf } from '#server/rounds/contributions.ts';
import { renewReturn } from '#server/rounds/guests.ts';
import { askerIn } from '#server/rounds/visitor.ts';
import { answersTo } from '#server/themes/answers-to.ts';
import { qrPicture } from '#server/workshops/qr.ts';
import { action, page, words } from '#server/web/answers.ts';
import { baseUrl } from '#server/web/member.ts';
import { atRound, dropRoundGuest } from '#server/web/round-visitor.ts';
import { consultationWords } from '#lib/words/consultation.ts';
import { whenWords } from '#lib/words/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

/** One's own words, what became of them, and the answers. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const now = new Date();
	const { round, visitor } = await atRound(event, now);
	if (visitor.kind === 'reader') redirect(303, `/c/${round.code}`);
	const { code, title, moderation, promiseAt, planId } = round;
	const said = await contributionsOf(sql, round, visitor.personId, { mine: true });
	const voices = said.map(({ id }) => ({ kind: 'comment' as const, id }));
	const decided = await answersTo(sql, { planId, voices });
	return {
		title: consultationWords.mine,
		round: { code, title, moderation, promiseAt, when: whenWords(round, now) },
		me: { id: visitor.personId ?? '', kind: visitor.kind, name: visitor.name },
		said: said.map((one) => ({
			...one,
			decisions: decided.get(voiceName({ kind: 'comment', id: one.id })) ?? []
		})),
		mayChange: may(visitor.standing, 'say-in-round'),
		mayTakeBack: mayWithdraw(round, localDay(now)),
		told: ['sent', 'changed', 'taken-back'].find((word) => event.url.searchParams.has(word)) ?? null
	};
});

export const actions: Actions = {
	change: action(async (event, form) => {
		const { round, visitor } = await atRound(event);
		const after = words(form, 'after');
		const typed = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
		await editComment(event.locals.sql, askerIn(round, visitor), {
			comment: words(form, 'comment'),
			words: typed('words'),
			...(form.has('instead') ? { instead: typed('instead') } : {}),
			...(after === 'post' || after === 'moderators' ? { after } : {})
		});
		redirect(303, `/c/${round.code}/mine?changed`);
	}, 100_000),
	takeBack: action(async (event, form) => {
		const { round, visitor } = await atRound(event);
		await withdrawComment(event.locals.sql, askerIn(round, visitor), words(form, 'comment'));
		redirect(303, `/c/${round.code}/mine?taken-back`);
	}),
	/** A new private link, shown in this answer only. */
	newLink: action(async (event) => {
		const { round, visitor } = await atRound(event);
		const returning = await renewReturn(event.locals.sql, visitor.guest ?? refuse('not-allowed'));
		const link = `${baseUrl(event)}/c/back/${returning}`;
		return { link, until: linkUntil(round), qr: qrPicture(link) };
	}),
	leave: action(async (event) => {
		const { round, visitor } = await atRound(event);
		if (visitor.guest) await endGuestSession(event.locals.sql, visitor.guest.sessionId);
		dropRoundGuest(event, round.code);
		redirect(303, `/c/${round.code}?left`);
	})
};
