import { redirect } from '@sveltejs/kit';
import { groups } from '#domain/groups.ts';
import { currentAddress, feedbackAddress, planAddress } from '#domain/publication.ts';
import { longestFeedback, partsOf } from '#domain/publishing/feedback.ts';
import { refuse } from '#domain/refusals.ts';
import { stateOfRound } from '#domain/rounds/round.ts';
import { sayAboutPlan } from '#server/publication/feedback.ts';
import { publicPlan } from '#server/publication/public-plan.ts';
import { publicRounds } from '#server/publication/read-rounds.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, words } from '#server/web/answers.ts';
import { placed } from '#server/web/forms.ts';
import { formatDateTime } from '#lib/words/dates.ts';
import { feedbackWords } from '#lib/words/feedback.ts';
import { replacedWords } from '#lib/words/publication.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page for old phones: it brings no script. */
export const csr = false;

/** For everybody who reads a published plan; where a consultation is open, the way there comes first. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const plan = (await publicPlan(sql, event.params.plan)) ?? refuse('not-found');
	const asked = event.url.searchParams.get('about') ?? '';
	const about = partsOf(plan.content).find(({ part }) => part === asked) ?? null;
	const now = new Date();
	const round = (await publicRounds(sql, plan.id, now)).find((each) => stateOfRound(each, now) === 'open');
	return {
		title: feedbackWords.title,
		plan: { title: plan.title, areaName: plan.areaName, area: plan.areaId },
		about,
		page: currentAddress(plan.id, plan.slug) + (about ? `#${about.part.replace('.', '-')}` : ''),
		again: feedbackAddress(plan.id, about?.part),
		round: round
			? { title: round.title, until: formatDateTime(round.closesAt), address: `/c/${round.code}` }
			: null,
		replaced: plan.replaced && {
			says: plan.replaced.by
				? replacedWords.replaced(plan.replaced.at)
				: replacedWords.ended(plan.replaced.at),
			next: plan.replaced.by?.isPublic ? planAddress(plan.replaced.by.plan) : null
		},
		sent: event.url.searchParams.has('sent')
	};
});

export const actions: Actions = {
	/** More is kept of what was typed than may be sent: who wrote too much loses none of it. */
	say: action(async (event, form) => {
		const part = words(form, 'about');
		const typed = form.get('words');
		const work = sayAboutPlan(event.locals.sql, {
			planId: event.params.plan ?? '',
			part,
			words: typeof typed === 'string' ? typed : '',
			group: groups.find((group) => group === words(form, 'group')) ?? null,
			warned: words(form, 'after') === 'send',
			address: addressOf(event)
		});
		await placed(work, { 'feedback-empty': 'words', 'feedback-too-long': 'words' });
		const back = new URLSearchParams({ ...(part === '' ? {} : { about: part }), sent: '' });
		redirect(303, `/say/${event.params.plan}?${back}`);
	}, 4 * longestFeedback)
};
