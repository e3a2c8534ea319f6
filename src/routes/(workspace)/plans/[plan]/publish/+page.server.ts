import { redirect } from '@sveltejs/kit';
import type { PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { blockersOfEasyRead } from '#domain/signing/blockers.ts';
import { easyReadFacts } from '#server/easy-read/read-twin.ts';
import { askedNow } from '#server/sign-off/sign-off-page.ts';
import { nextVersion, withAddresses } from '#server/publication/publish-page.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { hasContact } from '#server/publication/statements.ts';
import { longestReason, withdraw } from '#server/publication/withdraw.ts';
import { readyToGoOut } from '#server/themes/publish-answers.ts';
import { themesOf } from '#server/themes/themes.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { expectEasyRead, publishWithAnswers } from '#server/web/publish-with-answers.ts';
import { writeFilesNow } from '#server/web/write-files-now.ts';
import { publishingWords } from '#lib/words/publishing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, standing, personId } = await planMember(event, event.params.plan);
	const versions = await versionsOfPlan(sql, { areaId: plan.areaId, planId: plan.id });
	const mayPublish = may(standing, 'publish-plan');
	const themes = mayPublish ? await themesOf(sql, plan.id) : [];
	const live = versions.filter((version) => version.withdrawn === null);
	const gone = versions.filter((version) => version.withdrawn !== null);
	return {
		title: mayPublish ? publishingWords.title : publishingWords.titleForOthers,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || publishingWords.untitled },
		next: mayPublish ? await nextVersion(sql, plan.id) : null,
		answers: readyToGoOut(themes).flatMap(({ id, title, decision }) =>
			decision ? [{ id, title, kind: decision.kind }] : []
		),
		easyRead: mayPublish ? await easyReadInTheWay(sql, plan.id) : null,
		undecided: themes.filter(({ decision }) => decision === null).length,
		asked: mayPublish && (await askedNow(sql, { planId: plan.id, personId })) !== null,
		mayWithdraw: may(standing, 'withdraw-plan'),
		contact: {
			missing: mayPublish && !(await hasContact(sql, plan.areaId)),
			page: may(standing, 'manage-people') ? `/areas/${plan.areaId}/statements` : null
		},
		versions: withAddresses(plan.id, versions, baseUrl(event)),
		done: {
			published: among(live, event.url.searchParams.get('published')),
			withdrawn: among(gone, event.url.searchParams.get('withdrawn'))
		}
	};
});

/** What is missing of the twin, and the day the box offers: a season from now. Null when nothing is in the way. */
async function easyReadInTheWay(sql: App.Locals['sql'], planId: PlanId) {
	const facts = await easyReadFacts(sql, planId);
	if (blockersOfEasyRead({ easyRead: facts }).length === 0) return null;
	const day = new Date(Date.now() + 91 * 86_400_000).toISOString().slice(0, 10);
	return { missing: facts.missing, stale: facts.stale, day };
}

export const actions: Actions = {
	publish: action(async (event: RequestEvent, form) => {
		const by = await planMember(event, event.params.plan, 'publish-plan');
		const themes = form.getAll('theme').filter((theme) => typeof theme === 'string');
		await expectEasyRead(event.locals.sql, by, words(form, 'promised', 10));
		const { n } = await publishWithAnswers(event.locals.sql, { planId: by.plan.id, by, themes });
		await writeFilesNow(event.locals, by.plan.id);
		redirect(303, `?published=${n}`);
	}),
	withdraw: action(async (event: RequestEvent, form) => {
		const by = await planMember(event, event.params.plan, 'withdraw-plan');
		const reason = words(form, 'reason', longestReason);
		if (reason === '') refuseAt('reason', 'reason-missing');
		const n = Number(words(form, 'version'));
		await withdraw(event.locals.sql, { planId: by.plan.id, n: Number.isInteger(n) ? n : 0, reason, by });
		await writeFilesNow(event.locals, by.plan.id);
		redirect(303, `?withdrawn=${n}`);
	})
};

/** The number in the address, when it is one of these versions: an address alone must not make the page say something untrue. */
function among(versions: readonly { readonly n: number }[], said: string | null): number | null {
	return versions.find(({ n }) => String(n) === said)?.n ?? null;
}
