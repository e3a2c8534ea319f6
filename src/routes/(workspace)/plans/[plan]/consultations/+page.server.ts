import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { localTime } from '#domain/rounds/local-time.ts';
import { stateOfRound } from '#domain/rounds/round.ts';
import { openRound, roundsOfPlan } from '#server/rounds/rounds.ts';
import { action, page } from '#server/web/answers.ts';
import { placed } from '#server/web/forms.ts';
import { planMember } from '#server/web/member.ts';
import { roundFields, roundFrom } from '#server/web/round-form.ts';
import { openingRoundWords } from '#lib/words/opening-round.ts';
import { audienceWords, rungWords, whenWords } from '#lib/words/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

const day = 86_400_000;

/** The consultations of a plan: what is open, what was, and for a lead the form that opens one. */
export const load: PageServerLoad = page(async (event) => {
	const { plan, standing } = await planMember(event, event.params.plan);
	const now = new Date();
	const rounds = await roundsOfPlan(event.locals.sql, plan.id);
	const lines = rounds.map((round) => {
		const state = stateOfRound(round, now);
		return {
			id: round.id,
			title: round.title,
			when: whenWords(round, now),
			says: `${rungWords[round.rung].label} · ${audienceWords[round.forWhom].label}`,
			takePart: state === 'open' ? `/c/${round.code}` : null,
			closed: state === 'closed'
		};
	});
	const inFourWeeks = new Date(now.getTime() + 28 * day);
	return {
		title: openingRoundWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		lines,
		mayOpen: may(standing, 'open-round'),
		oneIsOpen: lines.some(({ closed }) => !closed),
		usual: {
			opensAt: localTime(now),
			closesAt: `${localTime(inFourWeeks).slice(0, 10)}T17:00`,
			promiseAt: localTime(new Date(now.getTime() + 56 * day)).slice(0, 10)
		}
	};
});

export const actions: Actions = {
	open: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'open-round');
		const id = await placed(openRound(event.locals.sql, me, roundFrom(form)), roundFields);
		redirect(303, `/plans/${me.plan.id}/consultations/${id}?opened`);
	})
};
