// What the plan page says when somebody looks away from it: all that came while they watched is not new to them.
import { noteSeen } from '#server/plans/listed.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

export const POST = page(async (event: RequestEvent) => {
	const { personId, plan } = await planMember(event, event.params.plan, 'see-plan');
	await noteSeen(event.locals.sql, { areaId: plan.areaId, planId: plan.id, personId });
	return new Response(null, { status: 204 });
});
