// Guests of a consultation: persons of the area without account, as in a workshop. Their session lasts as long as their own link
// does; the link is a second secret, so that they come back on another device, and both are kept as hashes only.
import type { Group } from '#domain/groups.ts';
import { newId, type AreaId, type PersonId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import {
	askedGroups,
	linkLastsDays,
	linkUntil,
	stateOfRound,
	type Round,
	type RoundId
} from '#domain/rounds/round.ts';
import { startGuestSession } from '#server/accounts/guest-sessions.ts';
import { hashOfToken, newToken } from '#server/accounts/token.ts';
import type { Db, Sql } from '#server/sql.ts';
import { closeOverRounds, roundColumns, tellOfClosing } from './rounds.ts';

/** More than any consultation of an area brings: whoever has the address shall not fill the table of people. */
export const mostRoundGuests = 20_000;
export const longestName = 60;

export interface RoundGuest {
	readonly sessionId: string;
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly roundId: RoundId;
	/** The name they gave, for themselves and for those who write the plan; '' when none. */
	readonly name: string;
	readonly group: Group;
	readonly number: number;
	readonly quoteWords: boolean;
}

export interface ComingToRound {
	readonly name: string;
	readonly group: Group;
	readonly takesPart: boolean;
	readonly quoteWords: boolean;
}

/**
 * One for each consultation, so that nobody loses their place in one by taking part in another. `__Host-` binds it to https, this
 * host and the root path.
 */
export function roundCookieName(secure: boolean, code: string): string {
	return `${secure ? '__Host-' : ''}withus-c-${code}`;
}

/** Lets somebody take part. Answers the token of this browser, and the one of their own link, which is shown once. */
export async function joinRound(
	sql: Sql,
	round: Round,
	coming: ComingToRound,
	now = new Date()
): Promise<{ readonly token: string; readonly returning: string; readonly personId: PersonId }> {
	if (!coming.takesPart) refuse('consent-missing');
	if (!askedGroups.some((group) => group === coming.group)) refuse('round-adults');
	const { areaId, id } = round;
	return sql.begin(async (tx) => {
		const [counted] = await tx<(Round & { number: number })[]>`
			update round set next_guest = next_guest + 1 where id = ${id} and link_withdrawn_at is null
			returning next_guest - 1 as number, ${roundColumns(tx)}`;
		if (!counted) refuse('round-withdrawn');
		const state = stateOfRound(counted, now);
		if (state !== 'open') refuse(state === 'closed' ? 'round-closed' : 'round-not-open');
		if (counted.number > mostRoundGuests) refuse('round-full');
		const personId = newId<'person'>();
		// shown by group wherever nobody says otherwise: the name is only for those who write the plan
		await tx`
			insert into person (area_id, id, name, voice_group, shown_as, created_at)
			values (${areaId}, ${personId}, ${coming.name.slice(0, longestName)}, ${coming.group}, 'group', ${now})`;
		await tx`
			insert into guest (area_id, person_id, round_id, number, joined_at, takes_part, quote_words)
			values (${areaId}, ${personId}, ${id}, ${counted.number}, ${now}, true, ${coming.quoteWords})`;
		const token = await startGuestSession(tx, { areaId, personId }, now);
		return { token, returning: await newReturn(tx, { areaId, personId }), personId };
	});
}

/** The guest behind a token; null for a token of nobody, and when their link has run out or they were removed. */
export async function roundGuestOf(db: Db, token: string, now = new Date()): Promise<RoundGuest | null> {
	if (token === '' || token.length > 100) return null;
	return guestWhere(db, db`guest_session.id = ${hashOfToken(token)}`, now);
}

/** A new private link for a guest: the one before stops working, and other browsers are nobody again. */
export async function renewReturn(sql: Sql, guest: RoundGuest): Promise<string> {
	return sql.begin(async (tx) => {
		await tx`delete from guest_return where person_id = ${guest.personId}`;
		await tx`delete from guest_session where person_id = ${guest.personId} and id <> ${guest.sessionId}`;
		return newReturn(tx, guest);
	});
}

export interface ReturningGuest extends Omit<RoundGuest, 'sessionId'> {
	readonly code: string;
	readonly title: string;
	/** YYYY-MM-DD */
	readonly promiseAt: string;
}

/** Whose private link this is, so that the page can say it before anything happens; null when it does not work any more. */
export async function returnBehind(
	db: Db,
	returning: string,
	now = new Date()
): Promise<ReturningGuest | null> {
	if (returning === '' || returning.length > 100) return null;
	const [found] = await db<ReturningGuest[]>`
		select guest.area_id as "areaId", guest.person_id as "personId", guest.round_id as "roundId", person.name,
			person.voice_group as "group", guest.number, guest.quote_words as "quoteWords", round.code, round.title,
			round.promise_at::text as "promiseAt"
		from guest_return
		join guest on guest.person_id = guest_return.person_id and guest.removed_at is null
		join person on person.area_id = guest.area_id and person.id = guest.person_id and person.status = 'active'
		join round on round.area_id = guest.area_id and round.id = guest.round_id
		join plan on plan.id = round.plan_id and plan.deleted_at is null
		where guest_return.id = ${hashOfToken(returning)}`;
	return found && localDay(now) <= linkUntil(found) ? found : null;
}

/** Comes back by the private link: a session of its own, so that two devices, or two people, never take each other's place. */
export async function comeBack(
	sql: Sql,
	returning: string,
	now = new Date()
): Promise<{ readonly token: string; readonly code: string; readonly promiseAt: string }> {
	const guest = (await returnBehind(sql, returning, now)) ?? refuse('return-gone');
	const { code, promiseAt } = guest;
	return { token: await startGuestSession(sql, guest, now), code, promiseAt };
}

async function newReturn(
	db: Db,
	{ areaId, personId }: { readonly areaId: string; readonly personId: string }
): Promise<string> {
	const token = newToken();
	await db`
		insert into guest_return (id, area_id, person_id) values (${hashOfToken(token)}, ${areaId}, ${personId})`;
	return token;
}

async function guestWhere(db: Db, condition: ReturnType<Db>, now: Date): Promise<RoundGuest | null> {
	const [found] = await db<(RoundGuest & { promiseAt: string })[]>`
		select guest_session.id as "sessionId", guest.area_id as "areaId", guest.person_id as "personId",
			guest.round_id as "roundId", person.name, person.voice_group as "group", guest.number,
			guest.quote_words as "quoteWords", round.promise_at::text as "promiseAt"
		from guest_session
		join guest on guest.area_id = guest_session.area_id and guest.person_id = guest_session.person_id
		join person on person.area_id = guest.area_id and person.id = guest.person_id and person.status = 'active'
		join round on round.area_id = guest.area_id and round.id = guest.round_id
		where guest.removed_at is null and ${condition}`;
	if (!found || localDay(now) > linkUntil(found)) return null;
	const { promiseAt: _promise, ...guest } = found;
	return guest;
}

/** Puts away what is over, and forgets the browsers and links of guests whose time is over. Their words stay theirs. */
export async function sweepRounds(db: Sql, now = new Date()): Promise<void> {
	await db.begin(async (tx) => {
		await closeOverRounds(tx, now);
		await tellOfClosing(tx, now);
	});
	for (const table of ['guest_session', 'guest_return'])
		await db`
			delete from ${db(table)} using guest, round
			where guest.person_id = ${db(table)}.person_id and round.id = guest.round_id
				and round.promise_at < ${now}::timestamptz::date - ${linkLastsDays + 1}::int`;
}
