// What others changed since somebody was last here, in a few sentences; and that they have read it.
import { json } from '@sveltejs/kit';
import { inFew } from '#lib/words/since.ts';
import { planContent } from '#server/plan-log/read.ts';
import { compare } from '#server/versions/compare.ts';
import { contentSince, putAwayNews, sinceLastVisit } from '#server/versions/since.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

export const GET = page(async (event: RequestEvent) => {
	const { sql, compareTurns } = event.locals;
	const { areaId, personId, plan } = await planMember(event, event.params.plan);
	const since = await sinceLastVisit(sql, { areaId, planId: plan.id, personId });
	const was = since && (await contentSince(sql, plan.id, since));
	if (!was) return json({ sentences: [] });
	const { content: is } = await planContent(sql, plan.id);
	const { sections, brought } = await compareTurns.take(() => compare(was, is));
	return json({
		sentences: inFew(
			sections.flatMap(({ changes }) => changes.map(({ sentence }) => sentence)),
			brought
		)
	});
});

export const POST = page(async (event: RequestEvent) => {
	const { areaId, personId, plan } = await planMember(event, event.params.plan);
	await putAwayNews(event.locals.sql, { areaId, planId: plan.id, personId });
	return new Response(null, { status: 204 });
});
