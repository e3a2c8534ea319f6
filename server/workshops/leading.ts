// What somebody who leads does while people write: pause, talk about a row, call everybody to a place, take somebody out.
// Each is written into the book of what was done by whom.
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import type { PersonId, PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import type { LeadAct, TakenOut } from '#protocol/leading.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { callTo, continuePlan, holdRow, letRowGo, pausePlan } from '#server/plan-log/holds.ts';
import { whoIn } from '#server/plan-log/removed.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { workshopOfPlan, type Leader } from './workshops.ts';

/** Does what was asked, if they lead here. */
export async function lead(sql: Sql, by: Leader, act: LeadAct): Promise<void> {
	if (!may(by.standing, 'lead-workshop')) refuse('not-allowed');
	const { areaId, personId, plan } = by;
	const here = { areaId, personId, planId: plan.id };
	await sql.begin(async (tx) => {
		// one after the other, so that two who lead do not write past each other
		await tx`select from plan where id = ${plan.id} for update`;
		if (act.do === 'pause') await pausePlan(tx, here);
		if (act.do === 'continue') await continuePlan(tx, here);
		if (act.do === 'talk-about' && !(await holdRow(tx, here, act.row))) refuse('too-many-rows');
		if (act.do === 'let-go') await letRowGo(tx, here, act.row);
		if (act.do === 'call') await callTo(tx, here, act.target);
		if (act.do === 'take-out') await takeOut(tx, by, act.who);
		if (act.do === 'let-in') await letIn(tx, by, act.who);
		await audit(tx, { areaId, personId, what: `workshop-${act.do}`, planId: plan.id, detail: about(act) });
	});
}

/** Ids only: never a name, never a word of the plan. */
function about(act: LeadAct): Record<string, string> {
	const { do: _do, ...rest } = act;
	return rest;
}

/** The members who were taken out of a plan's open workshop. (A guest does not come back: their right was the workshop's.) */
export async function takenOut(db: Db, planId: PlanId): Promise<TakenOut[]> {
	const rows = await db<{ id: PersonId; name: string; group: Group; shownAs: ShownAs }[]>`
		select person.id, person.name, person.voice_group as "group", person.shown_as as "shownAs"
		from workshop_removal removal
		join workshop on workshop.id = removal.workshop_id
		join person on person.area_id = removal.area_id and person.id = removal.person_id
		where removal.plan_id = ${planId} and workshop.ended_at is null and workshop.ends_at > now()
		order by removal.at`;
	return rows.map((person) => ({ who: whoIn(planId, person.id), name: displayName(person) }));
}

/** Nobody takes out themselves, or somebody else who leads. */
async function takeOut(tx: Tx, by: Leader, who: string): Promise<void> {
	const workshop = (await workshopOfPlan(tx, by.plan.id)) ?? refuse('workshop-over');
	const { personId, accountId } = await personBehind(tx, by, who);
	if (personId === by.personId) refuse('not-allowed');
	const member = accountId && (await memberOfPlan(tx, { account: accountId }, by.plan.id));
	if (member && may(member.standing, 'lead-workshop')) refuse('not-allowed');
	const gone = await tx`
		update guest set removed_at = now(), removed_by = ${by.personId}
		where person_id = ${personId} and workshop_id = ${workshop.id} and removed_at is null`;
	if (gone.count === 0)
		await tx`
			insert into workshop_removal (area_id, workshop_id, plan_id, person_id, removed_by)
			values (${by.areaId}, ${workshop.id}, ${by.plan.id}, ${personId}, ${by.personId})
			on conflict do nothing`;
	await notify(tx, { kind: 'access', plan: by.plan.id, person: personId });
}

async function letIn(tx: Tx, by: Leader, who: string): Promise<void> {
	const { personId } = await personBehind(tx, by, who);
	await tx`delete from workshop_removal where plan_id = ${by.plan.id} and person_id = ${personId}`;
}

/** The person of this area whom a page knows by that. */
async function personBehind(
	tx: Tx,
	{ areaId, plan }: Leader,
	who: string
): Promise<{ personId: PersonId; accountId: string | null }> {
	const [found] = await tx<{ personId: PersonId; accountId: string | null }[]>`
		select id as "personId", account_id as "accountId" from person
		where area_id = ${areaId}
			and left(encode(sha256(convert_to(${`${plan.id} `} || id, 'UTF8')), 'hex'), 16) = ${who}`;
	return found ?? refuse('not-found');
}
