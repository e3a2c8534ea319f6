// What people without an account say about a published plan, and those who lead it read.
import { privateThings } from '#domain/comments/privacy.ts';
import type { Group } from '#domain/groups.ts';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import { longestFeedback, partsOf } from '#domain/publishing/feedback.ts';
import { refuse, Refused } from '#domain/refusals.ts';
import { countTry } from '#server/accounts/attempts.ts';
import { audit } from '#server/audit.ts';
import type { Db, Sql } from '#server/sql.ts';
import { tell } from '#server/telling/tell.ts';
import { publicPlan } from './public-plan.ts';

export interface FeedbackWish {
	readonly planId: string;
	/** "section.ID", "row.ID" or ''. */
	readonly part: string;
	readonly words: string;
	readonly group: Group | null;
	/** They saw the warning that this may tell who somebody is. */
	readonly warned: boolean;
	/** The other end's internet address: counted, not kept. */
	readonly address: string;
}

/** Keeps it and tells those who lead. Refuses not-found, plan-replaced, feedback-empty, feedback-too-long, looks-private, feedback-too-often. */
export async function sayAboutPlan(sql: Sql, wish: FeedbackWish): Promise<void> {
	const plan = (await publicPlan(sql, wish.planId)) ?? refuse('not-found');
	if (plan.replaced) refuse('plan-replaced');
	const words = wish.words.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed().trim();
	if (words === '') refuse('feedback-empty');
	if (words.length > longestFeedback) refuse('feedback-too-long');
	if (!wish.warned && privateThings(words).length > 0) refuse('looks-private');
	await notTooOften(sql, wish);
	const about = partsOf(plan.content).find(({ part }) => part === wish.part);
	const { areaId, id: planId, n } = plan;
	await sql.begin(async (tx) => {
		await tx`
			insert into feedback (area_id, id, plan_id, n, part, title, words, voice_group)
			values (${areaId}, ${newId<'feedback'>()}, ${planId}, ${n}, ${about?.part ?? ''}, ${about?.title ?? ''}, ${words}, ${wish.group})`;
		const path = `/plans/${planId}/feedback`;
		await tell(tx, { areaId, planId, kind: 'feedback', about: planId, by: null, to: 'moderators', path });
	});
}

async function notTooOften(sql: Sql, { address, planId }: FeedbackWish): Promise<void> {
	try {
		await countTry(sql, { what: 'feedback', address, email: planId });
	} catch (thrown) {
		if (thrown instanceof Refused && thrown.code === 'too-many-tries') refuse('feedback-too-often');
		throw thrown;
	}
}

export interface Feedback {
	readonly id: string;
	readonly n: number;
	readonly title: string;
	readonly words: string;
	readonly group: Group | null;
	readonly at: Date;
	readonly putAway: boolean;
}

/** Older than that are still kept, and not shown on one page. */
const mostShown = 300;

/** What is new first, each the newest first. */
export async function feedbackOf(db: Db, planId: PlanId): Promise<Feedback[]> {
	return db<Feedback[]>`
		select id, n, title, words, voice_group as "group", at, put_away_at is not null as "putAway" from feedback
		where plan_id = ${planId} order by put_away_at is not null, at desc, id limit ${mostShown}`;
}

export async function freshFeedback(db: Db, planId: PlanId): Promise<number> {
	const [row] = await db<{ fresh: number }[]>`
		select count(*)::int as fresh from feedback where plan_id = ${planId} and put_away_at is null`;
	return row?.fresh ?? 0;
}

/** Who looks at it; the caller has asked `may`. */
export interface Looking {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
}

/** Refuses not-found. */
export async function putFeedbackAway(db: Db, { planId, personId }: Looking, id: string): Promise<void> {
	const done = await db`
		update feedback set put_away_at = coalesce(put_away_at, now()), put_away_by = coalesce(put_away_by, ${personId})
		where plan_id = ${planId} and id = ${id}`;
	if (done.count === 0) refuse('not-found');
}

/** Its words are gone for good. Refuses not-found. */
export async function removeFeedback(
	sql: Sql,
	{ areaId, planId, personId }: Looking,
	id: string
): Promise<void> {
	await sql.begin(async (tx) => {
		const gone = await tx`delete from feedback where plan_id = ${planId} and id = ${id}`;
		if (gone.count === 0) refuse('not-found');
		await audit(tx, { areaId, planId, personId, what: 'feedback-removed', detail: { feedback: id } });
	});
}
