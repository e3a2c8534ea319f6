// What somebody chose to hear of: a plan they follow, a thread they follow, or one they want to hear nothing more of.
import type { AreaId, PersonId, PlanId, VersionId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import type { Db } from '#server/sql.ts';

export type Following = 'follow' | 'mute';

interface Follower {
	readonly areaId: string;
	readonly planId: string;
	readonly personId: string;
}

/** Chooses for a plan, or for one thread of it; null: as it is without a choice. They must see it, which was asked before. */
export async function chooseToHear(
	db: Db,
	{ areaId, planId, personId }: Follower,
	choice: Following | null,
	thread = ''
): Promise<void> {
	if (choice === null) {
		await db`
			delete from following where person_id = ${personId} and plan_id = ${planId} and thread_id = ${thread}`;
		return;
	}
	// whoever begins to follow a plan is told of what comes from now on
	const { count } = await db`
		insert into following (area_id, person_id, plan_id, thread_id, choice, epoch, seq, mailed_epoch, mailed_seq)
		select ${areaId}, ${personId}, plan_id, ${thread}, ${choice}, epoch, seq, epoch, seq
		from plan_head where plan_id = ${planId} and area_id = ${areaId}
		on conflict (person_id, plan_id, thread_id) do update
		set choice = excluded.choice, epoch = excluded.epoch, seq = excluded.seq, told_at = now(),
			mailed_epoch = excluded.mailed_epoch, mailed_seq = excluded.mailed_seq`;
	if (count === 0) refuse('not-found');
}

/** What they chose for a thread, or for the plan with ''. */
export async function choiceOf(
	db: Db,
	{ planId, personId }: Omit<Follower, 'areaId'>,
	thread = ''
): Promise<Following | null> {
	const [found] = await db<{ choice: Following }[]>`
		select choice from following
		where person_id = ${personId} and plan_id = ${planId} and thread_id = ${thread}`;
	return found?.choice ?? null;
}

/** The plans an account follows, or wants to hear nothing of. */
export async function choicesOf(db: Db, accountId: string): Promise<ReadonlyMap<PlanId, Following>> {
	const rows = await db<{ planId: PlanId; choice: Following }[]>`
		select following.plan_id as "planId", choice from following
		join person on person.area_id = following.area_id and person.id = following.person_id
		where person.account_id = ${accountId} and person.status = 'active' and thread_id = ''`;
	return new Map(rows.map(({ planId, choice }) => [planId, choice]));
}

/** A plan that others have changed since its follower saw it, or was told. */
export interface ChangedPlan {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly title: string;
	/** How many people, and never who did more. */
	readonly people: number;
	/** Where they stopped. */
	readonly at: Date;
	readonly epoch: number;
	readonly seq: number;
	readonly version: VersionId | null;
	/** When it was changed last. */
	readonly changedAt: Date;
	/** A young person has written in it at some time. */
	readonly young: boolean;
}

/** Of the plans an account follows; `mailed`: also without what a mail has told. The latest change first. */
export async function changedPlans(
	db: Db,
	accountId: string,
	{ mailed = false } = {}
): Promise<ChangedPlan[]> {
	const rows = await db<Omit<ChangedPlan, 'title'>[]>`
		select following.area_id as "areaId", following.plan_id as "planId", person.id as "personId", plan.changed_at as "changedAt",
			seen.at, seen.epoch, seen.seq, changed.people,
			exists (select from plan_update where plan_id = plan.id and voice_group = 'young_person') as young,
			(select v.id from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
				where v.plan_id = plan.id and (v.epoch, v.seq) <= (seen.epoch, seen.seq) and p.withdrawn_at is null
				order by v.epoch desc, v.seq desc, v.made_at desc, v.id desc limit 1) as version
		from person
		join following on following.area_id = person.area_id and following.person_id = person.id
		join plan on plan.area_id = following.area_id and plan.id = following.plan_id
		join plan_head head on head.plan_id = plan.id
		left join plan_visit visit on visit.plan_id = plan.id and visit.person_id = person.id
		join lateral (
			select epoch, seq, at from (values (following.epoch, following.seq, following.told_at), (visit.epoch, visit.seq, visit.seen_at),
				(case when ${mailed} then mailed_epoch end, mailed_seq, following.told_at)) as place (epoch, seq, at)
			where epoch is not null order by epoch desc, seq desc, at desc limit 1) seen on true
		join lateral (
			select count(distinct u.person_id)::int as people from plan_update u
			where u.plan_id = plan.id and u.epoch = head.epoch and u.person_id <> person.id
				and u.seq > case when seen.epoch = head.epoch then seen.seq else 0 end) changed on changed.people > 0
		where person.account_id = ${accountId} and person.status = 'active' and following.thread_id = '' and choice = 'follow'
			and plan.deleted_at is null and (head.epoch, head.seq) > (seen.epoch, seen.seq)
		order by plan.changed_at desc, plan.id`;
	const found: ChangedPlan[] = [];
	for (const row of rows) {
		const member = await memberOfPlan(db, accountId, row.planId);
		if (member) found.push({ ...row, title: member.plan.plainTitle || member.plan.title });
	}
	return found;
}

/** They have been told everything up to now: of one plan, or of all they follow. */
export async function noteTold(
	db: Db,
	accountId: string,
	plan: string | null,
	how: 'read' | 'mailed' = 'read'
): Promise<void> {
	const set =
		how === 'read'
			? db`epoch = head.epoch, seq = head.seq, told_at = now()`
			: db`mailed_epoch = head.epoch, mailed_seq = head.seq`;
	await db`
		update following set ${set} from person, plan_head head
		where person.account_id = ${accountId} and following.area_id = person.area_id and following.person_id = person.id
			and head.plan_id = following.plan_id and following.thread_id = ''
			and (${plan}::text is null or following.plan_id = ${plan})`;
}
