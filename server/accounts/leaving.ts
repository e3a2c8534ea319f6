// Going away: from one area, or altogether. What somebody wrote stays in the plans, attributed by group.
import type { AreaId, PersonId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { isDemoAddress } from './demo-people.ts';
import { remove } from './members.ts';
import { proveItIsYou } from './prove.ts';
import type { Prover } from './prover.ts';

/** Leaves an area: every part there ends. Its last owner cannot. */
export async function leaveArea(sql: Sql, accountId: string, areaId: string): Promise<void> {
	const [me] = await sql<{ areaId: AreaId; id: PersonId; email: string }[]>`
		select person.area_id as "areaId", person.id, account.email
		from person join account on account.id = person.account_id
		where person.account_id = ${accountId} and person.area_id = ${areaId} and person.status = 'active'`;
	if (!me) refuse('not-found');
	if (isDemoAddress(me.email)) refuse('demo-person');
	await remove(sql, { areaId: me.areaId, by: me.id, person: me.id });
}

/** Ends an account: every part, every sign-in, and the name. Refused while somebody is the last owner of an area. */
export async function removeAccount(
	sql: Sql,
	who: Prover,
	password: string,
	now = new Date()
): Promise<void> {
	if (isDemoAddress(who.email)) refuse('demo-person');
	await proveItIsYou(sql, who, password, now);
	const { accountId } = who;
	await sql.begin(async (tx) => {
		// one change of people at a time per area, always in the same order
		const mine = await tx<{ areaId: AreaId; personId: PersonId }[]>`
			select area.id as "areaId", person.id as "personId"
			from area join person on person.area_id = area.id
			where person.account_id = ${accountId} order by area.id for update of area`;
		for (const { areaId, personId } of mine) await leaveNameless(tx, areaId, personId);
		await tx`delete from sign_in_link using account
			where account.id = ${accountId} and lower(sign_in_link.email) = lower(account.email)`;
		await tx`delete from invitation using account
			where account.id = ${accountId} and used_at is null and lower(invitation.email) = lower(account.email)`;
		await tx`delete from account where id = ${accountId}`;
		await notify(tx, { kind: 'access', account: accountId });
	});
}

/** In one area: the words stay, the name goes. */
export async function leaveNameless(tx: Tx, areaId: AreaId, personId: PersonId): Promise<void> {
	const owned = await tx`
		select from membership where area_id = ${areaId} and person_id = ${personId} and plan_id is null and role = 'owner'`;
	await tx`delete from membership where area_id = ${areaId} and person_id = ${personId}`;
	const owners = await tx`
		select from membership join person on person.area_id = membership.area_id and person.id = membership.person_id
		where membership.area_id = ${areaId} and membership.plan_id is null and membership.role = 'owner'
			and person.status = 'active' and person.account_id is not null limit 1`;
	if (owned.count > 0 && owners.count === 0) refuse('last-owner');
	// what waited for them alone, nobody could reach any more
	await tx`delete from held_change where area_id = ${areaId} and person_id = ${personId}`;
	await tx`delete from news where area_id = ${areaId} and person_id = ${personId}`;
	await tx`delete from following where area_id = ${areaId} and person_id = ${personId}`;
	// nobody waits for an answer any more
	await tx`
		update proposal_hunk set state = 'withdrawn', decided_at = now() from proposal
		where proposal.area_id = ${areaId} and proposal.person_id = ${personId} and proposal.plan_id = proposal_hunk.plan_id
			and proposal.id = proposal_hunk.proposal_id and proposal_hunk.state = 'open'`;
	await tx`
		update person set status = 'removed', name = '', shown_as = 'group'
		where area_id = ${areaId} and id = ${personId}`;
	await audit(tx, { areaId, personId, what: 'account-removed' });
}
