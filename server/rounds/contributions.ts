// What was said in a consultation, as one visitor may see it. Only what belongs to it is ever read: threads among those who write
// the plan, and words that are not shown, never leave the database for somebody they are not meant for.
import type { Anchor } from '#domain/anchor.ts';
import type { CommentState } from '#domain/comments/comment.ts';
import { displayName, groups, guestName, type Group, type ShownAs } from '#domain/groups.ts';
import type { PartState } from '#domain/proposals/proposal.ts';
import type { Role } from '#domain/roles.ts';
import type { Channel, Round } from '#domain/rounds/round.ts';
import type { Db } from '#server/sql.ts';

/** An answer in the thread of a contribution. */
export interface RoundAnswer {
	readonly name: string;
	readonly group: Group;
	readonly role: Role;
	readonly words: string;
	readonly at: Date;
}

export interface Contribution {
	readonly id: string;
	readonly thread: string;
	readonly name: string;
	readonly group: Group;
	readonly role: Role;
	readonly mine: boolean;
	readonly state: CommentState;
	/** '' where they are not for this visitor: a stub says why. */
	readonly words: string;
	/** Why it is not shown, or words of it were taken out; for its author alone. */
	readonly reason: string;
	readonly judgedAt: Date | null;
	readonly takenOut: boolean;
	readonly channel: Channel;
	readonly people: number;
	/** YYYY-MM-DD; null where it was typed by who says it. */
	readonly happenedOn: string | null;
	readonly at: Date;
	readonly edited: boolean;
	/** "plan", "section:ID", "row:ID" or, for marked words, the row or section they stand in. */
	readonly place: string;
	readonly quote: string;
	/** It is about these very words, not about the whole of the place. */
	readonly marked: boolean;
	/** The first line of the words is that sentence as it should read; what stands below says why. */
	readonly suggests: boolean;
	/** What became of it in the plan, for its author; null while nobody has said, and where it suggests nothing. */
	readonly became: { readonly state: PartState; readonly reason: string } | null;
	readonly answers: readonly RoundAnswer[];
}

interface Row extends Omit<Contribution, 'name' | 'place' | 'quote' | 'marked' | 'answers'> {
	name: string;
	personGroup: Group;
	shownAs: ShownAs;
	guestNumber: number | null;
	anchor: Anchor;
	section: string | null;
}

/** Everything of a consultation that a visitor may see, the oldest first; `mine` narrows it to their own. */
export async function contributionsOf(
	db: Db,
	round: Pick<Round, 'areaId' | 'id'>,
	personId: string | null,
	{ mine = false } = {}
): Promise<Contribution[]> {
	const rows = await db<Row[]>`
		select comment.id, comment.thread_id as thread, comment.voice_group as "group", comment.role, comment.state,
			comment.person_id = ${personId} is true as mine,
			case when comment.state = 'shown' or (comment.person_id = ${personId} and comment.state <> 'withdrawn')
				then comment.words else '' end as words,
			case when comment.person_id = ${personId} then comment.reason else '' end as reason,
			comment.judged_at as "judgedAt", comment.taken_out as "takenOut", comment.channel, comment.people,
			comment.happened_on::text as "happenedOn", comment.at, comment.edited_at is not null as edited,
			comment.suggests, case when comment.person_id = ${personId} then (
				select json_build_object('state', hunk.state, 'reason', hunk.reason) from proposal
				join proposal_hunk as hunk on hunk.plan_id = proposal.plan_id and hunk.proposal_id = proposal.id
				where proposal.area_id = comment.area_id and proposal.comment_id = comment.id
					and hunk.state in ('accepted', 'declined') order by hunk.n limit 1) end as became,
			person.name, person.voice_group as "personGroup", person.shown_as as "shownAs", guest.number as "guestNumber",
			thread.anchor, thread.section_id as section
		from comment
		join thread on thread.area_id = comment.area_id and thread.id = comment.thread_id and not thread.internal
		join person on person.area_id = comment.area_id and person.id = comment.person_id
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where comment.area_id = ${round.areaId} and comment.round_id = ${round.id}
			and (comment.person_id = ${personId} or (${!mine} and comment.was_shown))
		order by comment.at, comment.id`;
	const answers = await answersIn(
		db,
		rows.filter(({ state, mine: own }) => state === 'shown' || own).map(({ thread }) => thread)
	);
	return rows.map((row) => {
		const { personGroup, shownAs, guestNumber, anchor, section, ...rest } = row;
		const typed = row.channel === 'online';
		const person = { name: row.name, group: personGroup, shownAs };
		return {
			...rest,
			// what was written in for others is theirs, by group; who wrote it in is no speaker
			name: !typed ? '' : guestNumber ? guestName(personGroup, guestNumber) : displayName(person),
			place: placeOf(anchor, section),
			quote: anchor.quoteOriginal,
			marked: anchor.kind === 'text',
			answers: answers.get(row.thread) ?? []
		};
	});
}

async function answersIn(db: Db, threads: readonly string[]): Promise<Map<string, RoundAnswer[]>> {
	const found = new Map<string, RoundAnswer[]>();
	if (threads.length === 0) return found;
	const rows = await db<
		(RoundAnswer & { thread: string; personGroup: Group; shownAs: ShownAs; guestNumber: number | null })[]
	>`
		select comment.thread_id as thread, comment.voice_group as "group", comment.role, comment.words, comment.at, person.name,
			person.voice_group as "personGroup", person.shown_as as "shownAs", guest.number as "guestNumber"
		from comment
		join thread on thread.id = comment.thread_id and not thread.internal
		join person on person.area_id = comment.area_id and person.id = comment.person_id
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where comment.thread_id = any(${[...threads]}) and comment.round_id is null and comment.state = 'shown'
		order by comment.at, comment.id`;
	for (const { thread, personGroup, shownAs, guestNumber, ...answer } of rows) {
		const person = { name: answer.name, group: personGroup, shownAs };
		const name = guestNumber ? guestName(personGroup, guestNumber) : displayName(person);
		found.set(thread, [...(found.get(thread) ?? []), { ...answer, name }]);
	}
	return found;
}

/** The place in the text under which it is shown. */
function placeOf({ kind, actionId, blockId }: Anchor, section: string | null): string {
	if (kind === 'document') return 'plan';
	if (actionId !== null) return `row:${actionId}`;
	if (kind === 'text' && section !== null) return `section:${section}`;
	return kind === 'block' && blockId !== null ? `section:${blockId}` : 'plan';
}

/** Fewer young people than this are not counted out: a small number names them. */
const fewest = 5;

export interface GroupOfRound {
	readonly group: Group;
	/** People the contributions speak for; null: fewer than five young people, perhaps none. */
	readonly people: number | null;
	/** Contributions; null together with `people`. */
	readonly said: number | null;
}

export interface RoundCounts {
	readonly groups: readonly GroupOfRound[];
	/** Contributions by how they came, of every group together. */
	readonly channels: readonly { readonly channel: Channel; readonly said: number }[];
	/** Contributions that wait for somebody to look. */
	readonly waiting: number;
	readonly withdrawn: number;
}

/** How many took part, by group and by way: each person once, and what was written in with the people it speaks for. */
export async function countsOfRound(db: Db, round: Pick<Round, 'areaId' | 'id'>): Promise<RoundCounts> {
	const rows = await db<{ group: Group; said: number; people: number }[]>`
		select voice_group as "group", count(*)::int as said,
			(count(distinct person_id) filter (where channel = 'online')
				+ coalesce(sum(people) filter (where channel <> 'online'), 0))::int as people
		from comment where area_id = ${round.areaId} and round_id = ${round.id} and state <> 'withdrawn' group by 1`;
	const channels = await db<{ channel: Channel; said: number }[]>`
		select channel, count(*)::int as said from comment
		where area_id = ${round.areaId} and round_id = ${round.id} and state <> 'withdrawn'
			and voice_group <> 'young_person' group by 1 order by 2 desc, 1`;
	const [states] = await db<{ waiting: number; withdrawn: number }[]>`
		select (count(*) filter (where state = 'waiting'))::int as waiting,
			(count(*) filter (where state = 'withdrawn'))::int as withdrawn
		from comment where area_id = ${round.areaId} and round_id = ${round.id}`;
	return {
		groups: groups.map((group) => {
			const { people = 0, said = 0 } = rows.find((row) => row.group === group) ?? {};
			return group === 'young_person' && people < fewest
				? { group, people: null, said: null }
				: { group, people, said };
		}),
		channels,
		waiting: states?.waiting ?? 0,
		withdrawn: states?.withdrawn ?? 0
	};
}
