import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { reportFrom } from '#domain/templates/report.ts';
import { isDay, longestBlock } from '#document/schema.ts';
import { areasOf } from '#server/accounts/standing.ts';
import { insertPlan } from '#server/plans/plans.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { needed } from '#server/web/forms.ts';
import { accountOf, areaMember } from '#server/web/member.ts';
import { formatDate } from '#lib/words/dates.ts';
import { newReportWords } from '#lib/words/plans.ts';
import type { Actions, PageServerLoad } from './$types';

/** Letters of a report: hundreds of pages. */
const longestReport = 400_000;

export const load: PageServerLoad = page(async (event) => {
	const areas = await areasOf(event.locals.sql, accountOf(event).id);
	const makes = areas.filter((area) => may(area.standing, 'make-plan'));
	if (makes.length === 0) refuse('not-allowed');
	return {
		title: newReportWords.title,
		narrow: true,
		makes: makes.map(({ areaId, areaName }) => ({ id: areaId, name: areaName }))
	};
});

export const actions: Actions = {
	default: action(async (event, form) => {
		const member = await areaMember(event, words(form, 'area'), 'make-plan');
		const title = needed(form, 'title', 300);
		const writer = needed(form, 'writer', 200);
		const date = needed(form, 'date', 10);
		if (!isDay(date)) refuseAt('date', 'field-missing');
		const text = needed(form, 'text', longestReport);
		if (text.split('\n').some((line) => line.length > longestBlock)) refuseAt('text', 'too-big');
		const report = reportFrom({ title, source: `${writer}, ${formatDate(date)}`, text });
		const planId = await event.locals.sql.begin((tx) => insertPlan(tx, member, report));
		redirect(303, `/plans/${planId}`);
	}, longestReport)
};
