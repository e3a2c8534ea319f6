import { redirect } from '@sveltejs/kit';
import * as Y from 'yjs';
import { inSuggestions } from '#domain/exports/in-suggestions.ts';
import { privateInSuggestion } from '#domain/proposals/private-words.ts';
import { refuse } from '#domain/refusals.ts';
import { backWords as words } from '#lib/words/exporting.ts';
import { readSuggestion, type Suggestion } from '#protocol/suggestion-schema.ts';
import { matchReturned } from '#server/imports/match-returned.ts';
import { readReturned } from '#server/imports/read-returned.ts';
import { planContent } from '#server/plan-log/read.ts';
import { propose } from '#server/proposals/propose.ts';
import { compare } from '#server/versions/compare.ts';
import { docOfFile } from '#server/publication/doc-of-file.ts';
import { action, asRefused, page, refuseAt } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad } from './$types';

/** More suggestions than one file makes. */
const mostSuggestions = 30;

export const load: PageServerLoad = page(async (event) => {
	const { plan } = await planMember(event, event.params.plan, 'suggest-change');
	return { title: words.title, narrow: true, plan: { id: plan.id, title: plan.plainTitle || plan.title } };
});

export const actions: Actions = {
	/** Nothing is kept: what was understood goes back to the page, and comes again when it is sent. */
	read: action(async (event, form) => {
		const { plan } = await planMember(event, event.params.plan, 'suggest-change');
		const { sql, importTurns, compareTurns } = event.locals;
		const upload = form.get('file');
		if (!(upload instanceof File) || upload.size === 0) refuseAt('file', 'no-file');
		const sent = { name: upload.name, bytes: await upload.bytes() };
		const reading = importTurns.take(async () => {
			const file = await readReturned(sent);
			if (file.stamp && file.stamp.planId !== plan.id) refuse('back-other-plan');
			const then = file.stamp && (await docOfFile(sql, plan.id, file.stamp));
			const state = then ? Y.encodeStateAsUpdate(then) : (await planContent(sql, plan.id)).state;
			return { file, known: then !== null, ...(await matchReturned(state, file)) };
		});
		const read = await reading.catch((thrown: unknown) => refuseAt('file', asRefused(thrown).code));
		const { base, content, parts, told, file, known } = read;
		const comparison = parts.length === 0 ? null : await compareTurns.take(() => compare(base, content));
		return {
			read: { comparison, told, known, aside: file.aside, changes: parts.length },
			suggestions: inSuggestions(parts, words.from)
		};
	}, 0),

	send: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'suggest-change');
		const sent = form.getAll('suggestion').flatMap((text) => (typeof text === 'string' ? [text] : []));
		if (sent.length === 0 || sent.length > mostSuggestions) refuse('bad-request');
		const asked = form.get('after');
		const after: Pick<Suggestion, 'after'> =
			asked === 'post' ? { after: 'post' } : asked === 'moderators' ? { after: 'moderators' } : {};
		const suggestions = sent.map((text): Suggestion => {
			const suggestion = readSuggestion(text) ?? refuse('bad-request');
			return suggestion === 'too-much' ? refuse('suggest-too-much') : { ...suggestion, ...after };
		});
		const found = asked === null ? suggestions.flatMap(privateInSuggestion) : [];
		if (found.length > 0) return { warned: found, suggestions: sent };
		const { areaId, plan, personId, role, group, standing } = member;
		const by = { areaId, planId: plan.id, author: { id: personId, role, group }, standing };
		for (const suggestion of suggestions) {
			await propose(event.locals.sql, by, suggestion).catch((thrown: unknown) => {
				// the plan says it by now: the others are still worth sending
				if (asRefused(thrown).code !== 'suggest-nothing' || suggestions.length === 1) throw thrown;
			});
		}
		redirect(303, `/plans/${plan.id}/suggestions`);
	}, 0)
};
