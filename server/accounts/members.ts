// The people of an area, and the verbs of its owner. Every change is in the book, and open sockets hear of it.
import type { Group, ShownAs } from '#domain/groups.ts';
import type { AreaId, PersonId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { RoleToGive } from '#domain/roles.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { organisationNamed } from './invitations.ts';

export interface MemberOfArea {
	readonly id: PersonId;
	readonly name: string;
	readonly email: string | null;
	readonly group: Group;
	readonly shownAs: ShownAs;
	readonly organisation: string | null;
	readonly status: 'active' | 'suspended' | 'removed';
	readonly roles: readonly RoleToGive[];
	/** In how many plans they hold a role of their own. */
	readonly plans: number;
	readonly joinedAt: Date;
}

/** Who does something to whom. */
export interface Deed {
	readonly areaId: AreaId;
	readonly by: PersonId;
	readonly person: string;
}

/** Everybody who is or was a member, those who are first. */
export async function membersOfArea(db: Db, areaId: AreaId): Promise<MemberOfArea[]> {
	return db<MemberOfArea[]>`
		select person.id, person.name, account.email, person.voice_group as "group", person.shown_as as "shownAs",
			organisation.name as organisation, person.status, person.created_at as "joinedAt",
			array(select role from membership
				where area_id = person.area_id and person_id = person.id and plan_id is null order by role) as roles,
			(select count(distinct membership.plan_id)::int from membership
				join plan on plan.area_id = membership.area_id and plan.id = membership.plan_id and plan.deleted_at is null
				where membership.area_id = person.area_id and membership.person_id = person.id) as plans
		from person
		left join account on account.id = person.account_id
		left join organisation on organisation.area_id = person.area_id and organisation.id = person.organisation_id
		where person.area_id = ${areaId} and not exists (
			select from guest where guest.area_id = person.area_id and guest.person_id = person.id)
		order by person.status = 'removed', person.status, -- a place in the alphabet would give away the first letter of a name that is not shown
			case when person.voice_group = 'young_person' or person.shown_as = 'group' then '' else lower(person.name) end,
			person.created_at, person.id`;
}

/** Gives a member exactly these roles in the area. */
export async function changeAreaRoles(sql: Sql, deed: Deed, roles: readonly RoleToGive[]): Promise<void> {
	const { areaId, by, person } = deed;
	await withMember(sql, deed, async (tx) => {
		await tx`delete from membership where area_id = ${areaId} and person_id = ${person} and plan_id is null`;
		for (const role of new Set(roles))
			await tx`insert into membership (area_id, person_id, role) values (${areaId}, ${person}, ${role})`;
		await audit(tx, { areaId, personId: by, what: 'roles-changed', detail: { person, roles: [...roles] } });
	});
}

/** Says for which organisation somebody works or speaks; '' for none, and one that is new to the area is made. */
export async function changeOrganisation(sql: Sql, deed: Deed, name: string): Promise<void> {
	const { areaId, by, person } = deed;
	await withMember(sql, deed, async (tx) => {
		const organisation = await organisationNamed(tx, areaId, name);
		const changed = await tx`
			update person set organisation_id = ${organisation}
			where area_id = ${areaId} and id = ${person} and organisation_id is distinct from ${organisation}`;
		if (changed.count === 0) return;
		await audit(tx, { areaId, personId: by, what: 'organisation-changed', detail: { person, organisation } });
	});
}

/** Stops somebody for now. What they wrote stays; they come back with all their roles. */
export async function suspend(sql: Sql, deed: Deed): Promise<void> {
	await withMember(sql, deed, (tx) => setStatus(tx, deed, 'suspended', 'person-suspended'));
}

/** Ends a suspension, or brings back somebody who was removed (their roles are given anew). */
export async function bringBack(sql: Sql, deed: Deed): Promise<void> {
	await withMember(sql, deed, (tx) => setStatus(tx, deed, 'active', 'person-brought-back'));
}

/** Ends a membership (one's own, too), every role with it, and open invitations to their address. What they wrote stays in the plans. */
export async function remove(sql: Sql, deed: Deed): Promise<void> {
	await withMember(sql, deed, async (tx) => {
		await tx`delete from membership where area_id = ${deed.areaId} and person_id = ${deed.person}`;
		await tx`
			delete from invitation using person join account on account.id = person.account_id
			where invitation.area_id = ${deed.areaId} and invitation.used_at is null
				and person.area_id = ${deed.areaId} and person.id = ${deed.person}
				and lower(invitation.email) = lower(account.email)`;
		await setStatus(tx, deed, 'removed', deed.by === deed.person ? 'person-left' : 'person-removed');
	});
}

async function setStatus(tx: Tx, deed: Deed, status: MemberOfArea['status'], what: string): Promise<void> {
	const { areaId, by, person } = deed;
	await tx`update person set status = ${status} where area_id = ${areaId} and id = ${person}`;
	// a mail that waits to be sent may tell what they may not read any more
	if (status !== 'active')
		await tx`
			delete from outbox_mail using person
			where person.area_id = ${areaId} and person.id = ${person} and outbox_mail.account_id = person.account_id and sent_at is null`;
	await audit(tx, { areaId, personId: by, what, detail: { person } });
}

/** One change of people at a time per area: two owners who remove each other at once would leave nobody. */
async function withMember(sql: Sql, deed: Deed, change: (tx: Tx) => Promise<void>): Promise<void> {
	const { areaId, person } = deed;
	await sql.begin(async (tx) => {
		await tx`select from area where id = ${areaId} for update`;
		const there = await tx`select from person where area_id = ${areaId} and id = ${person}`;
		if (there.count === 0) refuse('not-found');
		await change(tx);
		const owners = await tx`
			select from membership join person on person.area_id = membership.area_id and person.id = membership.person_id
			where membership.area_id = ${areaId} and membership.plan_id is null and membership.role = 'owner'
				and person.status = 'active' and person.account_id is not null
			limit 1`;
		if (owners.count === 0) refuse('last-owner');
		await notify(tx, { kind: 'access', person });
	});
}
