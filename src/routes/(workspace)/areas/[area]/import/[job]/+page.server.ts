import { redirect } from '@sveltejs/kit';
import { isId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { formatDate } from '#lib/words/dates.ts';
import { importWords } from '#lib/words/importing.ts';
import { boxesToProtect, importJob, takeImport } from '#server/imports/jobs.ts';
import { action, page } from '#server/web/answers.ts';
import { areaMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const member = await areaMember(event, event.params.area, 'make-plan');
	const job = isId(event.params.job)
		? await importJob(event.locals.sql, member.areaId, event.params.job)
		: null;
	if (!job) refuse('not-found');
	const { reading, fileName, planId } = job;
	return {
		title: reading.content.meta.title,
		area: { id: member.areaId, name: member.areaName },
		fileName,
		planId,
		reading,
		toProtect: boxesToProtect(reading.content)
	};
});

export const actions: Actions = {
	default: action(async (event, form) => {
		const member = await areaMember(event, event.params.area, 'make-plan');
		if (!isId(event.params.job)) refuse('not-found');
		const person = { id: member.personId, group: member.group };
		const source = form.get('protect') === 'yes' ? importWords.cameIn(formatDate(new Date())) : null;
		const plan = await takeImport(event.locals.sql, member.areaId, event.params.job, person, source);
		redirect(303, `/plans/${plan}`);
	})
};
