import { redirect } from '@sveltejs/kit';
import { newId, isId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { refuse, type RefusalCode } from '#domain/refusals.ts';
import { localDay, localTime } from '#domain/rounds/local-time.ts';
import { askedGroups, enteredChannels, stateOfRound, type Round } from '#domain/rounds/round.ts';
import { askerOf } from '#server/comments/asker.ts';
import { placesOf } from '#server/comments/place-thread.ts';
import { newestPublic } from '#server/publication/publish.ts';
import { countsOfRound } from '#server/rounds/contributions.ts';
import { closeRound, moveRoundEnd, roundNamed, setRoundLink } from '#server/rounds/rounds.ts';
import { enterForOthers, textOfRound } from '#server/rounds/say-in-round.ts';
import { qrPicture } from '#server/workshops/qr.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { needed, oneOf, placed } from '#server/web/forms.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { dayIn, momentIn, roundFields } from '#server/web/round-form.ts';
import { commentsWords } from '#lib/words/comments.ts';
import { whenWords } from '#lib/words/rounds.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One consultation for the people of its plan: what it is, who spoke; and for those who run it, everything they do with it. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, standing } = await planMember(event, event.params.plan);
	const round = await thisRound(event);
	const now = new Date();
	const state = stateOfRound(round, now);
	const mayRun = may(standing, 'run-round');
	const [counts, content, published] = await Promise.all([
		mayRun ? countsOfRound(sql, round) : null,
		mayRun ? textOfRound(sql, round) : null,
		newestPublic(sql, plan.id)
	]);
	const link = `${baseUrl(event)}/c/${round.code}`;
	const { id, title, purpose, settled, rung, forWhom, moderation, promiseAt, versionId, linkWithdrawn } =
		round;
	return {
		title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		round: { id, title, purpose, settled, rung, forWhom, moderation, versionId, when: whenWords(round, now) },
		state,
		code: round.code,
		closesAt: localTime(round.closesAt),
		promiseAt,
		address: mayRun && forWhom !== 'members' ? { link, qr: qrPicture(link), withdrawn: linkWithdrawn } : null,
		isPublished: published !== null,
		mayOpen: may(standing, 'open-round'),
		mayRun,
		counts,
		entering: content && {
			id: newId(),
			today: localDay(now),
			places: placesOf(content, {
				plan: commentsWords.wholePlan,
				section: commentsWords.section,
				row: commentsWords.row
			})
		},
		told: ['opened', 'entered'].find((word) => event.url.searchParams.has(word)) ?? null
	};
});

const enterFields: Readonly<Partial<Record<RefusalCode, string>>> = {
	'people-count': 'people',
	'happened-on': 'happenedOn',
	'comment-empty': 'words',
	'comment-too-long': 'words',
	'looks-private': 'private'
};

export const actions: Actions = {
	move: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'open-round');
		const to = { closesAt: momentIn(form, 'closesAt'), promiseAt: dayIn(form, 'promiseAt') };
		await placed(moveRoundEnd(event.locals.sql, me, event.params.round, to), roundFields);
		return { said: 'moved' as const };
	}),
	close: action(async (event) => {
		const me = await planMember(event, event.params.plan, 'open-round');
		await closeRound(event.locals.sql, me, event.params.round);
		return { said: 'closed' as const };
	}),
	link: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'open-round');
		const works = oneOf(form, 'works', ['yes', 'no']) === 'yes';
		await setRoundLink(event.locals.sql, me, event.params.round, works);
		return { said: 'linkChanged' as const };
	}),
	/** What was said on paper, by phone, in an interview or a meeting. */
	enter: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'run-round');
		const round = await thisRound(event);
		const id = words(form, 'id');
		const after = words(form, 'after');
		const people = needed(form, 'people');
		const entering = enterForOthers(event.locals.sql, round, askerOf(me), {
			id: isId(id) ? id : newId(),
			words: String(form.get('words') ?? ''),
			on: words(form, 'on') || 'plan',
			channel: oneOf(form, 'channel', enteredChannels),
			group: oneOf(form, 'group', askedGroups),
			people: /^\d{1,6}$/.test(people) ? Number(people) : refuseAt('people', 'people-count'),
			happenedOn: dayIn(form, 'happenedOn'),
			quoteWords: form.get('quoteWords') === 'yes',
			...(after === 'post' || after === 'moderators' ? { after } : {})
		});
		await placed(entering, enterFields);
		redirect(303, `/plans/${me.plan.id}/consultations/${round.id}?entered`);
	}, 100_000)
};

async function thisRound(event: RequestEvent): Promise<Round> {
	const { plan, round } = event.params;
	return (await roundNamed(event.locals.sql, plan, round)) ?? refuse('not-found');
}
