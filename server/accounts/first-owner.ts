// The first person: a one-time link on the console of whoever runs the installation, while nobody owns any area.
import { newId, type AccountId, type AreaId } from '#domain/ids.ts';
import type { Group } from '#domain/groups.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Db, Sql } from '#server/sql.ts';
import { makeAccount } from './accounts.ts';
import { hashPassword } from './passwords.ts';
import { hashOfToken, newToken } from './token.ts';

const days = 7;

/** The path of a fresh link to start the first area; null when somebody owns an area already. */
export async function firstOwnerPath(sql: Sql, now = new Date()): Promise<string | null> {
	if (await somebodyOwns(sql)) return null;
	const token = newToken();
	const expiresAt = new Date(now.getTime() + days * 24 * 60 * 60_000);
	await sql`
		insert into sign_in_link (id, purpose, created_at, expires_at)
		values (${hashOfToken(token)}, 'first-owner', ${now}, ${expiresAt})`;
	return `/start/${token}`;
}

/** Whether this link may start the first area. */
export async function mayStart(db: Db, token: string, now = new Date()): Promise<boolean> {
	const found = await db`
		select from sign_in_link
		where id = ${hashOfToken(token)} and purpose = 'first-owner' and used_at is null and expires_at > ${now}`;
	return found.length === 1 && !(await somebodyOwns(db));
}

/** Makes the first area and its owner, who is its lead too, and uses the link up. */
export async function startFirstArea(
	sql: Sql,
	token: string,
	given: {
		readonly area: string;
		readonly name: string;
		readonly email: string;
		readonly password: string;
		readonly group: Group;
		readonly organisation: string;
	},
	now = new Date()
): Promise<{ accountId: AccountId; areaId: AreaId }> {
	if (!(await mayStart(sql, token, now))) refuse('link-expired');
	const hash = await hashPassword(given.password);
	return sql.begin(async (tx) => {
		const used = await tx`
			update sign_in_link set used_at = ${now}
			where id = ${hashOfToken(token)} and purpose = 'first-owner' and used_at is null and expires_at > ${now}`;
		if (used.count !== 1) refuse('link-expired');
		// two consoles may have printed two links: from here on one person at a time
		await tx`select pg_advisory_xact_lock(hashtextextended('first-owner', 0))`;
		if (await somebodyOwns(tx)) refuse('link-expired');

		const accountId = await makeAccount(tx, given.email, hash);
		const areaId = newId<'area'>();
		const personId = newId<'person'>();
		await tx`insert into area (id, name) values (${areaId}, ${given.area})`;
		const organisationId = given.organisation ? newId<'organisation'>() : null;
		if (organisationId)
			await tx`insert into organisation (area_id, id, name) values (${areaId}, ${organisationId}, ${given.organisation})`;
		await tx`
			insert into person (area_id, id, account_id, name, voice_group, organisation_id, shown_as)
			values (${areaId}, ${personId}, ${accountId}, ${given.name}, ${given.group}, ${organisationId}, 'name')`;
		await tx`
			insert into membership (area_id, person_id, role)
			values (${areaId}, ${personId}, 'owner'), (${areaId}, ${personId}, 'lead')`;
		await audit(tx, { areaId, personId, what: 'area-started' });
		return { accountId, areaId };
	});
}

/** The demo's owner does not count: a demo that becomes a real installation needs a real one. */
export async function somebodyOwns(db: Db): Promise<boolean> {
	const owners = await db`
		select from membership
		join person on person.area_id = membership.area_id and person.id = membership.person_id
		join area on area.id = membership.area_id
		where membership.role = 'owner' and membership.plan_id is null and person.status = 'active'
			and person.account_id is not null and not area.demo
		limit 1`;
	return owners.length > 0;
}
