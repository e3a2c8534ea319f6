import { areasOf } from '#server/accounts/standing.ts';
import { accountOf } from '#server/web/member.ts';
import { page } from '#server/web/answers.ts';
import { may } from '#domain/permissions.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = page(async (event) => {
	const { account: signedIn, guest } = event.locals;
	// a guest of a workshop has no account; each page decides for itself whether they come in
	if (!signedIn && guest) return { email: '', areas: [] };
	const account = accountOf(event);
	const areas = await areasOf(event.locals.sql, account.id);
	return {
		email: account.email,
		areas: areas.map((area) => ({
			id: area.areaId,
			name: area.areaName,
			seesPeople: may(area.standing, 'see-people'),
			setsUp: may(area.standing, 'manage-people')
		}))
	};
});
