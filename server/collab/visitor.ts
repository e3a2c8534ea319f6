// Who is behind a socket, as the database says at this moment.
import { commentRights, type CommentRights } from '#domain/comments/comment.ts';
import { may } from '#domain/permissions.ts';
import type { AccountId, AreaId, PlanId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { validSession } from '#server/accounts/sessions.ts';
import { arrivedInPlan, memberOfPlan, type PlanMember, type Who } from '#server/accounts/standing.ts';
import type { Hint } from '#server/notify.ts';
import { isTakenOut, whoIn } from '#server/plan-log/removed.ts';
import type { Author } from '#server/plan-log/log.ts';
import type { Sql } from '#server/sql.ts';
import { guestOf } from '#server/accounts/guest-sessions.ts';

export interface Visitor {
	readonly sessionId: string;
	/** Null for a guest. */
	readonly accountId: AccountId | null;
	readonly areaId: AreaId;
	/** In whose name they write. */
	readonly author: Author;
	/** As others may see them. */
	readonly name: string;
	/** The same in all their tabs in this plan, and says nothing else. */
	readonly who: string;
	readonly mayEdit: boolean;
	/** Whether they lead workshops here: nothing is held for them. */
	readonly mayLead: boolean;
	/** What they hear of what is said about the plan; absent: nothing. */
	readonly comments?: CommentRights;
	readonly epoch: number;
	/** When what they may do ends by itself, in milliseconds: they are asked about again then, without any hint. */
	readonly until?: number | null;
}

/** A visitor, or why they may not come in. */
export type Welcome = Visitor | { readonly refused: RefusalCode };

/** What a browser sends to say who it is. */
export interface Tokens {
	readonly token: string;
	readonly guestToken?: string;
}

/** Asks the database who this is and where they stand in this plan. Throws only when it cannot be asked. */
export async function welcome(sql: Sql, tokens: Tokens, planId: PlanId, at: number): Promise<Welcome> {
	const now = new Date(at);
	const { token, guestToken = '' } = tokens;
	// in the plan of their workshop somebody is a guest; when it is over, their account, if any, counts again
	const guest = guestToken === '' ? null : await guestOf(sql, guestToken, now);
	const asGuest = guest?.planId === planId ? guest : null;
	if (asGuest && !asGuest.over) return comeIn(sql, asGuest, { guest: asGuest.personId }, planId, now);
	const arrived = await arrivedInPlan(sql, token, planId, now);
	if (arrived) return visitorOf(arrived.member, arrived.sessionId, null);
	const session = token === '' ? null : await validSession(sql, token, now, { renew: false });
	if (session) return comeIn(sql, session, { account: session.accountId }, planId, now);
	return { refused: asGuest?.over ?? 'sign-in-needed' };
}

async function comeIn(
	sql: Sql,
	session: { readonly sessionId: string; readonly endsAt?: Date },
	who: Who,
	planId: PlanId,
	now: Date
): Promise<Welcome> {
	const member = await memberOfPlan(sql, who, planId, now);
	// no such plan and not your plan are the same answer
	if (!member || !may(member.standing, 'see-plan')) return { refused: 'not-found' };
	if ('account' in who && (await isTakenOut(sql, planId, member.personId))) return { refused: 'taken-out' };
	return visitorOf(member, session.sessionId, session.endsAt ?? null);
}

function visitorOf(member: PlanMember, sessionId: string, endsAt: Date | null): Visitor {
	const planId = member.plan.id;
	return {
		sessionId,
		accountId: member.accountId,
		areaId: member.areaId,
		author: { id: member.personId, role: member.role, group: member.group },
		name: member.name,
		who: whoIn(planId, member.personId),
		mayEdit: may(member.standing, 'edit-plan'),
		mayLead: may(member.standing, 'lead-workshop'),
		comments: commentRights(member.standing),
		epoch: member.plan.epoch,
		until: endsAt?.getTime() ?? null
	};
}

export type AccessHint = Extract<Hint, { kind: 'access' }>;

/** Whether a hint about access may be about somebody in a plan. Who is not known yet is always meant. */
export function isMeant(hint: AccessHint, planId: PlanId, visitor: Visitor | null): boolean {
	const fits = (named: string | undefined, own: string | undefined) =>
		named === undefined || own === undefined || named === own;
	return (
		fits(hint.plan, planId) &&
		fits(hint.person, visitor?.author.id) &&
		fits(hint.account, visitor?.accountId ?? undefined) &&
		fits(hint.session, visitor?.sessionId)
	);
}

export function isRefused(welcome: Welcome): welcome is { readonly refused: RefusalCode } {
	return 'refused' in welcome;
}
