import { redirect } from '@sveltejs/kit';
import { partOf, scopeOf, type Scope } from '#document/restoring/scope.ts';
import { refusal, refuse } from '#domain/refusals.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import type { Comparison } from '#lib/plan-html/comparison.ts';
import { versionName } from '#lib/words/history.ts';
import { restoringWords as words } from '#lib/words/restoring.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { planContent } from '#server/plan-log/read.ts';
import { settledQuotes } from '#server/plan-log/settled-quotes.ts';
import { partsOf, wouldBe } from '#server/restoring/preview.ts';
import { heldBack } from '#server/restoring/free.ts';
import { restore, undoRestore } from '#server/restoring/restore.ts';
import type { Restorer } from '#server/restoring/restorer.ts';
import { restoreNamed } from '#server/restoring/restores.ts';
import { compare } from '#server/versions/compare.ts';
import { contentOf, stateCalled } from '#server/versions/states.ts';
import { action, asRefused, page, words as typed } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const member = await planMember(event, event.params.plan, 'edit-plan');
	const { plan, areaId } = member;
	const { sql } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name)?.trim() ?? '';
	const done = await restoreNamed(sql, { areaId, planId: plan.id }, asked('done'));
	const shared = {
		title: words.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		kept: asked('kept') !== '',
		done: done && {
			...{ id: done.id, kind: done.scope.kind, title: done.title, name: done.name, at: done.at },
			...{ isUndo: done.undoes !== null, undone: done.undone },
			mayUndo: done.undoes === null && !done.undone && done.beforeId !== null && done.versionId !== null
		}
	};
	const state = done || asked('version') === '' ? null : await stateCalled(sql, plan, asked('version'));
	if (!state) {
		const fault = done ? null : asked('version') === '' ? words.chooseFirst : refusal('version-gone').say;
		return { ...shared, choice: null, comparison: null, fault };
	}
	const scope = scopeOf(asked('part'), asked('column'));
	const [kept, settled, { content: now }, held] = await Promise.all([
		contentOf(sql, plan, state.state),
		settledQuotes(sql, plan.id),
		planContent(sql, plan.id),
		heldBack(sql, restorer(member))
	]);
	if (!kept) refuse('version-gone');
	const then = settled(kept);
	const choice = {
		version: state.state,
		called: versionName(state),
		parts: partsOf(then, now),
		part: scope ? partOf(scope) : '',
		column: scope?.kind === 'cell' ? scope.column : '',
		older: state.schema < schemaVersion,
		held: held && refusal(held).say
	};
	if (!scope) return { ...shared, choice, comparison: null, fault: refusal('restore-nothing').say };
	return { ...shared, choice, ...(await previewed(event, now, then, scope)) };
});

/** What would change, or the sentence that says why nothing can. */
async function previewed(
	{ locals: { compareTurns } }: PageServerLoadEvent,
	now: PlanContent,
	then: PlanContent,
	scope: Scope
): Promise<{ comparison: Comparison | null; fault: string | null }> {
	const would = wouldBe(then, now, scope);
	if ('refused' in would) return { comparison: null, fault: refusal(would.refused).say };
	try {
		const comparison = await compareTurns.take(() => compare(now, would.content));
		if (comparison.changes > 0) return { comparison, fault: null };
		return { comparison: null, fault: words.same };
	} catch (thrown) {
		const { code } = asRefused(thrown);
		if (code !== 'compare-slow' && code !== 'compare-busy') throw thrown;
		return { comparison: null, fault: refusal(code).say };
	}
}

export const actions: Actions = {
	bring: action(async (event: RequestEvent, form) => {
		const member = await planMember(event, event.params.plan, 'edit-plan');
		const { sql } = event.locals;
		const state = (await stateCalled(sql, member.plan, typed(form, 'version'))) ?? refuse('version-gone');
		const scope = scopeOf(typed(form, 'part'), typed(form, 'column')) ?? refuse('restore-nothing');
		const { id } = await restore(sql, restorer(member), { versionId: state.id, scope });
		redirect(303, `?done=${id}`);
	}),
	undo: action(async (event: RequestEvent, form) => {
		const member = await planMember(event, event.params.plan, 'edit-plan');
		const { id, kept } = await undoRestore(event.locals.sql, restorer(member), typed(form, 'id'));
		redirect(303, `?done=${id}${kept > 0 ? '&kept=some' : ''}`);
	})
};

function restorer({ areaId, plan, personId, role, group, standing }: PlanMember): Restorer {
	return { areaId, planId: plan.id, author: { id: personId, role, group }, standing };
}
