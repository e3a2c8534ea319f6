import {
	longestContact,
	longestStatement,
	statementAddress,
	statementKinds
} from '#domain/statements/statement.ts';
import { refuse } from '#domain/refusals.ts';
import { saveContact, saveStatement, statementsOf } from '#server/publication/statements.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { oneOf } from '#server/web/forms.ts';
import { areaMember } from '#server/web/member.ts';
import { statementWords } from '#lib/words/statements.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const me = await areaMember(event, event.params.area, 'manage-people');
	const [found] = await statementsOf(event.locals.sql, me.areaId);
	if (!found) refuse('not-found');
	return {
		title: statementWords.title,
		area: me.areaId,
		areaName: me.areaName,
		contact: found.contact,
		statements: found.statements.map(({ kind, words, changedAt }) => ({
			...{ kind, words, address: statementAddress(me.areaId, kind) },
			about: changedAt ? statementWords.own(changedAt) : statementWords.readyMade,
			own: changedAt !== null
		}))
	};
});

export const actions: Actions = {
	contact: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		if (words(form, 'contact', longestContact + 1).length > longestContact)
			refuseAt('contact', 'statement-too-long');
		await saveContact(event.locals.sql, me, words(form, 'contact', longestContact));
		return { done: statementWords.contactSaved };
	}, longestStatement),
	save: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		const kind = oneOf(form, 'kind', statementKinds);
		const typed = words(form, 'words', longestStatement + 1);
		if (typed === '') refuseAt('words', 'field-missing');
		if (typed.length > longestStatement) refuseAt('words', 'statement-too-long');
		await saveStatement(event.locals.sql, me, { kind, words: typed });
		return { done: statementWords.saved(kind) };
	}, longestStatement * 2),
	again: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		const kind = oneOf(form, 'kind', statementKinds);
		await saveStatement(event.locals.sql, me, { kind, words: '' });
		return { done: statementWords.againDone(kind) };
	})
};
