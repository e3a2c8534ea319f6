import { redirect } from '@sveltejs/kit';
import { withMarksSaid } from '#domain/comments/taken-out.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { addressOfChoice, chooseVoices, readChoice } from '#domain/themes/choose-voices.ts';
import { peopleHeard, toldToSorters } from '#domain/themes/people-heard.ts';
import { voiceName } from '#domain/themes/theme.ts';
import { takenOutWords } from '#lib/words/consultation.ts';
import { versionName } from '#lib/words/history.ts';
import { themesWords } from '#lib/words/themes.ts';
import { headingsOf, placesOf } from '#server/comments/place-thread.ts';
import { planContent } from '#server/plan-log/read.ts';
import { decide } from '#server/themes/decide.ts';
import { likelyPart, linkedChange, stateBefore } from '#server/themes/linked-change.ts';
import { readyMark } from '#server/themes/sign-off.ts';
import { sortThemes } from '#server/themes/sort.ts';
import { sorterOf } from '#server/themes/sorter.ts';
import { themesOf, type Theme } from '#server/themes/themes.ts';
import { formatDay } from '#server/themes/today.ts';
import { roundsOf, voicesOf, type PlacedVoice } from '#server/themes/voices.ts';
import { offeredStates } from '#server/versions/states.ts';
import { action, page } from '#server/web/answers.ts';
import { placed } from '#server/web/forms.ts';
import { planMember } from '#server/web/member.ts';
import { decisionFrom, sortActFrom } from '#server/web/sort-form.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** So many things are listed at once: more is no list that somebody sorts, and choosing makes it shorter. */
const mostShown = 100;

/** For those who write the plan: works without script. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, areaId, standing } = await planMember(event, event.params.plan, 'read-internal-comments');
	const { content } = await planContent(sql, plan.id);
	const where = { areaId, planId: plan.id };
	const [all, themes, rounds, mark] = await Promise.all([
		voicesOf(sql, where, content),
		themesOf(sql, plan.id),
		roundsOf(sql, where),
		readyMark(sql, plan.id)
	]);
	const named = event.url.searchParams.get('theme');
	const theme = named === null ? null : (themes.find(({ id }) => id === named) ?? refuse('not-found'));
	const chosen = readChoice((name) => event.url.searchParams.get(name));
	const fitting = chooseVoices(all, chosen);
	return {
		title: theme?.title ?? themesWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || themesWords.untitled },
		maySort: may(standing, 'sort-themes'),
		mayDecide: may(standing, 'decide-themes'),
		mayPublish: may(standing, 'publish-plan'),
		said: all.length,
		chosen,
		// what was refused comes back to the same choice
		again: addressOfChoice(chosen),
		voices: fitting.slice(0, mostShown).map(shown),
		fitting: fitting.length,
		sections: headingsOf(content),
		rounds,
		ready: mark,
		themes: themes.map((each) => ({ ...each, ...countsIn(all, each.id) })),
		theme: theme && {
			...theme,
			...countsIn(all, theme.id),
			voices: all.filter(({ themes: of }) => of.includes(theme.id)).map(shown)
		},
		deciding: theme && (await decidingOn(event, { plan, theme, voices: all, content }))
	};
});

function countsIn(voices: readonly PlacedVoice[], theme: string) {
	const inIt = voices.filter(({ themes }) => themes.includes(theme));
	return { said: inIt.filter(({ gone }) => !gone).length, heard: toldToSorters(peopleHeard(inIt)) };
}

/** Persons stay on the server. */
function shown({ person: _person, accepted: _accepted, part: _part, ...voice }: PlacedVoice) {
	return { ...voice, words: withMarksSaid(voice.words, takenOutWords), voice: voiceName(voice) };
}

async function decidingOn(
	{ locals: { sql, compareTurns } }: PageServerLoadEvent,
	{
		plan,
		theme,
		voices,
		content
	}: {
		plan: Parameters<typeof offeredStates>[1];
		theme: Theme;
		voices: readonly PlacedVoice[];
		content: Parameters<typeof placesOf>[0];
	}
) {
	const inIt = voices.filter(({ themes }) => themes.includes(theme.id));
	const since = inIt[0] ? new Date(inIt[0].at) : theme.madeAt;
	const [offered, before] = await Promise.all([offeredStates(sql, plan), stateBefore(sql, plan, since)]);
	const states = before && !offered.some(({ id }) => id === before.id) ? [...offered, before] : offered;
	const parts = placesOf(content, { plan: '', section: themesWords.sectionNamed, row: themesWords.rowNamed })
		.filter(({ value }) => value !== 'plan')
		.map(({ value, label }) => ({ value: value.replace(':', '.'), label }));
	const likely = likelyPart(inIt);
	return {
		today: formatDay(new Date()),
		states: states.map((state) => ({ value: state.state, label: versionName(state) })),
		parts,
		part: parts.some(({ value }) => value === likely) ? likely : null,
		from: before?.state ?? null,
		change:
			theme.decision &&
			(await linkedChange(sql, plan, theme.decision, content, (work) => compareTurns.take(work)))
	};
}

export const actions: Actions = {
	sort: action(async (event, form) => {
		const sorter = sorterOf(await planMember(event, event.params.plan, 'sort-themes'));
		const act = sortActFrom(form);
		const theme = await sortThemes(event.locals.sql, sorter, act);
		const here = event.url.searchParams.get('theme');
		const base = `/plans/${sorter.planId}/themes`;
		// the page that asked is about a theme that is gone now
		if (act.do === 'delete') redirect(303, `${base}?done=delete`);
		if (act.do === 'join' || (act.do === 'split' && here))
			redirect(303, `${base}?theme=${theme ?? ''}&done=${act.do}`);
		return { done: act.do, theme };
	}),
	/** More is kept of what was typed than may be kept: who wrote too much loses none of it. */
	decide: action(async (event, form) => {
		const sorter = sorterOf(await planMember(event, event.params.plan, 'decide-themes'));
		const deciding = decisionFrom(form);
		await placed(decide(event.locals.sql, sorter, deciding), {
			'answer-sentence': 'reason',
			'answer-reason': 'reason',
			'answer-too-long': 'reason',
			'answer-owner': 'owner',
			'answer-decider': 'decider',
			'answer-date': 'decidedOn',
			'answer-change': 'part'
		});
		return { done: 'decide' as const, theme: deciding.theme };
	}, 100_000)
};
