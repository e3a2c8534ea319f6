// The cookie that carries a session's token, and the two moments it changes: signing in and signing out.
import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '#domain/refusals.ts';
import { deviceFrom } from '#server/accounts/device.ts';
import { endSession, sessionCookieName, startSession } from '#server/accounts/sessions.ts';

/** Signs this browser in as an account. Always with a new token; the session it had before ends. */
export async function signIn(event: RequestEvent, accountId: string): Promise<void> {
	const { sql, sessionId } = event.locals;
	if (sessionId) await endSession(sql, sessionId);
	const device = deviceFrom(event.request.headers.get('user-agent'));
	const { token, expiresAt } = await startSession(sql, accountId, new Date(), device);
	keepSession(event, token, expiresAt);
}

/** Signs this browser out. */
export async function signOut(event: RequestEvent): Promise<void> {
	const { sql, sessionId, unknown } = event.locals;
	// forgetting the cookie alone would leave the session open
	if (unknown) refuse('database-away');
	if (sessionId) await endSession(sql, sessionId);
	forgetSession(event);
}

/** Writes the cookie: only for http, not for scripts, not sent by other sites' forms. */
export function keepSession(event: RequestEvent, token: string, expiresAt: Date): void {
	const secure = event.url.protocol === 'https:';
	event.cookies.set(sessionCookieName(secure), token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		expires: expiresAt
	});
}

/** Takes the cookie away. */
export function forgetSession(event: RequestEvent): void {
	const secure = event.url.protocol === 'https:';
	event.cookies.delete(sessionCookieName(secure), { path: '/', secure });
}
