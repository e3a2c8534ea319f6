// Where somebody stands, asked of the database at this moment. Everything that lets somebody see or do something starts here.
import { displayName, guestName, type Group, type ShownAs } from '#domain/groups.ts';
import { isId, type AccountId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import { may, rolesThatCount, type GuestsAre, type Standing } from '#domain/permissions.ts';
import type { PlanState } from '#domain/plan-states.ts';
import type { PlanKind } from '#domain/plan.ts';
import type { Role } from '#domain/roles.ts';
import type { Db } from '#server/sql.ts';
import { seenBefore } from './sessions.ts';
import { hashOfToken } from './token.ts';

/** Who asks: somebody with an account, or a guest of a workshop, who has none. */
export type Who = { readonly account: string } | { readonly guest: string };

interface Member {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	/** Null for a guest. */
	readonly accountId: AccountId | null;
	/** As others may see them. */
	readonly name: string;
	readonly group: Group;
	readonly standing: Standing;
	/** The strongest role that counts here. */
	readonly role: Role;
}

export interface PlanMember extends Member {
	readonly plan: {
		readonly id: PlanId;
		readonly areaId: AreaId;
		readonly title: string;
		readonly plainTitle: string;
		readonly kind: PlanKind;
		readonly state: PlanState;
		readonly epoch: number;
		readonly sharedWithArea: boolean;
		readonly deleted: boolean;
		readonly archived: boolean;
	};
}

export interface AreaMember extends Member {
	readonly areaName: string;
}

interface PersonRow {
	areaId: AreaId;
	areaName: string;
	personId: PersonId;
	accountId: AccountId | null;
	name: string;
	group: Group;
	shownAs: ShownAs;
	status: Standing['status'];
	areaRoles: Role[];
	/** The number of a guest, and what their workshop lets them be: null when it is over or they were removed. */
	guestNumber?: number | null;
	guestsAre?: GuestsAre | null;
}

type PlanRow = PersonRow & PlanMember['plan'] & { planRoles: Role[] };

/** Who reaches more in a plan comes first; an owner runs the area, but neither writes nor publishes. */
const byStrength: readonly Role[] = [
	'lead',
	'editor',
	'owner',
	'facilitator',
	'moderator',
	'approver',
	'contributor',
	'supporter',
	'observer',
	'reader',
	'guest'
];

/**
 * Where somebody stands in a plan; null when they cannot see it. "No such plan", "not yours" and "deleted" are one answer,
 * so that nobody can ask which plans exist. An account may be named by its id alone. Who may bring a
 * deleted plan back is asked with `restore-plan`.
 */
export async function memberOfPlan(
	db: Db,
	who: Who | string | null,
	planId: string,
	now = new Date(),
	act: 'see-plan' | 'restore-plan' = 'see-plan'
): Promise<PlanMember | null> {
	if (!isId(planId) || who === null) return null;
	const accountId = typeof who === 'string' ? who : 'account' in who ? who.account : null;
	const guestId = typeof who === 'object' && 'guest' in who ? who.guest : null;
	const [row] = await db<PlanRow[]>`
		select ${peopleOfPlans(db, now)}
		where plan.id = ${planId} and (
			person.account_id = ${accountId} and guest.person_id is null
			or person.id = ${guestId} and workshop.id is not null)`;
	return row ? planMemberFrom(row, guestId !== null, act) : null;
}

/** Somebody with an account, and the session of theirs that a token belongs to. */
export interface Arrived {
	readonly sessionId: string;
	readonly member: PlanMember;
}

/**
 * Who comes into a plan with this session, as one question: two hundred people come when a meeting begins. Null when
 * anything is not as usual (no such session, not theirs to see, taken out of the workshop, not noted as seen for a while):
 * then the questions are to be asked one by one.
 */
export async function arrivedInPlan(
	db: Db,
	token: string,
	planId: string,
	now: Date
): Promise<Arrived | null> {
	if (!isId(planId) || token === '' || token.length > 100) return null;
	const [row] = await db<(PlanRow & { sessionId: string })[]>`
		select session.id as "sessionId", ${peopleOfPlans(db, now)}
		join session on session.account_id = person.account_id
		where session.id = ${hashOfToken(token)} and session.expires_at > ${now} and session.seen_at > ${seenBefore(now)}
			and plan.id = ${planId} and guest.person_id is null and not exists (
				select from workshop_removal removal join workshop open on open.id = removal.workshop_id
				where removal.plan_id = plan.id and removal.person_id = person.id
					and open.ended_at is null and open.ends_at > now())`;
	const member = row ? planMemberFrom(row, false, 'see-plan') : null;
	return row && member ? { sessionId: row.sessionId, member } : null;
}

/** What is asked of people in plans, and where it stands; the condition follows. */
function peopleOfPlans(db: Db, now: Date) {
	return db`plan.id, plan.area_id as "areaId", plan.title, plan.plain_title as "plainTitle", plan.kind, plan.state, plan.epoch,
			plan.shared_with_area as "sharedWithArea", plan.deleted_at is not null as deleted,
			plan.archived_at is not null as archived,
			person.id as "personId", person.account_id as "accountId", person.name, person.voice_group as "group",
			person.shown_as as "shownAs", person.status,
			array(select role from membership where area_id = plan.area_id and person_id = person.id and plan_id is null) as "areaRoles",
			array(select role from membership where area_id = plan.area_id and person_id = person.id and plan_id = plan.id) as "planRoles",
			guest.number as "guestNumber",
			case when guest.removed_at is null and workshop.ended_at is null and workshop.ends_at > ${now}
				then workshop.guests_are end as "guestsAre"
		from plan join person on person.area_id = plan.area_id
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		left join workshop on workshop.area_id = guest.area_id and workshop.id = guest.workshop_id and workshop.plan_id = plan.id`;
}

/** Null when they may not do what they are asked about. */
function planMemberFrom(row: PlanRow, asGuest: boolean, act: 'see-plan' | 'restore-plan'): PlanMember | null {
	const { id, title, plainTitle, kind, state, epoch, sharedWithArea, deleted, archived } = row;
	const standing: Standing = {
		status: row.status,
		areaRoles: row.areaRoles,
		planRoles: asGuest ? ['guest'] : row.planRoles,
		plan: { sharedWithArea, deleted, archived, readOnly: kind === 'inspection', state },
		...(row.guestsAre ? { workshop: { guestsAre: row.guestsAre } } : {})
	};
	if (!may(standing, act)) return null;
	const titles = { id, areaId: row.areaId, title, plainTitle, kind, state, epoch };
	return { ...memberFrom(row, standing), plan: { ...titles, sharedWithArea, deleted, archived } };
}

/** Where an account stands in an area; null for strangers, for guests, and for people who were suspended or removed. */
export async function memberOfArea(
	db: Db,
	accountId: string | null,
	areaId: string
): Promise<AreaMember | null> {
	if (!isId(areaId) || accountId === null) return null;
	return (await areasOf(db, accountId)).find((member) => member.areaId === areaId) ?? null;
}

/** Every area in which an account is an active person, by name. */
export async function areasOf(db: Db, accountId: string): Promise<AreaMember[]> {
	const rows = await db<PersonRow[]>`
		select area.id as "areaId", area.name as "areaName", person.id as "personId", person.account_id as "accountId", person.name,
			person.voice_group as "group", person.shown_as as "shownAs", person.status,
			array(select role from membership where area_id = area.id and person_id = person.id and plan_id is null) as "areaRoles"
		from person join area on area.id = person.area_id
		where person.account_id = ${accountId} and person.status = 'active'
		order by lower(area.name), area.id`;
	return rows.map((row) => ({
		...memberFrom(row, { status: row.status, areaRoles: row.areaRoles, planRoles: [] }),
		areaName: row.areaName
	}));
}

function memberFrom(row: PersonRow, standing: Standing): Member {
	const { areaId, personId, accountId, group } = row;
	return {
		areaId,
		personId,
		accountId,
		name: row.guestNumber ? guestName(group, row.guestNumber) : displayName(row),
		group,
		standing,
		role: strongest(rolesThatCount(standing))
	};
}

/** The strongest of some roles; somebody without any stands like a reader of nothing. */
function strongest(roles: readonly Role[]): Role {
	return byStrength.find((role) => roles.includes(role)) ?? 'reader';
}
