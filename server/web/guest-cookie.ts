// The cookie of a guest, and the moments it changes: joining, leaving, and coming in as oneself.
import type { RequestEvent } from '@sveltejs/kit';
import { endGuestSession, guestCookieName } from '#server/accounts/guest-sessions.ts';

/** Longer than any workshop, so that moving its end needs no new cookie; the table says when it is over. */
const kept = 7 * 24 * 60 * 60;

export function keepGuest(event: RequestEvent, token: string): void {
	const secure = event.url.protocol === 'https:';
	event.cookies.set(guestCookieName(secure), token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		maxAge: kept
	});
}

/** This browser is no guest any more. */
export async function forgetGuest(event: RequestEvent): Promise<void> {
	const secure = event.url.protocol === 'https:';
	if (event.locals.guest) await endGuestSession(event.locals.sql, event.locals.guest.sessionId);
	event.cookies.delete(guestCookieName(secure), { path: '/', secure });
}
