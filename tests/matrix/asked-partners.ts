// A partner of an area, and a plan whose partners are asked: straight into the tables, for forms that name them.
import { newId, type PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import type { APerson } from '#tests/people.ts';

/** A forum for which this person may answer. */
export async function aPartner(sql: Sql, person: APerson): Promise<string> {
	const id = newId();
	const { areaId, personId } = person;
	await sql`insert into partner_body (area_id, id, name, kind) values (${areaId}, ${id}, ${`Forum ${id}`}, 'forum')`;
	await sql`
		insert into partner_signer (area_id, body_id, person_id, given_by) values (${areaId}, ${id}, ${personId}, ${personId})`;
	return id;
}

/** It is asked about the plan as it says now; `agreed`: it has said yes. */
export async function anAskedPlan(
	sql: Sql,
	person: APerson,
	{ planId, body, agreed }: { planId: PlanId; body: string; agreed: boolean }
): Promise<{ id: string; hash: string }> {
	const { areaId, personId } = person;
	const id = newId();
	const { id: version, hash } = await makeVersion(sql, { areaId, planId, reason: 'sign-off', by: personId });
	await sql`
		insert into sign_off (area_id, id, plan_id, version_id, hash, asked_by, from_state, state)
		values (${areaId}, ${id}, ${planId}, ${version}, ${hash}, ${personId}, 'drafting', ${agreed ? 'agreed' : 'open'})`;
	await sql`
		insert into sign_off_body (area_id, sign_off_id, body_id, name, kind, place)
		values (${areaId}, ${id}, ${body}, 'Forum', 'forum', 0)`;
	await sql`update plan set state = 'board_signoff' where id = ${planId}`;
	return { id, hash };
}
