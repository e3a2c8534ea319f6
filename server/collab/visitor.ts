// Who is behind a socket, as the database says at this moment.
import { may } from '#domain/permissions.ts';
import type { AccountId, AreaId, PlanId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { validSession } from '#server/accounts/sessions.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import type { Author } from '#server/plan-log/log.ts';
import type { Sql } from '#server/sql.ts';

export interface Visitor {
	readonly sessionId: string;
	readonly accountId: AccountId;
	readonly areaId: AreaId;
	/** In whose name they write. */
	readonly author: Author;
	/** As others may see them. */
	readonly name: string;
	readonly mayEdit: boolean;
	readonly epoch: number;
}

/** A visitor, or why they may not come in. */
export type Welcome = Visitor | { readonly refused: RefusalCode };

/** Asks the database who holds this session and where they stand in this plan. Throws only when it cannot be asked. */
export async function welcome(sql: Sql, token: string, planId: PlanId, now: number): Promise<Welcome> {
	const session = token === '' ? null : await validSession(sql, token, new Date(now), { renew: false });
	if (!session) return { refused: 'sign-in-needed' };
	const member = await memberOfPlan(sql, session.accountId, planId);
	// no such plan and not your plan are the same answer
	if (!member || !may(member.standing, 'see-plan')) return { refused: 'not-found' };
	return {
		sessionId: session.sessionId,
		accountId: session.accountId,
		areaId: member.areaId,
		author: { id: member.personId, role: member.role, group: member.group },
		name: member.name,
		mayEdit: may(member.standing, 'edit-plan'),
		epoch: member.plan.epoch
	};
}

export function isRefused(welcome: Welcome): welcome is { readonly refused: RefusalCode } {
	return 'refused' in welcome;
}
