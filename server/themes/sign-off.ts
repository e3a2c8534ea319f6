// Calling a plan ready for sign-off. Nobody gets a plan to agree while somebody's words have no answer (R45).
import { blockersOfSignOff } from '#domain/themes/blockers.ts';
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import type { PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Db, Sql } from '#server/sql.ts';
import { mustMay, type Sorter } from './sorter.ts';
import { undecidedThemes } from './themes.ts';

export interface ReadyMark {
	readonly by: string;
	readonly at: Date;
	/** The text is another one since. */
	readonly changedSince: boolean;
}

/** Null while nobody has called it ready. */
export async function readyMark(db: Db, planId: PlanId): Promise<ReadyMark | null> {
	const [mark] = await db<
		{ name: string; group: Group; shownAs: ShownAs; at: Date; changedSince: boolean }[]
	>`
		select person.name, person.voice_group as "group", person.shown_as as "shownAs", mark.marked_at as at,
			(head.epoch, head.seq) <> (mark.epoch, mark.seq) as "changedSince"
		from sign_off_ready as mark
		join plan_head as head on head.plan_id = mark.plan_id
		left join person on person.area_id = mark.area_id and person.id = mark.marked_by
		where mark.plan_id = ${planId}`;
	return mark ? { by: displayName(mark), at: mark.at, changedSince: mark.changedSince } : null;
}

/** Refuses not-allowed, and not-ready while anything stands in the way. */
export async function callReady(sql: Sql, sorter: Sorter): Promise<void> {
	mustMay(sorter, 'call-ready');
	const { areaId, planId, personId } = sorter;
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtext('themes'), hashtext(${planId}))`;
		if (blockersOfSignOff({ undecided: await undecidedThemes(tx, planId) }).length > 0) refuse('not-ready');
		await tx`
			insert into sign_off_ready (area_id, plan_id, epoch, seq, marked_by)
			select ${areaId}, ${planId}, epoch, seq, ${personId} from plan_head where plan_id = ${planId} and area_id = ${areaId}
			on conflict (plan_id) do update set epoch = excluded.epoch, seq = excluded.seq, marked_by = excluded.marked_by,
				marked_at = now()`;
		await audit(tx, { areaId, personId, planId, what: 'plan-called-ready' });
	});
}

/** Takes it back; done already is done. */
export async function callNotReady(sql: Sql, sorter: Sorter): Promise<void> {
	mustMay(sorter, 'call-ready');
	const { areaId, planId, personId } = sorter;
	await sql.begin(async (tx) => {
		const gone = await tx`delete from sign_off_ready where area_id = ${areaId} and plan_id = ${planId}`;
		if (gone.count > 0) await audit(tx, { areaId, personId, planId, what: 'plan-not-ready' });
	});
}
