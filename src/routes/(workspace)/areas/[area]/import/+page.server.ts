import { redirect } from '@sveltejs/kit';
import { keptDays, startImport } from '#server/imports/jobs.ts';
import { action, page, refuseAt, asRefused } from '#server/web/answers.ts';
import { areaMember } from '#server/web/member.ts';
import { importWords } from '#lib/words/importing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const member = await areaMember(event, event.params.area, 'make-plan');
	return { title: importWords.title, area: { id: member.areaId, name: member.areaName }, keptDays };
});

export const actions: Actions = {
	default: action(async (event, form) => {
		const member = await areaMember(event, event.params.area, 'make-plan');
		const file = form.get('file');
		if (!(file instanceof File) || file.size === 0) refuseAt('file', 'no-file');
		const { sql, importTurns } = event.locals;
		const upload = { name: file.name, bytes: await file.bytes() };
		const read = importTurns.take(() => startImport(sql, member, upload));
		const job = await read.catch((thrown: unknown) => refuseAt('file', asRefused(thrown).code));
		redirect(303, `/areas/${member.areaId}/import/${job}`);
	})
};
