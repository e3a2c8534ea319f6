import { withMarksSaid } from '#domain/comments/taken-out.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { answersAddress, versionAddress } from '#domain/publication.ts';
import { voiceName } from '#domain/themes/theme.ts';
import { answersWords } from '#lib/words/answers.ts';
import { takenOutWords } from '#lib/words/consultation.ts';
import { publishedAnswers } from '#server/publication/read-answers.ts';
import { redactAnswer } from '#server/publication/redact-answer.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { answersTo, voicesOfPerson } from '#server/themes/answers-to.ts';
import { action, page, words } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { writeFilesNow } from '#server/web/write-files-now.ts';
import type { Actions, PageServerLoad } from './$types';

/** "You said, we did" for whoever sees the plan, and above it what happened with their own words. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, areaId, personId, standing } = await planMember(event, event.params.plan, 'see-plan', {
		guests: true
	});
	const where = { planId: plan.id, personId };
	const [published, versions, voices] = await Promise.all([
		publishedAnswers(sql, plan.id),
		versionsOfPlan(sql, { areaId, planId: plan.id }),
		voicesOfPerson(sql, where)
	]);
	const told = await answersTo(sql, { planId: plan.id, voices });
	const asked = Number(event.url.searchParams.get('version') ?? NaN);
	const shown = published.find(({ n }) => n === asked) ?? published.at(-1) ?? null;
	const lineOf = (n: number) => versions.find((version) => version.n === n) ?? refuse('not-found');
	return {
		title: answersWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		mayRedact: may(standing, 'withdraw-plan'),
		shown: shown && {
			...shown,
			publishedAt: lineOf(shown.n).publishedAt,
			versionAddress: versionAddress(plan.id, lineOf(shown.n).slug, shown.n),
			address: answersAddress(plan.id, lineOf(shown.n).slug, shown.n)
		},
		others: published
			.filter(({ n }) => n !== shown?.n)
			.map(({ n }) => ({ n, publishedAt: lineOf(n).publishedAt }))
			.reverse(),
		own: voices.map((voice) => ({
			voice: voiceName(voice),
			kind: voice.kind,
			words: withMarksSaid(voice.words, takenOutWords),
			at: voice.at,
			answers: told.get(voiceName(voice)) ?? []
		}))
	};
});

export const actions: Actions = {
	redact: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'withdraw-plan');
		const n = Number(words(form, 'version', 10) || NaN);
		await redactAnswer(event.locals.sql, { planId: by.plan.id, n, theme: words(form, 'theme', 64), by });
		await writeFilesNow(event.locals, by.plan.id);
		return { done: true };
	})
};
