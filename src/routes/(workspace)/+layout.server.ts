import { areasOf } from '#server/accounts/standing.ts';
import { accountOf } from '#server/web/member.ts';
import { changedPlans } from '#server/telling/following.ts';
import { countNews } from '#server/telling/news-of.ts';
import { page } from '#server/web/answers.ts';
import { may } from '#domain/permissions.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = page(async (event) => {
	const { account: signedIn, guest } = event.locals;
	// a guest of a workshop has no account; each page decides for itself whether they come in
	if (!signedIn && guest) return { email: '', areas: [], news: 0 };
	const account = accountOf(event);
	const { sql } = event.locals;
	const areas = await areasOf(sql, account.id);
	// reading the address asks anew on every page: what was read there is not new any more
	void event.url.pathname;
	const [lines, plans] = await Promise.all([countNews(sql, account.id), changedPlans(sql, account.id)]);
	return {
		email: account.email,
		news: lines + plans.length,
		areas: areas.map((area) => ({
			id: area.areaId,
			name: area.areaName,
			seesPeople: may(area.standing, 'see-people'),
			setsUp: may(area.standing, 'manage-people')
		}))
	};
});
