// The page as it would be, for the lead who is about to publish it: the same renderer, still private.
import { pagePolicy, pageStyleHash } from '#server/publication/page-style.ts';
import { previewOf } from '#server/publication/publish-page.ts';
import { renderPage } from '#server/publication/render-page.ts';
import { versionsOfPlan } from '#server/publication/list.ts';
import { memberOfArea } from '#server/accounts/standing.ts';
import { page } from '#server/web/answers.ts';
import { accountOf, planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

export const GET = page(async (event: RequestEvent) => {
	const { sql } = event.locals;
	const { plan } = await planMember(event, event.params.plan, 'publish-plan');
	const versions = await versionsOfPlan(sql, { areaId: plan.areaId, planId: plan.id });
	const areaName = (await memberOfArea(sql, accountOf(event).id, plan.areaId))?.areaName ?? '';
	const html = renderPage(await previewOf(sql, { id: plan.id, areaId: plan.areaId, areaName, versions }), {
		back: `/plans/${plan.id}/publish`
	});
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': `${pagePolicy(pageStyleHash)}; frame-ancestors 'none'`
		}
	});
});
