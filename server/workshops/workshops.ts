// Opening a plan for a workshop, and its end. Open means: nobody has ended it, and its time is not up; the table alone says so,
// so a workshop survives a restart and closes on time while nobody looks.
import { newId, type AreaId, type Id, type PersonId, type PlanId } from '#domain/ids.ts';
import { may, type GuestsAre, type Standing } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { endHolds } from '#server/plan-log/holds.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { newCode, newLink } from './code.ts';

export type WorkshopId = Id<'workshop'>;

/** The longest a workshop may be open, ms: a forgotten one shall not stay an open door. */
export const longestOpen = 24 * 60 * 60_000;

export interface Workshop {
	readonly id: WorkshopId;
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly guestsAre: GuestsAre;
	readonly openedAt: Date;
	readonly endsAt: Date;
	readonly code: string;
	/** The last part of the link. */
	readonly link: string;
	readonly youngPeople: boolean;
	/** The two named adults; empty where no young people take part and nobody was named. */
	readonly leads: string;
	readonly watches: string;
}

/** Who does something to a plan's workshop. */
export interface Leader {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly standing: Standing;
	readonly plan: { readonly id: PlanId };
}

export interface Opening {
	readonly endsAt: Date;
	readonly guestsAre: GuestsAre;
	readonly youngPeople: boolean;
	readonly leads: string;
	readonly watches: string;
}

/** The open workshop of a plan, or null. */
export async function workshopOfPlan(db: Db, planId: string, now = new Date()): Promise<Workshop | null> {
	const [found] = await db<Workshop[]>`
		select ${columns(db)} from workshop
		where plan_id = ${planId} and ended_at is null and ends_at > ${now}`;
	return found ?? null;
}

/** The columns of a workshop, by their names in the code. */
export function columns(db: Db): ReturnType<Db> {
	return db`workshop.id, workshop.area_id as "areaId", workshop.plan_id as "planId", workshop.guests_are as "guestsAre",
		workshop.opened_at as "openedAt", workshop.ends_at as "endsAt", workshop.code, workshop.link,
		workshop.young_people as "youngPeople", workshop.leads, workshop.watches`;
}

/** Opens a plan for a workshop. Nobody lets guests be more than they are themselves. */
export async function openWorkshop(
	sql: Sql,
	by: Leader,
	opening: Opening,
	now = new Date()
): Promise<Workshop> {
	if (!may(by.standing, 'open-workshop')) refuse('not-allowed');
	if (opening.guestsAre === 'editor' && !may(by.standing, 'edit-plan')) refuse('not-allowed');
	checkTime(opening.endsAt, now);
	const leads = opening.leads.trim();
	const watches = opening.watches.trim();
	if (opening.youngPeople && !areTwo(leads, watches)) refuse('two-adults');
	return sql.begin(async (tx) => {
		// one after the other: two leads who open at once get one workshop
		await tx`select from plan where id = ${by.plan.id} for update`;
		if (await workshopOfPlan(tx, by.plan.id, now)) refuse('workshop-open');
		await closeOver(tx, now);
		const id = newId<'workshop'>();
		await tx`
			insert into workshop (area_id, id, plan_id, guests_are, opened_by, opened_at, ends_at, code, link,
				young_people, leads, watches)
			values (${by.areaId}, ${id}, ${by.plan.id}, ${opening.guestsAre}, ${by.personId}, ${now}, ${opening.endsAt},
				${await freeCode(tx)}, ${newLink()}, ${opening.youngPeople}, ${leads}, ${watches})`;
		await audit(tx, {
			areaId: by.areaId,
			personId: by.personId,
			what: 'workshop-opened',
			planId: by.plan.id,
			detail: { workshop: id, guestsAre: opening.guestsAre, youngPeople: opening.youngPeople }
		});
		return (await workshopOfPlan(tx, by.plan.id, now)) ?? refuse('not-found');
	});
}

/** Gives a workshop another end, later or earlier. */
export async function extendWorkshop(sql: Sql, by: Leader, endsAt: Date, now = new Date()): Promise<void> {
	checkTime(endsAt, now);
	await change(sql, by, 'workshop-extended', now, async (tx, { id, openedAt }) => {
		if (endsAt.getTime() - openedAt.getTime() > longestOpen) refuse('workshop-time');
		await tx`update workshop set ends_at = ${endsAt} where id = ${id}`;
	});
}

/** Ends a workshop now: its guests are told within two seconds, and its code and link open nothing any more. */
export async function endWorkshop(sql: Sql, by: Leader, now = new Date()): Promise<void> {
	await change(sql, by, 'workshop-ended', now, async (tx, { id }) => {
		await tx`update workshop set ended_at = ${now}, code = null, link = null where id = ${id}`;
		await endHolds(tx, by.plan.id);
	});
}

/** Puts away workshops whose time is up: their codes are free again, and open nothing. */
export async function closeOver(db: Db, now = new Date()): Promise<void> {
	// in one order, so that two who open a workshop at once do not wait for each other
	await db`
		update workshop set ended_at = ends_at, code = null, link = null where id in (
			select id from workshop where ended_at is null and ends_at <= ${now} order by id for update)`;
}

async function change(
	sql: Sql,
	by: Leader,
	what: string,
	now: Date,
	act: (tx: Tx, workshop: Workshop) => Promise<void>
): Promise<void> {
	if (!may(by.standing, 'lead-workshop')) refuse('not-allowed');
	await sql.begin(async (tx) => {
		await tx`select from plan where id = ${by.plan.id} for update`;
		const workshop = (await workshopOfPlan(tx, by.plan.id, now)) ?? refuse('workshop-over');
		await act(tx, workshop);
		const { areaId, personId } = by;
		await audit(tx, { areaId, personId, what, planId: by.plan.id, detail: { workshop: workshop.id } });
		await notify(tx, { kind: 'access', plan: by.plan.id });
	});
}

function checkTime(endsAt: Date, now: Date): void {
	const from = endsAt.getTime() - now.getTime();
	if (!(from > 0 && from <= longestOpen)) refuse('workshop-time');
}

/** Two names, and not the same one twice. */
function areTwo(one: string, other: string): boolean {
	const plain = (name: string) => name.toLowerCase().replace(/\s+/g, ' ');
	return one !== '' && other !== '' && plain(one) !== plain(other);
}

/** A code that no open workshop has. */
async function freeCode(tx: Tx): Promise<string> {
	for (;;) {
		const code = newCode();
		const taken = await tx`select from workshop where code = ${code}`;
		if (taken.count === 0) return code;
	}
}

/** How long a guest's cookie is remembered after the end, so that whoever comes back late is told that it is over: ms. */
const rememberGuests = 30 * 24 * 60 * 60_000;

/** Puts away what is over, and forgets the browsers of guests of long ago. Their words stay theirs. */
export async function sweepWorkshops(db: Db, now = new Date()): Promise<void> {
	await closeOver(db, now);
	await db`
		delete from guest_session using guest, workshop
		where guest.area_id = guest_session.area_id and guest.person_id = guest_session.person_id
			and workshop.area_id = guest.area_id and workshop.id = guest.workshop_id
			and workshop.ended_at < ${new Date(now.getTime() - rememberGuests)}`;
}
