// What is new for somebody, as they may see it at this moment: each line is asked about again, by the same rules as the pages it
// leads to. Of what happened only ids were kept, so what was taken back or hidden meanwhile is not here either.
import { commentRights, readsWords, type CommentState } from '#domain/comments/comment.ts';
import { withMarksSaid } from '#domain/comments/taken-out.ts';
import { displayName, guestName, type Group, type ShownAs } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { seesThread, type NewsKind } from '#domain/telling/news.ts';
import { takenOutWords } from '#lib/words/consultation.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import type { Db } from '#server/sql.ts';

/** Nobody reads further back than this; what is older goes by itself. */
const mostNews = 200;
/** Letters of a comment that stand in the list. */
const excerptLength = 140;

export interface NewsItem {
	readonly id: string;
	readonly kind: NewsKind;
	readonly about: string;
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly planTitle: string;
	readonly at: Date;
	readonly read: boolean;
	/** Who did it, as others may see them; null where nobody is named. */
	readonly by: { readonly name: string; readonly group: Group; readonly guest: boolean } | null;
	readonly thread: string | null;
	/** They began the thread it is about. */
	readonly mine: boolean;
	/** It is about what they suggested. */
	readonly mySuggestion: boolean;
	/** The beginning of what was said, or '' where it is not for them. Never for a mail. */
	readonly excerpt: string;
	/** Why: for words that were kept back. */
	readonly reason: string;
	/** For a suggestion: what became of its parts. */
	readonly answers: readonly PartAnswer[];
	readonly path: string;
	/** What the consultation or the theme is called; '' for everything else. */
	readonly title: string;
}

export interface PartAnswer {
	readonly state: 'accepted' | 'declined';
	readonly reason: string;
	/** Whose words the reason is, by group; null where that cannot be said. */
	readonly group: Group | null;
}

interface Row {
	id: string;
	kind: NewsKind;
	about: string;
	planId: PlanId;
	personId: PersonId;
	at: Date;
	read: boolean;
	thread: string | null;
	path: string;
	internal: boolean | null;
	wasShown: boolean | null;
	startedBy: string | null;
	concerns: string | null;
	state: CommentState | null;
	saidBy: string | null;
	words: string | null;
	reason: string | null;
	byName: string | null;
	byGroup: Group | null;
	byShownAs: ShownAs | null;
	byGuest: number | null;
	answers: (PartAnswer & { state: string })[];
	title: string;
}

/** Which of them. */
export interface Choice {
	/** Only what was not read yet. */
	readonly unread?: boolean;
	/** Only what no mail has told. */
	readonly unmailed?: boolean;
}

/** The newest first, over every area of an account. */
export async function newsOf(db: Db, accountId: string, choice: Choice = {}): Promise<NewsItem[]> {
	const rows = await rowsOf(db, accountId, choice);
	const members = new Map<PlanId, PlanMember | null>();
	for (const { planId } of rows)
		if (!members.has(planId)) members.set(planId, await memberOfPlan(db, accountId, planId));
	return rows.flatMap((row) => {
		const member = members.get(row.planId);
		return member && isFor(row, member) ? [itemOf(row, member)] : [];
	});
}

async function rowsOf(
	db: Db,
	accountId: string,
	{ unread = false, unmailed = false }: Choice
): Promise<Row[]> {
	return db<Row[]>`
		select news.id, news.kind, news.about, news.plan_id as "planId", news.person_id as "personId", news.at,
			news.read_at is not null as read, news.thread_id as thread, news.path,
			thread.internal, thread.was_shown as "wasShown", thread.started_by as "startedBy", thread.concerns,
			comment.state, comment.person_id as "saidBy", left(comment.words, ${3 * excerptLength}) as words, comment.reason,
			who.name as "byName", who.voice_group as "byGroup", who.shown_as as "byShownAs", guest.number as "byGuest",
			case when news.kind <> 'suggestion-answered' then '[]'::json else coalesce((
				select json_agg(json_build_object('state', hunk.state, 'reason', hunk.reason, 'group', answerer.voice_group) order by n)
				from proposal join proposal_hunk as hunk on hunk.plan_id = proposal.plan_id and hunk.proposal_id = proposal.id
				left join person as answerer on answerer.area_id = proposal.area_id and answerer.id = hunk.decided_by
				where proposal.plan_id = news.plan_id and proposal.id = news.about and proposal.person_id = news.person_id
					and hunk.state in ('accepted', 'declined')), '[]') end as answers,
			coalesce(case news.kind
				when 'comment-answered' then (
					select answer.title from answer
					join publication on publication.plan_id = answer.plan_id and publication.n = answer.n and withdrawn_at is null
					where answer.area_id = news.area_id and answer.plan_id = news.plan_id and answer.theme_id = news.about
						and answer.redacted_at is null
					order by answer.n desc limit 1)
				else (
					select round.title from round
					where round.area_id = news.area_id and round.plan_id = news.plan_id and round.id = news.about) end, '') as title
		from person join news on news.area_id = person.area_id and news.person_id = person.id
		left join thread on thread.id = news.thread_id
		left join comment on comment.id = news.about and comment.thread_id = news.thread_id
		left join person as who on who.area_id = news.area_id and who.id = news.by_person
		left join guest on guest.area_id = who.area_id and guest.person_id = who.id
		where person.account_id = ${accountId} and person.status = 'active'
			and (${!unread} or news.read_at is null) and (${!unmailed} or news.mailed_at is null)
		order by news.at desc, news.id limit ${mostNews}`;
}

/** Whether it is still true, and still for them. */
function isFor(row: Row, { personId, standing }: PlanMember): boolean {
	const { kind, internal, wasShown, startedBy, concerns } = row;
	if (row.personId !== personId) return false;
	if (kind === 'suggestion-answered') return row.answers.length > 0;
	if (row.thread === null) return kind !== 'words-wait' || commentRights(standing).judge;
	if (internal === null || wasShown === null || startedBy === null) return false;
	const rights = commentRights(standing);
	if (!seesThread({ internal, wasShown, startedBy, concerns }, { id: personId, rights })) return false;
	if (kind === 'thread-settled') return true;
	if (kind === 'words-wait') return rights.judge && (row.state === 'waiting' || row.state === 'private');
	if (kind === 'kept-back') return row.state === 'kept-back' && row.saidBy === personId;
	return row.state === 'shown';
}

function itemOf(row: Row, { areaId, personId, plan, standing }: PlanMember): NewsItem {
	const { id, kind, about, planId, at, read, thread, path, byName: name, byGroup: group } = row;
	const mine = row.startedBy === personId;
	const reads =
		row.state !== null &&
		readsWords({ state: row.state, mine: row.saidBy === personId }, commentRights(standing));
	const shown = {
		name: name ?? '',
		group: group ?? 'professional',
		shownAs: row.byShownAs ?? 'group'
	} as const;
	return {
		...{ id, kind, about, areaId, planId, at, read, thread, path, mine },
		mySuggestion: row.concerns === personId,
		planTitle: plan.plainTitle || plan.title,
		by:
			name === null || group === null
				? null
				: {
						name: row.byGuest ? guestName(group, row.byGuest) : displayName(shown),
						group,
						guest: row.byGuest !== null
					},
		excerpt: reads ? shortened(row.words ?? '') : '',
		reason: kind === 'kept-back' ? (row.reason ?? '') : '',
		answers: row.answers,
		title: row.title
	};
}

function shortened(words: string): string {
	const line = withMarksSaid(words, takenOutWords).replace(/\s+/g, ' ').trim();
	return line.length > excerptLength ? `${line.slice(0, excerptLength).trimEnd()}…` : line;
}

/** How many lines nobody has read yet; cheap where there are none. */
export async function countNews(db: Db, accountId: string): Promise<number> {
	return (await newsOf(db, accountId, { unread: true })).length;
}

/** They have read it: one line, the lines of a plan, or all. Somebody else's line is not found. */
export async function markRead(
	db: Db,
	accountId: string,
	which: { readonly id: string } | { readonly plan: string } | 'all',
	until = new Date()
): Promise<void> {
	const chosen =
		which === 'all' ? db`true` : 'id' in which ? db`news.id = ${which.id}` : db`news.plan_id = ${which.plan}`;
	const mine = db`person.account_id = ${accountId} and news.area_id = person.area_id and news.person_id = person.id`;
	if (which !== 'all' && 'id' in which) {
		const [found] = await db`select 1 from news, person where news.id = ${which.id} and ${mine}`;
		if (!found) refuse('not-found');
	}
	await db`
		update news set read_at = now() from person
		where ${mine} and news.read_at is null and date_trunc('milliseconds', news.at) <= ${until} and ${chosen}`;
}

/** They have it before them: what was said in a thread, or what became of their suggestions in a plan. */
export async function sawNews(
	db: Db,
	personId: string,
	what: { readonly thread: string } | { readonly suggestionsOf: string }
): Promise<void> {
	const chosen =
		'thread' in what
			? db`thread_id = ${what.thread} and kind <> 'words-wait'`
			: db`plan_id = ${what.suggestionsOf} and kind = 'suggestion-answered'`;
	await db`update news set read_at = now() where person_id = ${personId} and read_at is null and ${chosen}`;
}

/** Forgets what was told long ago. */
export async function sweepNews(db: Db, now = new Date()): Promise<void> {
	const ago = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);
	await db`delete from news where at < ${ago(90)}`;
	// a mail that old is not opened any more
	await db`delete from unsubscribe_link where made_at < ${ago(400)}`;
}
