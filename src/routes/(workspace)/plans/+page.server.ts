import { may } from '#domain/permissions.ts';
import { nextStep } from '#domain/set-up.ts';
import { areasOf } from '#server/accounts/standing.ts';
import { toursToShow } from '#server/accounts/tour.ts';
import { stepsDone } from '#server/areas/set-up.ts';
import { plansOf } from '#server/plans/plans.ts';
import { page } from '#server/web/answers.ts';
import { accountOf } from '#server/web/member.ts';
import { formatRecent } from '#lib/words/dates.ts';
import { plansWords } from '#lib/words/plans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const account = accountOf(event);
	const { sql } = event.locals;
	const areas = await areasOf(sql, account.id);
	const plans = await plansOf(sql, account.id);
	const now = new Date();
	const run = areas.filter((area) => may(area.standing, 'manage-people'));
	const newAreas = await Promise.all(
		run.map(async ({ areaId }) => ({ id: areaId, done: await stepsDone(sql, areaId) }))
	);
	return {
		title: plansWords.title,
		plans: plans.map(({ changedAt, ...plan }) => ({ ...plan, changed: formatRecent(changedAt, now) })),
		somewhere: areas.length > 0,
		tour: (await toursToShow(sql, account.id)).includes('plans'),
		/** An area whose first steps are not all done, for whoever runs it. */
		settingUp: newAreas.find(({ done }) => nextStep(done) !== null),
		/** Areas in which the asking person may make plans. */
		makes: areas
			.filter((area) => may(area.standing, 'make-plan'))
			.map((area) => ({ id: area.areaId, name: area.areaName }))
	};
});
