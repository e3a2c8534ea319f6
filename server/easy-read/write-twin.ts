// Writing the easy-read twin: lines of one part at a time, and a lead's word that they fit the plan.
import { conceptOf } from '#domain/easy-read/find-concept.ts';
import { longestLine, mostLines, tidyLines, type EasyReadLine } from '#domain/easy-read/twin.ts';
import type { PersonId, PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { twinBeside, type TwinPart } from './read-twin.ts';

interface Place {
	readonly part: string;
	/** The one that was on the page: who writes on an older one is told. */
	readonly revision: number;
}

export interface LinesWish extends Place {
	readonly lines: readonly EasyReadLine[];
	/** They say what the plan says now: only a lead says so. `source`: the words the lead had before their eyes. */
	readonly confirm: { readonly source: string } | null;
}

/** Refuses not-allowed, not-found, easy-read-changed, easy-read-source, easy-read-lines, easy-read-long, easy-read-picture. */
export async function saveLines(sql: Sql, member: PlanMember, wish: LinesWish): Promise<void> {
	if (!may(member.standing, 'edit-plan')) refuse('not-allowed');
	if (wish.confirm && !may(member.standing, 'confirm-easy-read')) refuse('not-allowed');
	const { areaId, personId, plan } = member;
	const lines = tidyLines(wish.lines);
	if (lines.length > mostLines) refuse('easy-read-lines');
	if (lines.some(({ words }) => words.length > longestLine)) refuse('easy-read-long');
	await sql.begin(async (tx) => {
		const part = await lockedPart(tx, plan.id, wish);
		if (wish.confirm && wish.confirm.source !== part.source) refuse('easy-read-source');
		await expectConcepts(tx, plan.id, lines);
		const text = JSON.stringify(lines);
		await tx`
			insert into easy_read_part (area_id, plan_id, part_id, lines, changed_by)
			values (${areaId}, ${plan.id}, ${wish.part}, ${text}::text::jsonb, ${personId})
			on conflict (plan_id, part_id) do update set lines = excluded.lines, changed_by = excluded.changed_by,
				changed_at = now(), revision = easy_read_part.revision + 1,
				-- other words, other meaning: somebody has to look again
				confirmed_source = case when easy_read_part.lines = excluded.lines then easy_read_part.confirmed_source end,
				confirmed_by = case when easy_read_part.lines = excluded.lines then easy_read_part.confirmed_by end,
				confirmed_at = case when easy_read_part.lines = excluded.lines then easy_read_part.confirmed_at end`;
		if (wish.confirm && lines.length > 0) await confirmed(tx, plan.id, wish.part, part.source, personId);
		await audit(tx, {
			areaId,
			personId,
			planId: plan.id,
			what: 'easy-read-saved',
			detail: { part: wish.part, lines: lines.length, confirmed: wish.confirm !== null }
		});
	});
}

/**
 * A lead says that these lines still fit what the plan says now. Refuses not-allowed, not-found, easy-read-changed, easy-read-source,
 * easy-read-empty.
 */
export async function confirmPart(
	sql: Sql,
	member: PlanMember,
	wish: Place & { readonly source: string }
): Promise<void> {
	if (!may(member.standing, 'confirm-easy-read')) refuse('not-allowed');
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		const part = await lockedPart(tx, plan.id, wish);
		if (part.lines.length === 0) refuse('easy-read-empty');
		if (wish.source !== part.source) refuse('easy-read-source');
		await confirmed(tx, plan.id, wish.part, part.source, personId);
		await audit(tx, {
			areaId,
			personId,
			planId: plan.id,
			what: 'easy-read-confirmed',
			detail: { part: wish.part, source: part.source }
		});
	});
}

/** Says by when a whole twin comes; null takes the promise back. Refuses not-allowed, easy-read-day. */
export async function promiseTwin(sql: Sql, member: PlanMember, day: string | null): Promise<void> {
	if (!may(member.standing, 'confirm-easy-read')) refuse('not-allowed');
	if (day !== null && !mayBePromised(day)) refuse('easy-read-day');
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		if (day === null) await tx`delete from easy_read_promise where plan_id = ${plan.id}`;
		else
			await tx`
				insert into easy_read_promise (area_id, plan_id, day, made_by) values (${areaId}, ${plan.id}, ${day}, ${personId})
				on conflict (plan_id) do update set day = excluded.day, made_by = excluded.made_by, made_at = now()`;
		await audit(tx, { areaId, personId, planId: plan.id, what: 'easy-read-promised', detail: { day } });
	});
}

/** From today on, and at most a year away: later is no promise. */
export function mayBePromised(day: string, now = new Date()): boolean {
	const last = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate()));
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
	if (!isDay || new Date(day).toISOString().slice(0, 10) !== day) return false;
	return day >= now.toISOString().slice(0, 10) && day <= last.toISOString().slice(0, 10);
}

/** One writer of a twin at a time. Refuses not-found and easy-read-changed. */
async function lockedPart(tx: Tx, planId: PlanId, { part: id, revision }: Place): Promise<TwinPart> {
	await tx`select pg_advisory_xact_lock(hashtext('easy-read'), hashtext(${planId}))`;
	const { content } = await planContent(tx, planId);
	const part = (await twinBeside(tx, planId, content)).find((each) => each.id === id) ?? refuse('not-found');
	if (part.revision !== revision) refuse('easy-read-changed');
	return part;
}

async function confirmed(
	tx: Tx,
	planId: PlanId,
	part: string,
	source: string,
	personId: PersonId
): Promise<void> {
	await tx`
		update easy_read_part set confirmed_source = ${source}, confirmed_by = ${personId}, confirmed_at = now()
		where plan_id = ${planId} and part_id = ${part}`;
}

/** A line names a concept of the list, a picture of the plan's own, or none. */
async function expectConcepts(tx: Tx, planId: PlanId, lines: readonly EasyReadLine[]): Promise<void> {
	const others = lines.map(({ concept }) => concept).filter((id) => id !== '' && !conceptOf(id));
	if (others.length === 0) return;
	const own = await tx<{ concept: string }[]>`
		select concept from easy_read_picture where plan_id = ${planId} and concept = any(${others}::text[])`;
	const known = new Set(own.map(({ concept }) => concept));
	if (others.some((id) => !known.has(id))) refuse('easy-read-picture');
}
