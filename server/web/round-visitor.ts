// Who asks for a consultation's page: its guest by a cookie of that consultation, a member by their account, or neither.
import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '#domain/refusals.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import { linkUntil } from '#domain/rounds/round.ts';
import { roundCookieName, roundGuestOf } from '#server/rounds/guests.ts';
import { roundBehind, visitorOf, type RoundThere, type Visitor } from '#server/rounds/visitor.ts';
import { codeFrom } from '#server/workshops/code.ts';
import { guardedCode } from '#server/workshops/limits.ts';
import { addressOf } from './address.ts';

export interface AtRound {
	readonly round: RoundThere;
	readonly visitor: Visitor;
}

/** The consultation an address names and as whom it is asked for. Who guesses codes is slowed, who is in is not counted. */
export async function atRound(event: RequestEvent, now = new Date()): Promise<AtRound> {
	const { sql, account } = event.locals;
	const code = codeFrom(event.params['code'] ?? '') ?? refuse('no-round');
	const token = event.cookies.get(cookieOf(event, code));
	const guest = token ? await roundGuestOf(sql, token, now) : null;
	const find = guest
		? roundBehind(sql, code)
		: guardedCode(sql, addressOf(event), (tx) => roundBehind(tx, code), now);
	const round = (await find) ?? refuse('no-round');
	return { round, visitor: await visitorOf(sql, round, { account: account?.id ?? null, guest }, now) };
}

/** This browser is that guest from now on, as long as their private link works. */
export function keepRoundGuest(
	event: RequestEvent,
	{ code, promiseAt, token }: { readonly code: string; readonly promiseAt: string; readonly token: string }
): void {
	const secure = event.url.protocol === 'https:';
	const days = (Date.parse(linkUntil({ promiseAt })) - Date.parse(localDay(new Date()))) / 86_400_000;
	event.cookies.set(cookieOf(event, code), token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		maxAge: Math.max(1, Math.ceil(days)) * 86_400
	});
}

/** This browser is nobody again in that consultation. */
export function dropRoundGuest(event: RequestEvent, code: string): void {
	event.cookies.delete(cookieOf(event, code), { path: '/', secure: event.url.protocol === 'https:' });
}

const cookieOf = (event: RequestEvent, code: string): string =>
	roundCookieName(event.url.protocol === 'https:', code);
