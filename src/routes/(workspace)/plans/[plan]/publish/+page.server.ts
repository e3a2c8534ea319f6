import { openLog } from '#server/log.ts';
import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { publish } from '#server/publication/publish.ts';
import { nextVersion, withAddresses } from '#server/publication/publish-page.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { hasContact } from '#server/publication/statements.ts';
import { longestReason, withdraw } from '#server/publication/withdraw.ts';
import { writePlanFiles } from '#server/publication/write-files.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { publishingWords } from '#lib/words/publishing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, standing } = await planMember(event, event.params.plan);
	const versions = await versionsOfPlan(sql, { areaId: plan.areaId, planId: plan.id });
	const mayPublish = may(standing, 'publish-plan');
	const live = versions.filter((version) => version.withdrawn === null);
	const gone = versions.filter((version) => version.withdrawn !== null);
	return {
		title: mayPublish ? publishingWords.title : publishingWords.titleForOthers,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || publishingWords.untitled },
		next: mayPublish ? await nextVersion(sql, plan.id) : null,
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

export const actions: Actions = {
	publish: action(async (event: RequestEvent) => {
		const by = await planMember(event, event.params.plan, 'publish-plan');
		const { n } = await publish(event.locals.sql, { planId: by.plan.id, by });
		await writeFilesNow(event, by.plan.id);
		redirect(303, `?published=${n}`);
	}),
	withdraw: action(async (event: RequestEvent, form) => {
		const by = await planMember(event, event.params.plan, 'withdraw-plan');
		const reason = words(form, 'reason', longestReason);
		if (reason === '') refuseAt('reason', 'reason-missing');
		const n = Number(words(form, 'version'));
		await withdraw(event.locals.sql, { planId: by.plan.id, n: Number.isInteger(n) ? n : 0, reason, by });
		await writeFilesNow(event, by.plan.id);
		redirect(303, `?withdrawn=${n}`);
	})
};

/** So that the address works when the answer arrives. It is decided already: if this fails, the keeper of the files tries again. */
async function writeFilesNow({ locals: { sql, env } }: RequestEvent, plan: string): Promise<void> {
	try {
		await writePlanFiles(sql, { dir: env.publishedDir, origin: env.publicUrl?.origin ?? '' }, plan);
	} catch (error) {
		openLog(env).error({ err: error, plan }, 'published pages could not be written yet');
	}
}

/** The number in the address, when it is one of these versions: an address alone must not make the page say something untrue. */
function among(versions: readonly { readonly n: number }[], said: string | null): number | null {
	return versions.find(({ n }) => String(n) === said)?.n ?? null;
}
