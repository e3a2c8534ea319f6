// A guest's way back: a random token in a cookie of its own, its SHA-256 in the table. It is worth something in one plan
// while the workshop is open. Beside it an account may be signed in, which counts everywhere else.
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { hashOfToken, newToken } from './token.ts';
import { notify } from '#server/notify.ts';
import type { Db } from '#server/sql.ts';

export interface GuestSession {
	readonly sessionId: string;
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly workshopId: string;
	/** The one plan it reaches. */
	readonly planId: PlanId;
	readonly endsAt: Date;
	/** Why it reaches nothing any more; null while the workshop is open to them. */
	readonly over: Extract<RefusalCode, 'workshop-over' | 'left-workshop'> | null;
}

/** Like the session's own cookie: `__Host-` binds it to https, this host and the root path. */
export function guestCookieName(secure: boolean): string {
	return secure ? '__Host-withus-guest' : 'withus-guest';
}

/** Starts a guest's session; the token exists only in the answer. */
export async function startGuestSession(
	db: Db,
	guest: { readonly areaId: string; readonly personId: string },
	now = new Date()
): Promise<string> {
	const token = newToken();
	await db`
		insert into guest_session (id, area_id, person_id, created_at)
		values (${hashOfToken(token)}, ${guest.areaId}, ${guest.personId}, ${now})`;
	return token;
}

/** The guest behind a token, also when the workshop is over, so that they can be told; null for a token of nobody. */
export async function guestOf(db: Db, token: string, now = new Date()): Promise<GuestSession | null> {
	if (token === '' || token.length > 100) return null;
	const [found] = await db<(Omit<GuestSession, 'over'> & { removed: boolean; ended: boolean })[]>`
		select guest_session.id as "sessionId", guest.area_id as "areaId", guest.person_id as "personId",
			workshop.id as "workshopId", workshop.plan_id as "planId", workshop.ends_at as "endsAt",
			guest.removed_at is not null or person.status <> 'active' as removed,
			workshop.ended_at is not null or workshop.ends_at <= ${now} as ended
		from guest_session
		join guest on guest.area_id = guest_session.area_id and guest.person_id = guest_session.person_id
		join person on person.area_id = guest.area_id and person.id = guest.person_id
		join workshop on workshop.area_id = guest.area_id and workshop.id = guest.workshop_id
		where guest_session.id = ${hashOfToken(token)}`;
	if (!found) return null;
	const { removed, ended, ...session } = found;
	return { ...session, over: ended ? 'workshop-over' : removed ? 'left-workshop' : null };
}

/** A guest leaves: this browser is nobody again, and its open sockets close within seconds. */
export async function endGuestSession(db: Db, sessionId: string): Promise<void> {
	await db`delete from guest_session where id = ${sessionId}`;
	await notify(db, { kind: 'access', session: sessionId });
}
