import { guestsByGroup } from '#server/workshops/attendance.ts';
import { qrPicture } from '#server/workshops/qr.ts';
import { workshopOfPlan } from '#server/workshops/workshops.ts';
import { page } from '#server/web/answers.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { endWords, screenWords } from '#lib/words/workshop.ts';
import type { PageServerLoad } from './$types';

/** For a wall that everybody sees: nothing about any person, and few young people are not counted out. */
export const load: PageServerLoad = page(async (event) => {
	event.depends('withus:workshop');
	const { plan } = await planMember(event, event.params.plan, 'lead-workshop');
	const open = await workshopOfPlan(event.locals.sql, plan.id);
	const base = baseUrl(event);
	return {
		ownFrame: true,
		title: screenWords.title,
		planTitle: plan.plainTitle || plan.title,
		workshop: open && {
			code: open.code,
			address: `${base.replace(/^https?:\/\//, '')}/w`,
			qr: qrPicture(`${base}/w/${open.link}`),
			until: endWords(open.endsAt, new Date()),
			counts: await guestsByGroup(event.locals.sql, open)
		}
	};
});
