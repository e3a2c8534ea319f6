// Coming in: a guest is a person of the area without account, from one form with nothing to remember.
import type { Group } from '#domain/groups.ts';
import { newId, type PersonId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db, Sql } from '#server/sql.ts';
import { startGuestSession, type GuestSession } from '#server/accounts/guest-sessions.ts';
import { codeFrom } from './code.ts';
import { columns, type Workshop } from './workshops.ts';

/** More guests than any room holds: whoever has the link shall not fill the table of people. */
export const mostGuests = 400;

export interface Coming {
	readonly group: Group;
	readonly takesPart: boolean;
	readonly quoteWords: boolean;
}

/**
 * The open workshop behind a code or a link; null for wrong, ended and never made alike. It is worth what its opener is:
 * somebody who was suspended or removed lets nobody in any more.
 */
export async function workshopBehind(db: Db, codeOrLink: string, now = new Date()): Promise<Workshop | null> {
	const [found] = await db<Workshop[]>`
		select ${columns(db)} from workshop
		join person on person.area_id = workshop.area_id and person.id = workshop.opened_by and person.status = 'active'
		join plan on plan.area_id = workshop.area_id and plan.id = workshop.plan_id and plan.deleted_at is null
		where (workshop.code = ${codeFrom(codeOrLink)} or workshop.link = ${codeOrLink})
			and workshop.ended_at is null and workshop.ends_at > ${now}`;
	return found ?? null;
}

/** Lets somebody in as a guest. A guest who was removed does not come back by the same browser. */
export async function joinAsGuest(
	sql: Sql,
	workshop: Workshop,
	coming: Coming,
	before: GuestSession | null,
	now = new Date()
): Promise<{ readonly token: string; readonly personId: PersonId }> {
	const { areaId, id, youngPeople } = workshop;
	if (before?.workshopId === id && before.over === 'left-workshop') refuse('left-workshop');
	if (!coming.takesPart) refuse('consent-missing');
	if (coming.group === 'young_person' && !youngPeople) refuse('ask-an-adult');
	return sql.begin(async (tx) => {
		const [counted] = await tx<{ number: number }[]>`
			update workshop set next_guest = next_guest + 1
			where id = ${id} and ended_at is null and ends_at > ${now} returning next_guest - 1 as number`;
		if (!counted) refuse('no-workshop');
		if (counted.number > mostGuests) refuse('workshop-full');
		const personId = newId<'person'>();
		await tx`
			insert into person (area_id, id, name, voice_group, shown_as, created_at)
			values (${areaId}, ${personId}, '', ${coming.group}, 'group', ${now})`;
		await tx`
			insert into guest (area_id, person_id, workshop_id, number, joined_at, takes_part, quote_words)
			values (${areaId}, ${personId}, ${id}, ${counted.number}, ${now}, true, ${coming.quoteWords})`;
		return { token: await startGuestSession(tx, { areaId, personId }, now), personId };
	});
}
