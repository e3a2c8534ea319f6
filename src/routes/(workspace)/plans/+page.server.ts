import { may } from '#domain/permissions.ts';
import { nextStep } from '#domain/set-up.ts';
import { areasOf } from '#server/accounts/standing.ts';
import { toursToShow } from '#server/accounts/tour.ts';
import { newestRestore } from '#server/backup/returning.ts';
import { stepsDone } from '#server/areas/set-up.ts';
import { bringPlanBack } from '#server/plans/deleted.ts';
import { deletedPlansOf, plansOf, type ListedPlan } from '#server/plans/listed.ts';
import { action, page, words } from '#server/web/answers.ts';
import type { Sql } from '#server/sql.ts';
import { accountOf, deletedPlanMember } from '#server/web/member.ts';
import { folded } from '#lib/words/folded.ts';
import { formatDate, formatDateTime, formatRecent, formatSince } from '#lib/words/dates.ts';
import { plansWords } from '#lib/words/plans.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many plans can be looked over; more can be searched. */
const fewPlans = 8;

export const load: PageServerLoad = page(async (event) => {
	const account = accountOf(event);
	const { sql } = event.locals;
	const areas = await areasOf(sql, account.id);
	const all = await plansOf(sql, account.id);
	const deleted = await deletedPlansOf(sql, account.id);
	const now = new Date();
	const run = areas.filter((area) => may(area.standing, 'manage-people'));
	const newAreas = await Promise.all(
		run.map(async ({ areaId }) => ({ id: areaId, done: await stepsDone(sql, areaId) }))
	);
	const sort = event.url.searchParams.get('sort') === 'title' ? 'title' : 'changed';
	const search = (event.url.searchParams.get('search') ?? '').trim().slice(0, 100);
	const shown = sorted(all, sort)
		.filter(({ title, plainTitle }) => folded(`${plainTitle} ${title}`).includes(folded(search)))
		.map(({ changedAt, news, ...plan }) => ({
			...plan,
			changed: formatRecent(changedAt, now),
			news:
				news.kind === 'new-to-you'
					? plansWords.newToYou
					: news.kind === 'changed'
						? plansWords.news(news.people, formatSince(news.since, now))
						: null
		}));
	return {
		title: plansWords.title,
		plans: shown.filter(({ archived }) => !archived),
		archived: shown.filter(({ archived }) => archived),
		deleted: deleted.map(({ id, title, areaName, deletedAt, until }) => ({
			id,
			title,
			areaName,
			deleted: formatRecent(deletedAt, now),
			until: formatDate(until)
		})),
		count: all.length,
		find: { sort, search, wanted: all.length > 3, searchable: all.length > fewPlans },
		somewhere: areas.length > 0,
		tour: (await toursToShow(sql, account.id)).includes('plans'),
		/** An area whose first steps are not all done, for whoever runs it. */
		settingUp: newAreas.find(({ done }) => nextStep(done) !== null),
		/** Whoever runs an area hears that Withus was restored from a backup, and what has come back since. */
		fromBackup: run[0] ? await toldOfRestore(sql, run[0].areaId, now) : null,
		/** Areas in which the asking person may make plans. */
		makes: areas
			.filter((area) => may(area.standing, 'make-plan'))
			.map((area) => ({ id: area.areaId, name: area.areaName }))
	};
});

async function toldOfRestore(sql: Sql, areaId: string, now: Date): Promise<string | null> {
	const restore = await newestRestore(sql, areaId);
	if (!restore) return null;
	const { at, backupMade, returnsUntil, changes, plans } = restore;
	const [when, made, until] = [at, backupMade, returnsUntil].map(formatDateTime);
	return plansWords.fromBackup({
		when: when!,
		made: made!,
		until: returnsUntil > now ? until! : null,
		changes,
		plans
	});
}

/** The list comes sorted by change. */
function sorted(plans: readonly ListedPlan[], by: 'title' | 'changed'): readonly ListedPlan[] {
	if (by === 'changed') return plans;
	const called = (plan: ListedPlan) => plan.plainTitle || plan.title;
	return plans.toSorted((a, b) => called(a).localeCompare(called(b), 'en-GB', { numeric: true }));
}

export const actions: Actions = {
	restore: action(async (event, form) => {
		await bringPlanBack(event.locals.sql, await deletedPlanMember(event, words(form, 'plan')));
		return { done: true };
	})
};
