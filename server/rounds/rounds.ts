// The consultations of a plan: opening one, giving it more time, closing it, withdrawing its address. One at a time; two leads
// who open at once get one.
import { newId, type PersonId, type PlanId, type AreaId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import {
	longestDays,
	stateOfRound,
	type Audience,
	type Moderation,
	type Round,
	type RoundId,
	type Rung
} from '#domain/rounds/round.ts';
import { formatDateTime } from '#lib/words/dates.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { tell } from '#server/telling/tell.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { followPlan, movable } from '#server/plan-state.ts';
import { newCode } from '#server/workshops/code.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';

/** Who does something to a plan's consultations. */
export interface RoundLeader {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly standing: Standing;
	readonly plan: { readonly id: PlanId };
}

export interface RoundOpening {
	readonly title: string;
	readonly purpose: string;
	readonly settled: string;
	readonly rung: Rung;
	readonly forWhom: Audience;
	readonly moderation: Moderation;
	readonly opensAt: Date;
	readonly closesAt: Date;
	/** YYYY-MM-DD */
	readonly promiseAt: string;
}

const day = 86_400_000;
/** A form that was filled in slowly still opens "now". */
const slow = 60 * 60_000;

/** The columns of a consultation, by their names in the code. */
export function roundColumns(db: Db): ReturnType<Db> {
	return db`round.id, round.area_id as "areaId", round.plan_id as "planId", round.title, round.purpose, round.settled, round.rung,
		round.for_whom as "forWhom", round.moderation, round.opens_at as "opensAt", round.closes_at as "closesAt",
		round.closed_at as "closedAt", round.promise_at::text as "promiseAt", round.version_id as "versionId", round.code,
		round.link_withdrawn_at is not null as "linkWithdrawn", round.opened_by as "openedBy"`;
}

/** Every consultation of a plan, the newest first. */
export async function roundsOfPlan(db: Db, planId: string): Promise<Round[]> {
	return db<Round[]>`
		select ${roundColumns(db)} from round where plan_id = ${planId} order by opens_at desc, id`;
}

/** One consultation of a plan; null when there is none of that id. */
export async function roundNamed(db: Db, planId: string, id: string): Promise<Round | null> {
	const [found] = await db<Round[]>`
		select ${roundColumns(db)} from round where plan_id = ${planId} and id = ${id}`;
	return found ?? null;
}

/** The consultation of a plan that is open at this moment, for one line on the plan's page. */
export async function openRoundLine(
	db: Db,
	planId: string,
	now = new Date()
): Promise<{ readonly title: string; readonly until: string; readonly code: string } | null> {
	const [found] = await db<{ title: string; closesAt: Date; code: string }[]>`
		select title, closes_at as "closesAt", code from round
		where plan_id = ${planId} and closed_at is null and opens_at <= ${now} and closes_at > ${now}`;
	return found ? { title: found.title, until: formatDateTime(found.closesAt), code: found.code } : null;
}

/**
 * Opens a consultation of the plan as it stands now; that text is kept, and it is what people read. Refuses not-allowed, not-now,
 * round-open, and what is wrong with its times.
 */
export async function openRound(
	sql: Sql,
	by: RoundLeader,
	opening: RoundOpening,
	now = new Date()
): Promise<RoundId> {
	if (!may(by.standing, 'open-round')) refuse('not-allowed');
	checkTimes(opening, now);
	const { areaId, personId, plan } = by;
	return sql.begin(async (tx) => {
		await tx`select from plan where id = ${plan.id} for update`;
		await closeOverRounds(tx, now, plan.id);
		const there = await tx`select from round where plan_id = ${plan.id} and closed_at is null`;
		if (there.count > 0) refuse('round-open');
		// asked again behind the lock: partners may have been asked meanwhile
		await movable(tx, { areaId, planId: plan.id, act: 'open-consultation', by });
		// the text is what the log says at this moment
		await tx`select from plan_head where plan_id = ${plan.id} for update`;
		const version = await makeVersion(tx, {
			areaId,
			planId: plan.id,
			reason: 'named',
			by: personId,
			name: opening.title
		});
		const id: RoundId = newId<'round'>();
		const { title, purpose, settled, rung, forWhom, moderation, opensAt, closesAt, promiseAt } = opening;
		await tx`
			insert into round (area_id, id, plan_id, title, purpose, settled, rung, for_whom, moderation, opens_at, closes_at,
				promise_at, version_id, code, opened_by, made_at)
			values (${areaId}, ${id}, ${plan.id}, ${title}, ${purpose}, ${settled}, ${rung}, ${forWhom}, ${moderation},
				${opensAt}, ${closesAt}, ${promiseAt}::date, ${version.id}, ${await freeCode(tx)}, ${personId}, ${now})`;
		await audit(tx, {
			areaId,
			personId,
			what: 'consultation-opened',
			planId: plan.id,
			detail: { round: id, forWhom, moderation, version: version.id }
		});
		await followPlan(tx, { areaId, planId: plan.id, act: 'open-consultation' });
		await tellPublicPage(tx, plan.id);
		await tell(tx, {
			areaId,
			planId: plan.id,
			kind: 'consultation-opened',
			about: id,
			by: personId,
			to: 'everybody',
			path: `/plans/${plan.id}/consultations/${id}`
		});
		return id;
	});
}

/** Another end, later or earlier, while it has not closed. */
export async function moveRoundEnd(
	sql: Sql,
	by: RoundLeader,
	id: string,
	to: { readonly closesAt: Date; readonly promiseAt: string },
	now = new Date()
): Promise<void> {
	await change(sql, by, id, 'consultation-moved', now, async (tx, round) => {
		if (stateOfRound(round, now) === 'closed') refuse('round-closed');
		checkTimes({ ...round, ...to }, now, true);
		await tx`
			update round set closes_at = ${to.closesAt}, promise_at = ${to.promiseAt}::date where id = ${round.id}`;
	});
}

/** Closes it now: from this moment on nothing new is said in it. */
export async function closeRound(sql: Sql, by: RoundLeader, id: string, now = new Date()): Promise<void> {
	await change(sql, by, id, 'consultation-closed', now, async (tx, round) => {
		if (stateOfRound(round, now) === 'closed') refuse('round-closed');
		await tx`update round set closed_at = ${now} where id = ${round.id}`;
		await followPlan(tx, { areaId: by.areaId, planId: by.plan.id, act: 'close-consultation' });
	});
}

/** Nobody new comes in by its address any more, or they do again. Who took part keeps their own way back. */
export async function setRoundLink(
	sql: Sql,
	by: RoundLeader,
	id: string,
	works: boolean,
	now = new Date()
): Promise<void> {
	const what = works ? 'consultation-link-given' : 'consultation-link-withdrawn';
	await change(sql, by, id, what, now, async (tx, round) => {
		await tx`update round set link_withdrawn_at = ${works ? null : now} where id = ${round.id}`;
	});
}

/** So long before the end people of the plan hear that it is near, ms. */
const soon = 2 * day;

/** Tells the people of a plan once that its consultation closes soon; of one that was open for a few days only, nobody needs it. */
export async function tellOfClosing(tx: Tx, now = new Date()): Promise<void> {
	const near = await tx<{ id: string; areaId: AreaId; planId: PlanId }[]>`
		select id, area_id as "areaId", plan_id as "planId" from round
		where closed_at is null and closes_at > ${now} and closes_at <= ${new Date(now.getTime() + soon)}
			and opens_at < closes_at - interval '5 days'
			and not exists (select from news where news.kind = 'consultation-closes' and news.about = round.id)
		order by id for update`;
	for (const { id, areaId, planId } of near)
		await tell(tx, {
			areaId,
			planId,
			kind: 'consultation-closes',
			about: id,
			by: null,
			to: 'everybody',
			path: `/plans/${planId}/consultations/${id}`
		});
}

/** Writes down that the time of consultations is up, so that the next one can be opened; they are closed without it too. */
export async function closeOverRounds(tx: Tx, now = new Date(), planId: string | null = null): Promise<void> {
	const closed = await tx<{ areaId: AreaId; planId: PlanId }[]>`
		update round set closed_at = closes_at where id in (
			select id from round where closed_at is null and closes_at <= ${now} and (${planId}::text is null or plan_id = ${planId})
			order by id for update)
		returning area_id as "areaId", plan_id as "planId"`;
	for (const each of closed) await followPlan(tx, { ...each, act: 'close-consultation' });
}

async function change(
	sql: Sql,
	by: RoundLeader,
	id: string,
	what: string,
	now: Date,
	act: (tx: Tx, round: Round) => Promise<void>
): Promise<void> {
	if (!may(by.standing, 'open-round')) refuse('not-allowed');
	const { areaId, personId, plan } = by;
	await sql.begin(async (tx) => {
		await tx`select from plan where id = ${plan.id} for update`;
		const [round] = await tx<Round[]>`
			select ${roundColumns(tx)} from round where plan_id = ${plan.id} and id = ${id} for update`;
		if (!round) refuse('not-found');
		await act(tx, round);
		await audit(tx, {
			areaId,
			personId,
			what,
			planId: plan.id,
			detail: { round: id, at: now.toISOString() }
		});
		await tellPublicPage(tx, plan.id);
	});
}

/** The plan's public page names its public consultations, and is written anew. */
async function tellPublicPage(tx: Tx, planId: string): Promise<void> {
	await notify(tx, { kind: 'published', plan: planId });
}

type Times = Pick<RoundOpening, 'opensAt' | 'closesAt' | 'promiseAt'>;

function checkTimes({ opensAt, closesAt, promiseAt }: Times, now: Date, begun = false): void {
	if (closesAt <= opensAt) refuse('round-dates');
	if (closesAt <= now || (!begun && opensAt.getTime() < now.getTime() - slow)) refuse('round-past');
	if (closesAt.getTime() - Math.max(opensAt.getTime(), now.getTime()) > longestDays.open * day)
		refuse('round-too-long');
	if (opensAt.getTime() - now.getTime() > longestDays.open * day) refuse('round-too-long');
	if (promiseAt < localDay(closesAt)) refuse('round-promise');
	if (Date.parse(promiseAt) - closesAt.getTime() > longestDays.answer * day) refuse('round-too-long');
}

/** A code no consultation ever had, and no open workshop has now. */
async function freeCode(tx: Tx): Promise<string> {
	for (;;) {
		const code = newCode();
		const taken = await tx`
			select from round where code = ${code} union all select from workshop where code = ${code}`;
		if (taken.count === 0) return code;
	}
}
