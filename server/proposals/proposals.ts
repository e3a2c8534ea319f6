// Suggestions as they are listed: for those who answer them all, for anybody else their own.
import { displayName, guestName, type Group, type ShownAs } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import type { PartState } from '#domain/proposals/proposal.ts';
import { otherWordsOf } from '#domain/rounds/other-words.ts';
import type { Db } from '#server/sql.ts';

export interface ListedPart {
	readonly n: number;
	readonly part: Part;
	readonly state: PartState;
	readonly reason: string;
	/** Who answered, as others may see them; null while nobody has. */
	readonly answeredBy: string | null;
	readonly answeredAt: Date | null;
}

export interface Listed {
	readonly id: string;
	readonly by: PersonId;
	/** As others may see them. */
	readonly name: string;
	readonly group: Group;
	readonly why: string;
	/** Only they, and those who look at comments, see it. */
	readonly private: boolean;
	readonly at: Date;
	/** The contribution to a consultation that it is made of. */
	readonly saidIn: { readonly round: string; readonly thread: string; readonly comment: string } | null;
	/** Where it is talked about, and how many times somebody said something; null while nobody has. */
	readonly talk: { readonly thread: string; readonly said: number } | null;
	readonly parts: readonly ListedPart[];
}

interface Row {
	id: string;
	by: PersonId;
	name: string;
	group: Group;
	shownAs: ShownAs;
	why: string;
	private: boolean;
	at: Date;
	guestNumber: number | null;
	said: string | null;
	round: string | null;
	thread: string | null;
	comment: string | null;
	talk: Listed['talk'];
	n: number;
	hunks: Part;
	state: PartState;
	reason: string;
	answererName: string | null;
	answererGroup: Group | null;
	answererShownAs: ShownAs | null;
	answeredAt: Date | null;
}

/** So many suggestions on one page. */
export const onePage = 20;

export interface Whose {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	/** Only what this person suggested. */
	readonly of?: PersonId;
	/** Who asks: they see their own in any case. */
	readonly me?: PersonId;
	/** They look at comments before others do, and see what was sent to them alone. */
	readonly judge?: boolean;
}

interface Choice extends Whose {
	/** What still waits for an answer, oldest first; or what was answered, newest first. */
	readonly open: boolean;
	/** Which page of them, from 1 on. */
	readonly page?: number;
}

/** A page of them, with all their parts. */
export async function listed(
	db: Db,
	{ areaId, planId, of, me, judge, open, page = 1 }: Choice
): Promise<Listed[]> {
	const rows = await db<Row[]>`
		with chosen as (
			select proposal.* from proposal
			where proposal.area_id = ${areaId} and proposal.plan_id = ${planId}
				and ${seenBy(db, { of, me, judge })}
				and ${open} = exists (select from proposal_hunk where proposal_hunk.plan_id = proposal.plan_id
					and proposal_id = proposal.id and state = 'open')
			order by case when ${open} then proposal.at end, proposal.at desc, proposal.id
			limit ${onePage} offset ${(page - 1) * onePage})
		select chosen.id, chosen.person_id as by, chosen.why, chosen.private, chosen.at, chosen.voice_group as "group", person.name,
			person.shown_as as "shownAs", guest.number as "guestNumber", comment.words as said, round.title as round,
			comment.thread_id as thread, comment.id as comment,
			(select json_build_object('thread', talk.id, 'said', (select count(*) from comment as each where each.thread_id = talk.id
					and each.state = 'shown' and each.id is distinct from chosen.comment_id))
				from thread as talk where talk.plan_id = chosen.plan_id
					and (talk.proposal_id = chosen.id or talk.id = comment.thread_id) limit 1) as talk, hunk.n, hunk.hunks, hunk.state, hunk.reason, hunk.decided_at as "answeredAt",
			answerer.name as "answererName", answerer.voice_group as "answererGroup", answerer.shown_as as "answererShownAs"
		from chosen
		join person on person.area_id = chosen.area_id and person.id = chosen.person_id
		left join guest on guest.area_id = chosen.area_id and guest.person_id = chosen.person_id
		left join comment on comment.area_id = chosen.area_id and comment.id = chosen.comment_id
		left join round on round.area_id = comment.area_id and round.id = comment.round_id
		join proposal_hunk as hunk on hunk.plan_id = chosen.plan_id and hunk.proposal_id = chosen.id
		left join person as answerer on answerer.area_id = chosen.area_id and answerer.id = hunk.decided_by
		order by case when ${open} then chosen.at end, chosen.at desc, chosen.id, hunk.n`;
	const found = new Map<string, Listed & { parts: ListedPart[] }>();
	for (const row of rows) {
		const { id, by, at, group, guestNumber, said, round, thread, comment, talk } = row;
		const why = said === null ? row.why : otherWordsOf(said).why;
		const name = guestNumber === null ? displayName(row) : guestName(group, guestNumber);
		const saidIn = round === null || thread === null || comment === null ? null : { round, thread, comment };
		const one = found.get(id) ?? {
			...{ id, by, why, private: row.private, at, group, name, saidIn, talk },
			parts: []
		};
		one.parts.push(partOf(row));
		found.set(id, one);
	}
	return [...found.values()];
}

function partOf({ n, hunks, state, reason, answeredAt, ...row }: Row): ListedPart {
	const { answererName: name, answererGroup: group, answererShownAs: shownAs } = row;
	const answeredBy = name !== null && group && shownAs ? displayName({ name, group, shownAs }) : null;
	return { n, part: hunks, state, reason, answeredBy: state === 'withdrawn' ? null : answeredBy, answeredAt };
}

/**
 * The one condition of every list: whose they are, what is for those alone who look at comments, and what was said in a
 * consultation and is not shown there.
 */
function seenBy(db: Db, { of, me, judge = false }: Pick<Whose, 'of' | 'me' | 'judge'>): ReturnType<Db> {
	return of === undefined
		? db`((not proposal.private or ${judge}) and ${shownInRound(db)} or proposal.person_id = ${me ?? null})`
		: db`proposal.person_id = ${of}`;
}

/** A contribution to a consultation is a suggestion for others while it is shown there. */
export function shownInRound(db: Db): ReturnType<Db> {
	return db`(proposal.comment_id is null or exists (select from comment
		where comment.area_id = proposal.area_id and comment.id = proposal.comment_id and comment.state = 'shown'))`;
}

/** How many there are, waiting and answered; and a word that changes when any of them does. */
export async function countListed(
	db: Db,
	{ areaId, planId, ...whose }: Whose
): Promise<{ open: number; answered: number; stamp: string }> {
	const [found] = await db<[{ open: number; all: number; stamp: string }]>`
		select count(distinct proposal.id)::int as all, count(distinct proposal.id) filter (where state = 'open')::int as open,
			concat_ws(' ', count(*), count(*) filter (where state = 'open'),
				extract(epoch from greatest(max(proposal.at), max(decided_at)))) as stamp
		from proposal join proposal_hunk on proposal_hunk.plan_id = proposal.plan_id and proposal_id = proposal.id
		where proposal.area_id = ${areaId} and proposal.plan_id = ${planId} and ${seenBy(db, whose)}`;
	return { open: found.open, answered: found.all - found.open, stamp: found.stamp };
}

/** How many suggestions wait for an answer: of everybody, or of one person. */
export async function countOpen(
	db: Db,
	planId: PlanId,
	whose: Omit<Whose, 'areaId' | 'planId'> = {}
): Promise<number> {
	const [{ open }] = await db<[{ open: number }]>`
		select count(distinct proposal.id)::int as open from proposal
		join proposal_hunk on proposal_hunk.plan_id = proposal.plan_id and proposal_id = proposal.id and state = 'open'
		where proposal.plan_id = ${planId} and ${seenBy(db, whose)}`;
	return open;
}

/** How many answers this person has not seen yet. */
export async function countAnswers(db: Db, planId: PlanId, personId: PersonId): Promise<number> {
	const [{ answers }] = await db<[{ answers: number }]>`
		select count(*)::int as answers from proposal
		join proposal_hunk on proposal_hunk.plan_id = proposal.plan_id and proposal_id = proposal.id
		where proposal.plan_id = ${planId} and person_id = ${personId} and state in ('accepted', 'declined') and seen_at is null`;
	return answers;
}

/** They have the answers before them. */
export async function sawAnswers(db: Db, planId: PlanId, personId: PersonId): Promise<void> {
	await db`
		update proposal_hunk set seen_at = now() from proposal
		where proposal.plan_id = ${planId} and proposal.person_id = ${personId} and proposal_hunk.plan_id = ${planId}
			and proposal_hunk.proposal_id = proposal.id and state in ('accepted', 'declined') and seen_at is null`;
}
