// An open workshop and its guests, straight through the functions of the product: what a test does not say is ordinary.
import type { PlanId } from '#domain/ids.ts';
import type { Group } from '#domain/groups.ts';
import type { Sql } from '#server/sql.ts';
import { joinAsGuest } from '#server/workshops/joining.ts';
import { openWorkshop, type Leader, type Opening, type Workshop } from '#server/workshops/workshops.ts';
import type { APerson } from './people.ts';

export const inAnHour = (now = new Date()): Date => new Date(now.getTime() + 3_600_000);

/** Somebody who leads the whole area, before one of its plans. */
export function leaderOf(person: APerson, planId: PlanId, role: 'lead' | 'facilitator' = 'lead'): Leader {
	const { areaId, personId } = person;
	return {
		areaId,
		personId,
		standing: {
			status: 'active',
			areaRoles: [],
			planRoles: [role],
			plan: { sharedWithArea: false, deleted: false }
		},
		plan: { id: planId }
	};
}

export async function aWorkshop(
	sql: Sql,
	by: Leader,
	is: Partial<Opening> = {},
	now = new Date()
): Promise<Workshop> {
	const usual = {
		endsAt: inAnHour(now),
		guestsAre: 'editor',
		youngPeople: false,
		leads: '',
		watches: ''
	} as const;
	return openWorkshop(sql, by, { ...usual, ...is }, now);
}

/** A guest who has come in: the cookie of their browser, and who they are. */
export async function aGuest(
	sql: Sql,
	workshop: Workshop,
	group: Group = 'parent_carer',
	now = new Date()
): Promise<{ cookie: string; token: string; personId: string }> {
	const coming = { group, takesPart: true, quoteWords: false };
	const { token, personId } = await joinAsGuest(sql, workshop, coming, null, now);
	return { cookie: `withus-guest=${token}`, token, personId };
}
