// What is held in plans (a pause, rows that are talked about, a call to a place), as tables say it. Written by who leads,
// read by the rooms of every process. Whatever is held ends by itself when nobody who leads has been there for ten minutes:
// no plan may stay frozen because a laptop was closed (rule H5).
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { mostHeldRows, noHolds, type Holder, type Holds } from '#domain/holds.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { notify } from '#server/notify.ts';
import type { Db, Sql } from '#server/sql.ts';

/** What rooms ask of it. */
export interface HoldStore {
	/** What is held in these plans now; a plan in which nothing is held may be left out. */
	of(plans: readonly PlanId[]): Promise<ReadonlyMap<PlanId, Holds>>;
	/** Somebody who leads is in these plans now. */
	led(plans: readonly PlanId[]): Promise<void>;
}

interface HoldRow {
	planId: PlanId;
	kind: 'pause' | 'row' | 'call';
	target: string;
	at: Date;
	name: string;
	group: Group;
	shownAs: ShownAs;
}

export function postgresHolds(sql: Sql): HoldStore {
	return {
		of: (plans) => holdsOf(sql, plans),
		async led(plans) {
			await sql`
				update plan_hold set led_at = now()
				where plan_id = any(${[...plans]}::text[]) and led_at > now() - interval '10 minutes'`;
		}
	};
}

/** What is held in each of these plans. */
export async function holdsOf(db: Db, plans: readonly PlanId[]): Promise<ReadonlyMap<PlanId, Holds>> {
	const rows = await db<HoldRow[]>`
		select hold.plan_id as "planId", hold.kind, hold.target_id as target, hold.at, person.name,
			person.voice_group as "group", person.shown_as as "shownAs"
		from plan_hold hold
		join person on person.area_id = hold.area_id and person.id = hold.person_id
		left join workshop on workshop.id = hold.workshop_id
		where hold.plan_id = any(${[...plans]}::text[]) and hold.led_at > now() - interval '10 minutes'
			and (workshop.id is null or (workshop.ended_at is null and workshop.ends_at > now()))`;
	const found = new Map<PlanId, Holds>();
	for (const row of rows) found.set(row.planId, withRow(found.get(row.planId) ?? noHolds, row));
	return found;
}

function withRow(holds: Holds, { kind, target, at, ...person }: HoldRow): Holds {
	const by: Holder = { name: displayName(person), group: person.group };
	if (kind === 'pause') return { ...holds, paused: by };
	if (kind === 'row') return { ...holds, rows: { ...holds.rows, [target]: by } };
	return { ...holds, call: { id: `${target} ${at.getTime()}`, target, by } };
}

interface ByLeader {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
}

/** Pauses writing in a plan. Whether they may was asked before. */
export async function pausePlan(db: Db, { areaId, planId, personId }: ByLeader): Promise<void> {
	await forgetOld(db, planId);
	await db`
		insert into plan_hold (area_id, plan_id, kind, person_id, workshop_id)
		values (${areaId}, ${planId}, 'pause', ${personId}, ${openWorkshopOf(db, planId)})
		on conflict do nothing`;
	await notify(db, { kind: 'holds', plan: planId });
}

export async function continuePlan(db: Db, { planId }: Pick<ByLeader, 'planId'>): Promise<void> {
	await db`delete from plan_hold where plan_id = ${planId} and kind = 'pause'`;
	await notify(db, { kind: 'holds', plan: planId });
}

/** Keeps a row for those who lead; false when too many are kept already. */
export async function holdRow(db: Db, { areaId, planId, personId }: ByLeader, row: string): Promise<boolean> {
	await forgetOld(db, planId);
	const [{ held }] = await db<[{ held: number }]>`
		select count(*)::int as held from plan_hold where plan_id = ${planId} and kind = 'row'`;
	if (held >= mostHeldRows) return false;
	await db`
		insert into plan_hold (area_id, plan_id, kind, target_id, person_id, workshop_id)
		values (${areaId}, ${planId}, 'row', ${row}, ${personId}, ${openWorkshopOf(db, planId)})
		on conflict do nothing`;
	await notify(db, { kind: 'holds', plan: planId });
	return true;
}

export async function letRowGo(db: Db, { planId }: Pick<ByLeader, 'planId'>, row: string): Promise<void> {
	await db`delete from plan_hold where plan_id = ${planId} and kind = 'row' and target_id = ${row}`;
	await notify(db, { kind: 'holds', plan: planId });
}

/** Calls everybody who is here to a section or a row. The newest call counts. */
export async function callTo(db: Db, { areaId, planId, personId }: ByLeader, target: string): Promise<void> {
	await db`delete from plan_hold where plan_id = ${planId} and kind = 'call'`;
	await db`
		insert into plan_hold (area_id, plan_id, kind, target_id, person_id, workshop_id)
		values (${areaId}, ${planId}, 'call', ${target}, ${personId}, ${openWorkshopOf(db, planId)})
		on conflict do nothing`;
	await notify(db, { kind: 'holds', plan: planId });
}

/** Takes everything away that is held in a plan: the workshop is over. */
export async function endHolds(db: Db, planId: PlanId): Promise<void> {
	await db`delete from plan_hold where plan_id = ${planId}`;
	await notify(db, { kind: 'holds', plan: planId });
}

/** What has ended by itself, or with its workshop, makes room for what is held anew. */
async function forgetOld(db: Db, planId: PlanId): Promise<void> {
	await db`
		delete from plan_hold where plan_id = ${planId} and (led_at <= now() - interval '10 minutes' or exists (
			select from workshop where workshop.id = plan_hold.workshop_id
				and (workshop.ended_at is not null or workshop.ends_at <= now())))`;
}

/** What is held in a workshop ends with it; held outside of one, it ends when it is let go. */
function openWorkshopOf(db: Db, planId: PlanId): ReturnType<Db> {
	return db`(select id from workshop where plan_id = ${planId} and ended_at is null and ends_at > now())`;
}
