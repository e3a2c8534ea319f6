import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { refusal } from '#domain/refusals.ts';
import { whyNotSpeak } from '#domain/rounds/round-gate.ts';
import { linkUntil, stateOfRound } from '#domain/rounds/round.ts';
import { areaNameOf } from '#server/plans/area-name.ts';
import { contributionsOf } from '#server/rounds/contributions.ts';
import { joinRound, longestName } from '#server/rounds/guests.ts';
import { textOfRound } from '#server/rounds/say-in-round.ts';
import { countGuest } from '#server/workshops/limits.ts';
import { qrPicture } from '#server/workshops/qr.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, words } from '#server/web/answers.ts';
import { groupFrom, placed } from '#server/web/forms.ts';
import { baseUrl } from '#server/web/member.ts';
import { atRound, keepRoundGuest } from '#server/web/round-visitor.ts';
import { whenWords } from '#lib/words/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page for old phones: it brings no script. */
export const csr = false;

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const now = new Date();
	const { round, visitor } = await atRound(event, now);
	const state = stateOfRound(round, now);
	const why = whyNotSpeak(visitor.standing, round, visitor.group, now);
	const readable = state !== 'planned' || visitor.kind === 'member';
	const [content, areaName, said] = await Promise.all([
		readable ? textOfRound(sql, round) : null,
		areaNameOf(sql, round.areaId),
		contributionsOf(sql, round, visitor.personId)
	]);
	const { code, title, purpose, settled, rung, forWhom, moderation } = round;
	return {
		title,
		area: { id: round.areaId, name: areaName },
		round: { code, title, purpose, settled, rung, forWhom, moderation, when: whenWords(round, now) },
		state,
		me: { kind: visitor.kind, name: visitor.name },
		maySpeak: may(visitor.standing, 'say-in-round'),
		why: why && state === 'open' ? refusal(why).say : '',
		content,
		said,
		left: event.url.searchParams.has('left')
	};
});

export const actions: Actions = {
	/** As a guest, without an account; the private link stands in this answer, and nowhere else. */
	join: action(async (event, form) => {
		const { sql } = event.locals;
		const { round, visitor } = await atRound(event);
		if (visitor.kind !== 'reader') redirect(303, `/c/${round.code}`);
		const coming = {
			name: words(form, 'name', longestName),
			group: groupFrom(form),
			takesPart: form.get('takesPart') === 'yes',
			quoteWords: form.get('quoteWords') === 'yes'
		};
		await countGuest(sql, addressOf(event));
		const joining = placed(joinRound(sql, round, coming), {
			'consent-missing': 'takesPart',
			'round-adults': 'group'
		});
		const { token, returning } = await joining;
		keepRoundGuest(event, { ...round, token });
		const link = `${baseUrl(event)}/c/back/${returning}`;
		return { link, until: linkUntil(round), qr: qrPicture(link) };
	})
};
