// Taking up an invitation: a new account, or the one that is signed in, becomes somebody in the area.
import { newId, type AccountId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { ShownAs } from '#domain/groups.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { makeAccount } from './accounts.ts';
import { countTry } from './attempts.ts';
import { invitationByToken, type Invitation } from './invitations.ts';
import { hashPassword } from './passwords.ts';

interface Shown {
	/** Not needed of a young person, who is shown by group only. */
	readonly name: string;
	readonly shownAs: ShownAs;
}

export interface Joined {
	readonly accountId: AccountId;
	readonly planId: PlanId | null;
}

/** Joins with a new account. Refuses when the e-mail address has one: its owner signs in first. */
export async function joinWithNewAccount(
	sql: Sql,
	token: string,
	given: Shown & { readonly email: string; readonly password: string; readonly address: string },
	now = new Date()
): Promise<Joined> {
	// "you have an account" tells something about an address, so it cannot be asked all day
	await countTry(sql, { what: 'join', address: given.address, email: given.email }, now);
	if (!(await invitationByToken(sql, token, now))) refuse('link-expired');
	const hash = await hashPassword(given.password);
	return sql.begin(async (tx) => {
		const invitation = await useUp(tx, token, now);
		return join(tx, invitation, await makeAccount(tx, given.email, hash), given, now);
	});
}

/** Joins with the account that is signed in. */
export async function joinWithAccount(
	sql: Sql,
	token: string,
	accountId: AccountId,
	given: Shown,
	now = new Date()
): Promise<Joined> {
	return sql.begin(async (tx) => join(tx, await useUp(tx, token, now), accountId, given, now));
}

/** One transaction, one joiner: the row is locked, so that two presses cannot use one link. */
async function useUp(tx: Tx, token: string, now: Date): Promise<Invitation> {
	const invitation = await invitationByToken(tx, token, now);
	if (!invitation) refuse('link-expired');
	const used = await tx`
		update invitation set used_at = ${now}
		where area_id = ${invitation.areaId} and id = ${invitation.id} and used_at is null`;
	if (used.count !== 1) refuse('link-expired');
	return invitation;
}

async function join(
	tx: Tx,
	invitation: Invitation,
	accountId: AccountId,
	given: Shown,
	now: Date
): Promise<Joined> {
	const { areaId, planId, role } = invitation;
	const personId = await personFor(tx, invitation, accountId, given, now);
	await tx`
		insert into membership (area_id, person_id, plan_id, role) values (${areaId}, ${personId}, ${planId}, ${role})
		on conflict do nothing`;
	await tx`update invitation set used_by = ${personId} where area_id = ${areaId} and id = ${invitation.id}`;
	await audit(tx, {
		areaId,
		personId,
		what: 'person-joined',
		detail: { role },
		...(planId ? { planId } : {})
	});
	await notify(tx, { kind: 'access', person: personId });
	return { accountId, planId };
}

/**
 * The person this account is in the area: there already, back again, or new. Who was removed comes back only by an
 * invitation to the area, which only its owner can write; who is suspended does not come back by any link.
 */
async function personFor(
	tx: Tx,
	invitation: Invitation,
	accountId: AccountId,
	given: Shown,
	now: Date
): Promise<PersonId> {
	const { areaId, planId, group, organisationId } = invitation;
	const [known] = await tx<{ id: PersonId; status: 'active' | 'suspended' | 'removed' }[]>`
		select id, status from person where area_id = ${areaId} and account_id = ${accountId} for update`;
	if (known?.status === 'suspended' || (known?.status === 'removed' && planId)) refuse('suspended-here');
	if (known) {
		await tx`update person set status = 'active' where area_id = ${areaId} and id = ${known.id}`;
		return known.id;
	}
	const id = newId<'person'>();
	// a young person is shown by group only, whatever a form sends
	const shownAs = group === 'young_person' ? 'group' : given.shownAs;
	await tx`
		insert into person (area_id, id, account_id, name, voice_group, organisation_id, shown_as, created_at)
		values (${areaId}, ${id}, ${accountId}, ${given.name}, ${group}, ${organisationId}, ${shownAs}, ${now})`;
	return id;
}
