import { redirect } from '@sveltejs/kit';
import { makeAnchor } from '#domain/anchor.ts';
import { isId, newId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { refusal } from '#domain/refusals.ts';
import { passagesOf } from '#domain/rounds/passages.ts';
import { whyNotSpeak } from '#domain/rounds/round-gate.ts';
import { endOfRound, stateOfRound } from '#domain/rounds/round.ts';
import { anchorOf } from '#server/comments/place-thread.ts';
import { contributionsOf } from '#server/rounds/contributions.ts';
import { sayInRound, textOfRound } from '#server/rounds/say-in-round.ts';
import { askerIn } from '#server/rounds/visitor.ts';
import { action, page, words } from '#server/web/answers.ts';
import { atRound } from '#server/web/round-visitor.ts';
import { consultationWords } from '#lib/words/consultation.ts';
import { whenWords } from '#lib/words/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

/** A box for words about one part of the text. Works without script; with it, a lost line takes no word. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const now = new Date();
	const { round, visitor } = await atRound(event, now);
	if (visitor.kind === 'reader') redirect(303, `/c/${round.code}`);
	const on = event.url.searchParams.get('on') ?? 'plan';
	const content = await textOfRound(sql, round);
	const quote = on === 'plan' ? null : anchorOf(content, on).quoteOriginal;
	const why = whyNotSpeak(visitor.standing, round, visitor.group, now);
	return {
		title: consultationWords.say,
		round: { code: round.code, title: round.title, moderation: round.moderation },
		on,
		passages: passagesOf(content, on).map(({ words: sentence }) => sentence),
		quote: quote ?? makeAnchor(content, { kind: 'document' })?.quoteOriginal ?? '',
		me: { id: visitor.personId ?? '', name: visitor.name },
		maySpeak: may(visitor.standing, 'say-in-round'),
		why: why ? `${refusal(why).say} ${whenWords(round, now)}` : '',
		closedAt: stateOfRound(round, now) === 'closed' ? endOfRound(round) : null,
		said: (await contributionsOf(sql, round, visitor.personId)).filter(({ place }) => place === on)
	};
});

export const actions: Actions = {
	/** More is kept of what was typed than may be sent: who wrote too much loses none of it. */
	say: action(async (event, form) => {
		const { round, visitor } = await atRound(event);
		const asker = askerIn(round, visitor);
		const after = words(form, 'after');
		const id = words(form, 'id');
		await sayInRound(event.locals.sql, round, asker, {
			id: isId(id) ? id : newId(),
			words: typeof form.get('words') === 'string' ? String(form.get('words')) : '',
			on: words(form, 'on') || 'plan',
			passage: typeof form.get('passage') === 'string' ? String(form.get('passage')) : '',
			other: typeof form.get('other') === 'string' ? String(form.get('other')) : '',
			...(after === 'post' || after === 'moderators' ? { after } : {})
		});
		redirect(303, `/c/${round.code}/mine?sent`);
	}, 100_000)
};
