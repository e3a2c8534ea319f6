import { redirect } from '@sveltejs/kit';
import type { PlanId } from '#domain/ids.ts';
import { isClosed, may } from '#domain/permissions.ts';
import { areaFeedAddress, embedAddress, feedAddress } from '#domain/publication.ts';
import { dayOfReview } from '#domain/publishing/review-day.ts';
import { blockersOfEasyRead } from '#domain/signing/blockers.ts';
import { easyReadFacts } from '#server/easy-read/read-twin.ts';
import { askedNow } from '#server/sign-off/sign-off-page.ts';
import { correctionsOf } from '#server/publication/corrections.ts';
import { freshFeedback } from '#server/publication/feedback.ts';
import { nextVersion, withAddresses } from '#server/publication/publish-page.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { hasContact } from '#server/publication/statements.ts';
import { longestReason, withdraw } from '#server/publication/withdraw.ts';
import { successorOf } from '#server/plans/successor.ts';
import { readyToGoOut } from '#server/themes/publish-answers.ts';
import { themesOf } from '#server/themes/themes.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { placed } from '#server/web/forms.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { correctSlip } from '#server/web/correct-slip.ts';
import { expectEasyRead, publishWithAnswers } from '#server/web/publish-with-answers.ts';
import { writeFilesNow } from '#server/web/write-files-now.ts';
import { publishingWords } from '#lib/words/publishing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const member = await planMember(event, event.params.plan);
	const { plan, standing, personId } = member;
	const versions = await versionsOfPlan(sql, { areaId: plan.areaId, planId: plan.id });
	const mayPublish = may(standing, 'publish-plan');
	const themes = mayPublish ? await themesOf(sql, plan.id) : [];
	const slips = await correctionsOf(sql, plan.id);
	const base = baseUrl(event);
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
		mayCorrect: mayPublish,
		closed: isClosed(plan.state) ? { state: plan.state, successor: await successorOf(sql, member) } : null,
		consulted: plan.state === 'consultation',
		mayErase: may(standing, 'erase-words'),
		versions: withAddresses(plan.id, versions, base).map((version) => ({
			...version,
			corrections: (slips.get(version.n) ?? []).map(({ id, at, oldWords, newWords }) => ({
				id,
				at,
				oldWords,
				newWords
			}))
		})),
		feedback:
			may(standing, 'judge-comments') && versions.length > 0 ? await freshFeedback(sql, plan.id) : null,
		others: live[0]
			? {
					embed: base + embedAddress(plan.id, live[0].slug),
					feed: base + feedAddress(plan.id, live[0].slug),
					areaFeed: base + areaFeedAddress(plan.areaId)
				}
			: null,
		done: {
			published: among(live, event.url.searchParams.get('published')),
			withdrawn: among(gone, event.url.searchParams.get('withdrawn')),
			corrected: among(live, event.url.searchParams.get('corrected')),
			inPlan: event.url.searchParams.get('plan')
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
		const reviewOn = dayOfReview(words(form, 'reviewOn'), new Date());
		if (reviewOn === undefined) refuseAt('reviewOn', 'review-day');
		await expectEasyRead(event.locals.sql, by, words(form, 'promised', 10));
		const { n } = await publishWithAnswers(event.locals.sql, { planId: by.plan.id, by, themes, reviewOn });
		await writeFilesNow(event.locals, by.plan.id);
		redirect(303, `?published=${n}`);
	}),
	correct: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'publish-plan');
		const n = Number(words(form, 'version'));
		const wish = {
			oldWords: words(form, 'oldWords', 500),
			newWords: words(form, 'newWords', 500),
			everywhere: words(form, 'everywhere') === 'yes'
		};
		const work = correctSlip(event.locals.sql, by, {
			n: Number.isInteger(n) ? n : 0,
			words: wish,
			inPlan: words(form, 'inPlan') === 'yes'
		});
		const inPlan = await placed(work, {
			'correction-empty': wish.oldWords === '' ? 'oldWords' : 'newWords',
			'correction-same': 'newWords',
			'correction-large': 'newWords',
			'correction-nowhere': 'oldWords',
			'correction-many': 'oldWords',
			'correction-quoted': 'oldWords'
		});
		await writeFilesNow(event.locals, by.plan.id);
		redirect(303, `?corrected=${n}${inPlan === null ? '' : `&plan=${inPlan ? 'yes' : 'no'}`}`);
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
