// Invitations: a link that makes one person a member of an area, or of one plan in it. It works once, for 14 days.
import { newId, type AreaId, type OrganisationId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { Group } from '#domain/groups.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import type { Role, RoleToGive } from '#domain/roles.ts';
import { formatDate } from '#lib/words/dates.ts';
import { mailWords } from '#lib/words/mail.ts';
import { audit } from '#server/audit.ts';
import { writeMail } from '#server/mail/outbox.ts';
import type { Db, Sql } from '#server/sql.ts';
import { hashOfToken, newToken } from './token.ts';

const days = 14;

export interface NewInvitation {
	readonly role: RoleToGive;
	readonly group: Group;
	/** Name of an organisation, '' for none; one that is new to the area is made. */
	readonly organisation: string;
	/** '' when the link will be handed over in another way. */
	readonly email: string;
	/** What the inviter calls them, for their own list; '' when they do not say. */
	readonly name: string;
}

interface Inviter {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	/** As others may see them. */
	readonly name: string;
}

export interface OpenInvitation {
	readonly id: string;
	readonly name: string;
	readonly email: string | null;
	readonly group: Group;
	readonly role: RoleToGive;
	readonly expiresAt: Date;
}

export interface Invitation extends OpenInvitation {
	readonly areaId: AreaId;
	readonly areaName: string;
	readonly planId: PlanId | null;
	readonly planTitle: string | null;
	readonly organisationId: OrganisationId | null;
	readonly organisation: string | null;
	readonly invitedBy: PersonId;
}

/**
 * Invites somebody to the area, or to `plan`. The right to do so was asked before. Returns the path of the link, which
 * exists only here and in the mail.
 */
export async function invite(
	sql: Sql,
	by: Inviter,
	to: { readonly plan?: { readonly id: PlanId; readonly title: string }; readonly areaName: string },
	given: NewInvitation,
	mail: { readonly baseUrl: string; readonly works: boolean },
	now = new Date()
): Promise<{ path: string; mailed: boolean }> {
	const token = newToken();
	const path = `/join/${token}`;
	const expiresAt = new Date(now.getTime() + days * 24 * 60 * 60_000);
	const { areaId } = by;
	const mailed = given.email !== '' && mail.works;
	await sql.begin(async (tx) => {
		const organisationId = await organisationNamed(tx, areaId, given.organisation);
		await tx`
			insert into invitation (area_id, id, email, name, voice_group, organisation_id, role, plan_id, invited_by, created_at, expires_at)
			values (${areaId}, ${hashOfToken(token)}, ${given.email || null}, ${given.name}, ${given.group}, ${organisationId},
				${given.role}, ${to.plan?.id ?? null}, ${by.personId}, ${now}, ${expiresAt})`;
		await audit(tx, {
			areaId,
			personId: by.personId,
			what: 'person-invited',
			detail: { role: given.role, group: given.group },
			...(to.plan ? { planId: to.plan.id } : {})
		});
		if (mailed) {
			const where = to.plan ? `“${to.plan.title}” (${to.areaName})` : to.areaName;
			const words = mailWords.invitation(by.name, where, mail.baseUrl + path, formatDate(expiresAt));
			await writeMail(tx, { areaId, to: given.email, ...words });
		}
	});
	return { path, mailed };
}

/**
 * What a link invites to; null when it was used, taken back, is too old, its plan is gone, or whoever wrote it may not
 * invite any more: else somebody who was removed could come back through a link of their own.
 */
export async function invitationByToken(db: Db, token: string, now = new Date()): Promise<Invitation | null> {
	const [found] = await db<(Invitation & { inviter: Inviting })[]>`
		select invitation.id, invitation.area_id as "areaId", area.name as "areaName", invitation.plan_id as "planId",
			coalesce(nullif(plan.plain_title, ''), plan.title) as "planTitle", invitation.name, invitation.email,
			invitation.voice_group as "group", invitation.role, invitation.organisation_id as "organisationId",
			organisation.name as organisation, invitation.invited_by as "invitedBy", invitation.expires_at as "expiresAt",
			${inviting(db)} as inviter
		from invitation
		join area on area.id = invitation.area_id
		left join plan on plan.area_id = invitation.area_id and plan.id = invitation.plan_id
		left join organisation on organisation.area_id = invitation.area_id and organisation.id = invitation.organisation_id
		where invitation.id = ${hashOfToken(token)} and invitation.used_at is null and invitation.expires_at > ${now}
			and plan.deleted_at is null`;
	if (!found) return null;
	const { inviter, ...invitation } = found;
	return mayStillInvite(inviter, invitation.planId) ? invitation : null;
}

/** Where the writer of an invitation stands now. */
interface Inviting {
	readonly status: Standing['status'];
	readonly areaRoles: Role[];
	readonly planRoles: Role[];
	readonly sharedWithArea: boolean | null;
}

/** As one JSON value, beside rows of `invitation`. */
function inviting(db: Db) {
	return db`(
		select json_build_object('status', person.status,
			'areaRoles', array(select role from membership
				where area_id = person.area_id and person_id = person.id and plan_id is null),
			'planRoles', array(select role from membership
				where area_id = person.area_id and person_id = person.id and plan_id = invitation.plan_id),
			'sharedWithArea', (select shared_with_area from plan
				where area_id = invitation.area_id and id = invitation.plan_id))
		from person where person.area_id = invitation.area_id and person.id = invitation.invited_by)`;
}

function mayStillInvite(
	{ status, areaRoles, planRoles, sharedWithArea }: Inviting,
	planId: PlanId | null
): boolean {
	const standing = { status, areaRoles, planRoles };
	if (planId === null) return may(standing, 'manage-people');
	return may(
		{ ...standing, plan: { sharedWithArea: sharedWithArea ?? false, deleted: false } },
		'invite-to-plan'
	);
}

/** Links that work and that nobody has taken up yet: to the area, or to one plan. */
export async function openInvitations(
	db: Db,
	areaId: AreaId,
	planId: PlanId | null,
	now = new Date()
): Promise<OpenInvitation[]> {
	const rows = await db<(OpenInvitation & { inviter: Inviting })[]>`
		select id, name, email, voice_group as "group", role, expires_at as "expiresAt", ${inviting(db)} as inviter
		from invitation
		where area_id = ${areaId} and plan_id is not distinct from ${planId} and used_at is null and expires_at > ${now}
		order by created_at desc`;
	return rows.flatMap(({ inviter, ...invitation }) => (mayStillInvite(inviter, planId) ? [invitation] : []));
}

/** Takes an invitation back: its link stops working at once. */
export async function takeBackInvitation(
	sql: Sql,
	by: Pick<Inviter, 'areaId' | 'personId'>,
	which: { readonly id: string; readonly planId: PlanId | null }
): Promise<void> {
	await sql.begin(async (tx) => {
		const gone = await tx`
			delete from invitation
			where area_id = ${by.areaId} and id = ${which.id} and plan_id is not distinct from ${which.planId} and used_at is null`;
		if (gone.count === 0) refuse('not-found');
		await audit(tx, { areaId: by.areaId, personId: by.personId, what: 'invitation-taken-back' });
	});
}

/** The organisation of this name in the area, made when it is new; null for ''. */
export async function organisationNamed(
	tx: Db,
	areaId: AreaId,
	name: string
): Promise<OrganisationId | null> {
	if (name === '') return null;
	const [known] = await tx<{ id: OrganisationId }[]>`
		select id from organisation where area_id = ${areaId} and lower(name) = lower(${name}) order by created_at, id limit 1`;
	if (known) return known.id;
	const id = newId<'organisation'>();
	await tx`insert into organisation (area_id, id, name) values (${areaId}, ${id}, ${name})`;
	return id;
}
