// The partners of an area, and who may answer for each. Its owner sets both.
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { newId, type AreaId, type PersonId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { bodyKinds, type BodyKind } from '#domain/signing/sign-off.ts';
import { audit } from '#server/audit.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';

export interface Signer {
	readonly id: PersonId;
	/** As others may see them. */
	readonly name: string;
}

export interface PartnerBody {
	readonly id: string;
	readonly name: string;
	readonly kind: BodyKind;
	readonly archived: boolean;
	readonly signers: readonly Signer[];
}

/** An owner, as the area knows them. */
export interface Keeper {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly standing: Standing;
}

/** Those that can be asked first, in the order of their kinds. Who was suspended or removed answers for nobody. */
export async function bodiesOfArea(db: Db, areaId: AreaId): Promise<PartnerBody[]> {
	const bodies = await db<{ id: string; name: string; kind: BodyKind; archived: boolean }[]>`
		select id, name, kind, archived_at is not null as archived from partner_body where area_id = ${areaId}
		order by archived_at is not null, array_position(${[...bodyKinds]}::text[], kind), lower(name), id`;
	const people = await db<{ body: string; id: PersonId; name: string; group: Group; shownAs: ShownAs }[]>`
		select signer.body_id as body, person.id, person.name, person.voice_group as "group", person.shown_as as "shownAs"
		from partner_signer as signer
		join person on person.area_id = signer.area_id and person.id = signer.person_id and person.status = 'active'
		where signer.area_id = ${areaId} order by signer.given_at, person.id`;
	return bodies.map((body) => ({
		...body,
		signers: people
			.filter((person) => person.body === body.id)
			.map((person) => ({ id: person.id, name: displayName(person) }))
	}));
}

/** Refuses body-there. */
export async function addBody(
	sql: Sql,
	by: Keeper,
	given: { name: string; kind: BodyKind }
): Promise<string> {
	return asKeeper(sql, by, async (tx) => {
		await noneCalled(tx, by.areaId, given.name, '');
		const id = newId<'partner-body'>();
		await tx`
			insert into partner_body (area_id, id, name, kind) values (${by.areaId}, ${id}, ${given.name}, ${given.kind})`;
		await audit(tx, { ...by, what: 'partner-added', detail: { body: id, kind: given.kind } });
		return id;
	});
}

/** Another name from now on; where it was asked before, it keeps the name it had. Refuses not-found, body-there. */
export async function renameBody(sql: Sql, by: Keeper, given: { body: string; name: string }): Promise<void> {
	await asKeeper(sql, by, async (tx) => {
		await bodyThere(tx, by.areaId, given.body);
		await noneCalled(tx, by.areaId, given.name, given.body);
		await tx`update partner_body set name = ${given.name} where area_id = ${by.areaId} and id = ${given.body}`;
		await audit(tx, { ...by, what: 'partner-renamed', detail: { body: given.body } });
	});
}

/** Not asked any more, or asked again. Refuses not-found, body-asked, body-there. */
export async function archiveBody(
	sql: Sql,
	by: Keeper,
	{ body, archived }: { body: string; archived: boolean }
): Promise<void> {
	await asKeeper(sql, by, async (tx) => {
		const { name } = await bodyThere(tx, by.areaId, body);
		const asked = await tx`
			select from sign_off_body as asked join sign_off on sign_off.id = asked.sign_off_id
			where asked.body_id = ${body} and sign_off.state in ('open', 'agreed') limit 1`;
		if (archived && asked.count > 0) refuse('body-asked');
		if (!archived) await noneCalled(tx, by.areaId, name, body);
		await tx`
			update partner_body set archived_at = case when ${archived} then coalesce(archived_at, now()) end
			where area_id = ${by.areaId} and id = ${body}`;
		await audit(tx, { ...by, what: archived ? 'partner-archived' : 'partner-back', detail: { body } });
	});
}

/** Somebody of the area may answer for it, or may not any more; done already is done. Refuses not-found. */
export async function setSigner(
	sql: Sql,
	by: Keeper,
	{ body, person, stands }: { body: string; person: string; stands: boolean }
): Promise<void> {
	await asKeeper(sql, by, async (tx) => {
		await bodyThere(tx, by.areaId, body);
		const there = await tx`
			select from person where area_id = ${by.areaId} and id = ${person} and account_id is not null
				and (status = 'active' or not ${stands}) for share`;
		if (there.count === 0) refuse('not-found');
		const changed = stands
			? await tx`
				insert into partner_signer (area_id, body_id, person_id, given_by)
				values (${by.areaId}, ${body}, ${person}, ${by.personId}) on conflict do nothing`
			: await tx`delete from partner_signer where body_id = ${body} and person_id = ${person}`;
		if (changed.count === 0) return;
		await audit(tx, { ...by, what: stands ? 'signer-given' : 'signer-taken', detail: { body, person } });
	});
}

async function asKeeper<Out>(sql: Sql, by: Keeper, work: (tx: Tx) => Promise<Out>): Promise<Out> {
	if (!may(by.standing, 'manage-people')) refuse('not-allowed');
	return sql.begin(async (tx) => {
		// one change of partners at a time, so that two bodies never get one name
		await tx`select pg_advisory_xact_lock(hashtext('partners'), hashtext(${by.areaId}))`;
		return work(tx);
	}) as Promise<Out>;
}

async function bodyThere(tx: Tx, areaId: AreaId, body: string): Promise<{ name: string }> {
	const [found] = await tx<{ name: string }[]>`
		select name from partner_body where area_id = ${areaId} and id = ${body}`;
	return found ?? refuse('not-found');
}

async function noneCalled(tx: Tx, areaId: AreaId, name: string, but: string): Promise<void> {
	const other = await tx`
		select from partner_body
		where area_id = ${areaId} and lower(name) = lower(${name}) and archived_at is null and id <> ${but}`;
	if (other.count > 0) refuse('body-there');
}
