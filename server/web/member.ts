// Who is asking, as routes need it: one line at the top of every load and action.
import { may, type Act } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import {
	memberOfArea,
	memberOfPlan,
	type AreaMember,
	type PlanMember,
	type Who
} from '#server/accounts/standing.ts';

interface Asking {
	readonly locals: App.Locals;
	readonly url: URL;
}

/** The account that is signed in; others are asked to sign in. */
export function accountOf(event: Asking): NonNullable<App.Locals['account']> {
	return event.locals.account ?? refuse(event.locals.unknown ? 'database-away' : 'sign-in-needed');
}

/**
 * Where whoever asks stands in a plan, allowed to do this there: `await planMember(event, params.plan, 'edit-plan')`.
 * A guest of a workshop comes only where `{ guests: true }` says so; everywhere else they are nobody.
 */
export async function planMember(
	event: Asking,
	planId: string,
	act: Act = 'see-plan',
	{ guests = false } = {}
): Promise<PlanMember> {
	const { sql, guest, account } = event.locals;
	const asGuest = guests && guest?.planId === planId ? guest : null;
	if (asGuest?.over && !account) refuse(asGuest.over);
	const who = asGuest && !asGuest.over ? { guest: asGuest.personId } : { account: accountOf(event).id };
	const member = await memberOfPlan(sql, who, planId);
	if (!member) refuse('not-found');
	if (!may(member.standing, act)) refuse('not-allowed');
	return member;
}

/** As whom a request asks: a guest of an open workshop, and somebody who is signed in; one browser can be both. */
export function everybodyAsking({ locals: { guest, account } }: Asking): Who[] {
	return [
		...(guest && !guest.over ? [{ guest: guest.personId }] : []),
		...(account ? [{ account: account.id }] : [])
	];
}

/** Where the asking account stands in a plan that may have been deleted, allowed to bring it back. */
export async function deletedPlanMember(event: Asking, planId: string): Promise<PlanMember> {
	const { sql } = event.locals;
	const who = { account: accountOf(event).id };
	return (await memberOfPlan(sql, who, planId, new Date(), 'restore-plan')) ?? refuse('not-found');
}

/** Where the asking account stands in an area, allowed to do this there. */
export async function areaMember(event: Asking, areaId: string, act?: Act): Promise<AreaMember> {
	const member = await memberOfArea(event.locals.sql, accountOf(event).id, areaId);
	if (!member) refuse('not-found');
	if (act && !may(member.standing, act)) refuse('not-allowed');
	return member;
}

/** The address of this installation for links that leave the page: the one it was given, else the one it is asked under. */
export function baseUrl(event: Asking): string {
	return event.locals.env.publicUrl?.origin ?? event.url.origin;
}
