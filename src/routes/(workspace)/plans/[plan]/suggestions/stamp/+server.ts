// A word that changes when a suggestion comes or is answered: the page asks now and then whether it is still the newest.
import { json } from '@sveltejs/kit';
import { countListed } from '#server/proposals/proposals.ts';
import { seenSuggestions } from '#server/proposals/suggesting-of.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { RequestEvent } from './$types';

export const GET = page(async (event: RequestEvent) => {
	const { areaId, plan, personId, standing } = await planMember(event, event.params.plan, 'see-plan', {
		guests: true
	});
	const whose = { areaId, planId: plan.id, ...seenSuggestions(personId, standing) };
	const { stamp } = await countListed(event.locals.sql, whose);
	return json({ stamp });
});
