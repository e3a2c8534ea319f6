// Every request passes here: who is it, and which headers does the answer carry.
import { type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { refusal } from '#domain/refusals.ts';
import { sessionCookieName, validSession } from '#server/accounts/sessions.ts';
import { readEnv, type Env } from '#server/env.ts';
import { openLog, type Log } from '#server/log.ts';
import { Turns } from '#server/imports/turns.ts';
import { connect, type Sql } from '#server/sql.ts';
import { answer, asRefused } from '#server/web/answers.ts';
import { keepSession } from '#server/web/session-cookie.ts';
import { displayAttributes, displayCookie, readDisplay } from '#lib/device/choices.ts';
import { guestCookieName, guestOf } from '#server/accounts/guest-sessions.ts';
import { errorWords } from '#lib/words/common.ts';

// The one place of the web half where something lives as long as the process: SvelteKit offers no other door.
let sql: Sql;
let env: Env;
let log: Log;
/** Files are read two at a time; a class of people who all send one waits, a flood is sent away. */
const importTurns = new Turns({ atOnce: 2, inLine: 10 });
/** Pictures are drawn two at a time: each takes half a gigabyte for a moment, and a guest may send one too. */
const pictureTurns = new Turns({ atOnce: 2, inLine: 40 });
/** Versions are compared two at a time, each in a process of its own. */
const compareTurns = new Turns({ atOnce: 2, inLine: 20, busy: 'compare-busy' });
/** Files are made two at a time, each in a process of its own. */
const exportTurns = new Turns({ atOnce: 2, inLine: 20, busy: 'export-busy' });

export const init: ServerInit = () => {
	env = readEnv();
	log = openLog(env);
	const url = process.env.DATABASE_URL;
	if (!url) throw new Error('DATABASE_URL is not set: start with "npm start", which sets it.');
	sql = connect(url, { name: 'withus-web' });
	process.once('sveltekit:shutdown', () => void sql.end({ timeout: 5 }));
};

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.sql = sql;
	event.locals.env = env;
	event.locals.importTurns = importTurns;
	event.locals.pictureTurns = pictureTurns;
	event.locals.compareTurns = compareTurns;
	event.locals.exportTurns = exportTurns;
	event.locals.account = null;
	event.locals.sessionId = null;
	event.locals.guest = null;
	event.locals.unknown = false;

	const secure = event.url.protocol === 'https:';
	const away = (thrown: unknown) => {
		const refused = asRefused(thrown);
		// a form's own action says so instead, and what was typed stays where it is
		if (event.request.method !== 'POST') answer(refused);
		event.locals.unknown = true;
		return null;
	};
	const guestToken = event.cookies.get(guestCookieName(secure));
	if (guestToken) event.locals.guest = await guestOf(sql, guestToken).catch(away);
	const token = event.cookies.get(sessionCookieName(secure));
	if (token) {
		const session = await validSession(sql, token).catch(away);
		if (session) {
			event.locals.account = { id: session.accountId, email: session.email };
			event.locals.sessionId = session.sessionId;
			if (session.renewed) keepSession(event, token, session.expiresAt);
		}
	}

	const chosen = displayAttributes(readDisplay(event.cookies.get(displayCookie)));
	const attributes = chosen.map(([name, value]) => `${name}="${value}" `).join('');
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('<html ', `<html ${attributes}`)
	});
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	if (secure) headers.set('strict-transport-security', 'max-age=31536000');
	// what one person may see must not be found in a shared computer's cache
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	return response;
};

export const handleError: HandleServerError = ({ error: cause, event, status }) => {
	if (status === 404) return { message: refusal('not-found').say, code: 'not-found' };
	if (status < 500) return { message: refusal('bad-request').say, code: 'bad-request' };
	// paths carry one-time tokens, so only the route's pattern is written down
	log.error({ err: cause, route: event.route.id, method: event.request.method }, 'a page failed');
	return { message: errorWords.unexpected.say };
};
