import { redirect } from '@sveltejs/kit';
import { keptDays, startImport } from '#server/imports/jobs.ts';
import { largestText, type PlanFile } from '#server/imports/read-file.ts';
import { action, page, refuseAt, asRefused } from '#server/web/answers.ts';
import { areaMember } from '#server/web/member.ts';
import { importWords } from '#lib/words/importing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Letters of a paste that come back when it was refused; a longer one does not reach us. */
const longestKept = 21_000_000;

export const load: PageServerLoad = page(async (event) => {
	const member = await areaMember(event, event.params.area, 'make-plan');
	const area = { id: member.areaId, name: member.areaName };
	return { title: importWords.title, narrow: true, area, keptDays, largestText };
});

export const actions: Actions = {
	default: action(async (event, form) => {
		const member = await areaMember(event, event.params.area, 'make-plan');
		const field = form.has('text') ? 'text' : 'file';
		const upload = field === 'text' ? pasted(form) : await chosen(form);
		const { sql, importTurns } = event.locals;
		const read = importTurns.take(() => startImport(sql, member, upload));
		const job = await read.catch((thrown: unknown) => refuseAt(field, asRefused(thrown).code));
		redirect(303, `/areas/${member.areaId}/import/${job}`);
	}, longestKept)
};

async function chosen(form: FormData): Promise<PlanFile> {
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) refuseAt('file', 'no-file');
	return { name: file.name, bytes: await file.bytes() };
}

function pasted(form: FormData): PlanFile {
	const text = form.get('text');
	if (typeof text !== 'string' || text.trim() === '') refuseAt('text', 'no-text');
	return { name: importWords.pasted, bytes: new TextEncoder().encode(text) };
}
