import { feedbackAddress } from '#domain/publication.ts';
import { partsOf } from '#domain/publishing/feedback.ts';
import { publicPlan } from '#server/publication/public-plan.ts';
import { qrPicture } from '#server/workshops/qr.ts';
import { page } from '#server/web/answers.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { codesWords } from '#lib/words/feedback.ts';
import type { PageServerLoad } from './$types';

/** One square picture, of the whole plan or of the part that was chosen. */
export const load: PageServerLoad = page(async (event) => {
	const { plan } = await planMember(event, event.params.plan);
	const shown = await publicPlan(event.locals.sql, plan.id);
	const parts = shown ? partsOf(shown.content) : [];
	const about = parts.find(({ part }) => part === event.url.searchParams.get('part')) ?? null;
	const address = baseUrl(event) + feedbackAddress(plan.id, about?.part);
	return {
		title: codesWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		parts,
		code: shown
			? {
					part: about?.part ?? '',
					title: about?.title ?? shown.title,
					plan: shown.title,
					address,
					...qrPicture(address)
				}
			: null
	};
});
