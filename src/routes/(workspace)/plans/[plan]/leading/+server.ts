// What somebody who leads a workshop does from the plan page; answers who has been taken out, so that the page knows.
import { Refused, refusal, refuse } from '#domain/refusals.ts';
import { readLeadAct } from '#protocol/leading.ts';
import { asRefused } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { lead, takenOut } from '#server/workshops/leading.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	try {
		const { sql } = event.locals;
		const by = await planMember(event, event.params.plan, 'lead-workshop');
		const act = readLeadAct(await event.request.json().catch(() => null)) ?? refuse('bad-request');
		await lead(sql, by, act);
		return Response.json({ takenOut: await takenOut(sql, by.plan.id) });
	} catch (thrown) {
		const refused: Refused = asRefused(thrown);
		const { say, http } = refusal(refused.code);
		return Response.json({ code: refused.code, say }, { status: http });
	}
};
