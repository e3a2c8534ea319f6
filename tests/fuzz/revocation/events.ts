// Thirteen events after which somebody may not be in a plan any more, each through the product's own function.
import type { AreaId, PlanId } from '#domain/ids.ts';
import { endGuestSession } from '#server/accounts/guest-sessions.ts';
import { leaveArea } from '#server/accounts/leaving.ts';
import { changeAreaRoles, remove, suspend } from '#server/accounts/members.ts';
import { changePlanRoles, shareWithArea } from '#server/accounts/plan-people.ts';
import { endAllSessions, endOtherSessions, endSession } from '#server/accounts/sessions.ts';
import { hashOfToken } from '#server/accounts/token.ts';
import { deletePlan } from '#server/plans/deleted.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { whoIn } from '#server/plan-log/removed.ts';
import type { Sql } from '#server/sql.ts';
import { lead as leadPlan } from '#server/workshops/leading.ts';
import { endWorkshop } from '#server/workshops/workshops.ts';
import type { APerson } from '#tests/people.ts';
import { leaderOf } from '#tests/workshops.ts';

export interface Scene {
	readonly sql: Sql;
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly owner: APerson;
	readonly lead: APerson;
	/** Who is about to lose it: a member, or a guest of the workshop in this plan. */
	readonly person: { readonly personId: string; readonly accountId: string | null; readonly token: string };
}

/** How they got in. */
export type Standing = 'part in the plan' | 'part in the area' | 'guest';

export interface Event {
	readonly standing: Standing;
	readonly happens: (scene: Scene) => Promise<unknown>;
}

const deed = ({ areaId, owner, person }: Scene) => ({ areaId, by: owner.personId, person: person.personId });
const planDeed = ({ areaId, planId, owner }: Scene) => ({ areaId, planId, by: owner.personId });

export const events: Readonly<Record<string, Event>> = {
	removed: { standing: 'part in the plan', happens: (scene) => remove(scene.sql, deed(scene)) },
	suspended: { standing: 'part in the plan', happens: (scene) => suspend(scene.sql, deed(scene)) },
	'left the area': {
		standing: 'part in the plan',
		happens: ({ sql, person, areaId }) => leaveArea(sql, person.accountId!, areaId)
	},
	'part in the plan taken': {
		standing: 'part in the plan',
		happens: (scene) => changePlanRoles(scene.sql, planDeed(scene), scene.person.personId, [])
	},
	'part in the area taken': {
		standing: 'part in the area',
		happens: (scene) => changeAreaRoles(scene.sql, deed(scene), [])
	},
	'no longer shared': {
		standing: 'part in the area',
		happens: (scene) => shareWithArea(scene.sql, planDeed(scene), false)
	},
	'signed out': {
		standing: 'part in the plan',
		happens: ({ sql, person }) => endSession(sql, hashOfToken(person.token))
	},
	'signed out everywhere': {
		standing: 'part in the plan',
		happens: ({ sql, person }) => endAllSessions(sql, person.accountId!)
	},
	'signed out from another browser': {
		standing: 'part in the plan',
		happens: ({ sql, person }) => endOtherSessions(sql, person.accountId!, null)
	},
	'the plan deleted': {
		standing: 'part in the plan',
		happens: async ({ sql, lead, planId }) =>
			deletePlan(sql, (await memberOfPlan(sql, { account: lead.accountId }, planId))!)
	},
	'the workshop over': {
		standing: 'guest',
		happens: ({ sql, lead, planId }) => endWorkshop(sql, leaderOf(lead, planId))
	},
	'taken out of the workshop': {
		standing: 'guest',
		happens: ({ sql, lead, planId, person }) =>
			leadPlan(sql, leaderOf(lead, planId), { do: 'take-out', who: whoIn(planId, person.personId as never) })
	},
	'a guest leaves': {
		standing: 'guest',
		happens: ({ sql, person }) => endGuestSession(sql, hashOfToken(person.token))
	}
};
