// Pictures that nobody shows any more go, but not at once: undo, a device that was long away, or a change that waits for its
// author may still bring them back.
import type { PlanId } from '#domain/ids.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';

/** Unused for so long, it goes. */
export const keptDays = 30;
/** A plan is looked through once in so long, and no more plans than this at a time: each is read as a whole. */
const between = { hours: 24, plans: 20 } as const;

const day = 24 * 60 * 60_000;

/** Looks through the plans whose turn it is, and takes away what nothing has used for `keptDays`. */
export async function sweepPictures(sql: Sql, now = new Date()): Promise<void> {
	const due = await sql<{ planId: PlanId }[]>`
		select plan_id as "planId" from plan_picture
		where looked_at is null or looked_at < ${new Date(now.getTime() - between.hours * 60 * 60_000)}
		group by plan_id order by min(looked_at) nulls first limit ${between.plans}`;
	for (const { planId } of due) await lookThrough(sql, planId, now);
	await takeAwayUnheld(sql, now);
}

/** Notes which of its pictures a plan, its versions and what waits for somebody show now. */
async function lookThrough(sql: Sql, planId: PlanId, now: Date): Promise<void> {
	const [there] = await sql`select from plan_head where plan_id = ${planId}`;
	// as bytes, so that what an open page may still undo counts as shown
	const words = there ? Buffer.from((await planContent(sql, planId)).state).toString('latin1') : '';
	const held = await sql<{ hash: string; elsewhere: boolean }[]>`
		select hash,
			exists (select from version where version.plan_id = held.plan_id and ${shows(sql, sql`held`)})
			or exists (select from held_change where held_change.plan_id = held.plan_id and strpos(held_change.hunks::text, held.hash) > 0)
			or exists (select from proposal_hunk where proposal_hunk.plan_id = held.plan_id and strpos(proposal_hunk.hunks::text, held.hash) > 0)
			or exists (select from easy_read_picture as own where own.plan_id = held.plan_id and strpos(own.src, held.hash) > 0)
			or exists (select from easy_read_frozen as twin where twin.plan_id = held.plan_id and strpos(twin.content::text, held.hash) > 0)
				as elsewhere
		from plan_picture as held where plan_id = ${planId}`;
	const used = held
		.filter(({ hash, elsewhere }) => elsewhere || words.includes(hash))
		.map(({ hash }) => hash);
	await sql.begin(async (tx) => {
		await tx`
			update plan_picture set looked_at = ${now},
				unused_since = case when hash = any(${used}) then null else coalesce(unused_since, ${now}) end
			where plan_id = ${planId} and hash = any(${held.map(({ hash }) => hash)})`;
		await tx`
			delete from plan_picture
			where plan_id = ${planId} and looked_at = ${now} and unused_since < ${new Date(now.getTime() - keptDays * day)}`;
	});
}

/** A picture of no plan; a version of a plan that is closed for good may still show it. */
async function takeAwayUnheld(sql: Sql, now: Date): Promise<void> {
	await sql`
		delete from picture
		where created_at < ${new Date(now.getTime() - keptDays * day)}
			and not exists (
				select from plan_picture where plan_picture.area_id = picture.area_id and plan_picture.hash = picture.hash)
			and not exists (
				select from version where version.area_id = picture.area_id and ${shows(sql, sql`picture`)})
			and not exists (
				select from easy_read_frozen as twin where twin.area_id = picture.area_id and strpos(twin.content::text, picture.hash) > 0)`;
}

/** Whether a version shows a picture. Old ones do not say which: then their words are read. */
function shows(sql: Sql, picture: ReturnType<Sql>) {
	return sql`case when version.pictures is null then strpos(version.content::text, ${picture}.hash) > 0
		else ${picture}.hash = any(version.pictures) end`;
}
