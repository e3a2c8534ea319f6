import { sectionsOf } from '#domain/diff/sections.ts';
import { may } from '#domain/permissions.ts';
import { redactionReasons } from '#domain/redaction.ts';
import { quotedWords } from '#lib/words/quoted.ts';
import { planContent } from '#server/plan-log/read.ts';
import {
	bringWords,
	changeWords,
	heardAs,
	longestQuote,
	protectWords,
	quotedIn,
	redactWords
} from '#server/plans/quotations.ts';
import { newestPublic } from '#server/publication/publish.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const me = await planMember(event, event.params.plan, 'see-plan');
	const { id, title, plainTitle } = me.plan;
	const [quoted, { content }, published] = await Promise.all([
		quotedIn(sql, me),
		planContent(sql, id),
		newestPublic(sql, id)
	]);
	const box = event.url.searchParams.get('box') ?? '';
	const chosen = quoted.find((each) => each.box === box) ?? null;
	return {
		title: quotedWords.title,
		plan: { id, title: plainTitle || title || quotedWords.untitled },
		quoted,
		chosen,
		sections: [...new Map(sectionsOf(content).map((section) => [section?.id ?? '', section?.title ?? '']))]
			.filter(([id, title]) => id !== '' && title !== '')
			.map(([id, title]) => ({ id, title })),
		isPublic: published !== undefined,
		mayWrite: may(me.standing, 'edit-plan'),
		mayRedact: may(me.standing, 'judge-comments')
	};
});

/** Words of a form that have to be there, and not too many. */
function quote(form: FormData, name = 'words'): string {
	const said = words(form, name, longestQuote + 1);
	if (said === '') refuseAt(name, 'field-missing');
	if (said.length > longestQuote) refuseAt(name, 'quote-too-long');
	return said;
}

function source(form: FormData): string {
	return words(form, 'source', 300) || refuseAt('source', 'field-missing');
}

const writer = (event: RequestEvent) => planMember(event, event.params.plan, 'edit-plan');

export const actions: Actions = {
	add: action(async (event: RequestEvent, form) => {
		const me = await writer(event);
		const asked = { words: quote(form), source: source(form), after: words(form, 'section') };
		return { done: 'added' as const, box: await bringWords(event.locals.sql, me, asked) };
	}, longestQuote),
	heard: action(async (event: RequestEvent, form) => {
		const me = await writer(event);
		await heardAs(event.locals.sql, me, { box: words(form, 'box'), words: quote(form) });
		return { done: 'heardDone' as const };
	}, longestQuote),
	change: action(async (event: RequestEvent, form) => {
		const me = await writer(event);
		await changeWords(event.locals.sql, me, { box: words(form, 'box'), words: quote(form) });
		return { done: 'changed' as const };
	}, longestQuote),
	protect: action(async (event: RequestEvent, form) => {
		const me = await writer(event);
		const boxes = form.getAll('box').filter((box) => typeof box === 'string');
		if (boxes.length === 0) refuseAt('boxes', 'field-missing');
		await protectWords(event.locals.sql, me, { boxes: boxes.slice(0, 1_000), source: source(form) });
		return { done: boxes.length === 1 ? ('protected' as const) : ('protectedAll' as const) };
	}),
	redact: action(async (event: RequestEvent, form) => {
		const me = await planMember(event, event.params.plan, 'judge-comments');
		const all = words(form, 'all') === 'yes';
		const why =
			redactionReasons.find((each) => each === words(form, 'why')) ?? refuseAt('why', 'field-missing');
		const asked = {
			box: words(form, 'box'),
			words: all ? '' : quote(form),
			why,
			note: words(form, 'note', 300)
		};
		await redactWords(event.locals.sql, me, asked);
		return { done: 'redacted' as const };
	}, longestQuote)
};
