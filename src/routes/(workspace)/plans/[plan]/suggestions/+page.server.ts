import * as Y from 'yjs';
import { sayingNow } from '#document/proposals/beside.ts';
import { keyedPlan } from '#document/proposals/keyed-plan.ts';
import { lookAt, lookBack } from '#document/proposals/look.ts';
import { rootsOf } from '#document/roots.ts';
import type { PersonId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { withMarksSaid } from '#domain/comments/taken-out.ts';
import { comparisonOf } from '#lib/plan-html/comparison.ts';
import { takenOutWords } from '#lib/words/consultation.ts';
import { suggestingWords } from '#lib/words/suggesting.ts';
import { planContent } from '#server/plan-log/read.ts';
import { accept, decline, type Judge, type Which } from '#server/proposals/decide.ts';
import {
	countListed,
	listed,
	onePage,
	sawAnswers,
	type Listed,
	type ListedPart
} from '#server/proposals/proposals.ts';
import { seenSuggestions } from '#server/proposals/suggesting-of.ts';
import { withdraw } from '#server/proposals/withdraw.ts';
import type { PlanContent } from '#domain/plan.ts';
import { longestReason } from '#domain/proposals/proposal.ts';
import { sawNews } from '#server/telling/news-of.ts';
import { action, page, refuseAt, words as typed } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Those who write the plan see all suggestions, anybody else their own. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, areaId, personId, standing } = await planMember(event, event.params.plan, 'see-plan', {
		guests: true
	});
	const mayAnswer = may(standing, 'edit-plan');
	const which = { areaId, planId: plan.id, ...seenSuggestions(personId, standing) };
	const pages = { open: pageIn(event.url, 'open'), answered: pageIn(event.url, 'answered') };
	const [counts, open, answered, { state, content }] = await Promise.all([
		countListed(sql, which),
		listed(sql, { ...which, open: true, page: pages.open }),
		listed(sql, { ...which, open: false, page: pages.answered }),
		planContent(sql, plan.id)
	]);
	const shown = shownWith(state, content, personId);
	const found = { open: open.map(shown), answered: answered.map(shown) };
	await sawAnswers(sql, plan.id, personId);
	await sawNews(sql, personId, { suggestionsOf: plan.id });
	return {
		title: suggestingWords.listTitle,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		mayAnswer,
		maySuggest: may(standing, 'suggest-change'),
		maySort: may(standing, 'sort-themes'),
		sent: event.url.searchParams.has('sent'),
		stamp: counts.stamp,
		pages: {
			open: { page: pages.open, pages: Math.ceil(counts.open / onePage) },
			answered: { page: pages.answered, pages: Math.ceil(counts.answered / onePage) }
		},
		mayComment: may(standing, 'write-comments'),
		...found
	};
});

export const actions: Actions = {
	accept: action(async (event: RequestEvent, form) => {
		const by = await judge(event);
		const over = typed(form, 'over');
		const said = { reason: typed(form, 'reason', longestReason), ...(over === '' ? {} : { over }) };
		await accept(event.locals.sql, by, which(form), said);
		return { done: 'accepted' as const };
	}),
	decline: action(async (event: RequestEvent, form) => {
		const by = await judge(event);
		const reason = typed(form, 'reason', longestReason);
		if (reason === '') refuseAt('reason', 'suggest-reason');
		await decline(event.locals.sql, by, which(form), reason);
		return { done: 'declined' as const };
	}),
	withdraw: action(async (event: RequestEvent, form) => {
		const { plan, personId } = await planMember(event, event.params.plan, 'see-plan', { guests: true });
		await withdraw(event.locals.sql, { planId: plan.id, personId }, typed(form, 'id'));
		return { done: 'withdrawn' as const };
	})
};

async function judge(event: RequestEvent): Promise<Judge> {
	const member = await planMember(event, event.params.plan, 'edit-plan', { guests: true });
	const { areaId, plan, personId, standing } = member;
	return { areaId, planId: plan.id, personId, standing };
}

function which(form: FormData): Which {
	const n = typed(form, 'n');
	return { proposal: typed(form, 'id'), n: /^\d{1,3}$/.test(n) ? Number(n) : -1 };
}

function pageIn(url: URL, name: string): number {
	const asked = url.searchParams.get(name) ?? '';
	return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}

/** Makes suggestions ready to be shown beside the plan as it is now. */
function shownWith(state: Uint8Array, content: PlanContent, me: PersonId) {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	const plan = keyedPlan(doc);
	const shown = ({ part, ...rest }: ListedPart) => {
		// what was answered is shown as it was suggested: the plan has gone on
		const look =
			rest.state === 'open'
				? lookAt(doc, plan, part)
				: { ...lookBack(plan, part), fit: 'in-already' as const, since: null };
		return {
			...rest,
			fit: look.fit,
			sections: comparisonOf(look.was, look.is).sections,
			since: look.since && comparisonOf(look.since.was, look.since.is).sections,
			over: look.fit === 'changed' ? sayingNow(doc, part) : null
		};
	};
	return ({ by, why, parts, ...rest }: Listed) => ({
		...rest,
		why: withMarksSaid(why, takenOutWords),
		isMine: by === me,
		parts: parts.map(shown)
	});
}
