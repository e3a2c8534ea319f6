// What is said about a plan, as one reader may see it.
import type { Anchor } from '#domain/anchor.ts';
import { readsWords, type CommentState, type Reaction } from '#domain/comments/comment.ts';
import { displayName, groupWords, guestName, type Group, type ShownAs } from '#domain/groups.ts';
import { refuse } from '#domain/refusals.ts';
import { guestWord, roleWords, type Role } from '#domain/roles.ts';
import type { CommentView, RoundChoice, ThreadLine, ThreadView } from '#protocol/comments.ts';
import type { Db } from '#server/sql.ts';
import { seenComments, seenThreads, type Asker } from './asker.ts';
import { hearingOf } from './hearing.ts';

/** Characters of the first comment that stand in a list. */
const excerptLength = 160;

interface Named {
	name: string;
	group: Group;
	shownAs: ShownAs;
	guestNumber: number | null;
}

type LineRow = Named &
	Omit<ThreadLine, 'name' | 'startedAt' | 'lastAt'> & {
		startedAt: Date;
		lastAt: Date;
		startedBy: string;
		resolvedBy: string | null;
		firstState: CommentState;
		firstMine: boolean;
	};

/** Every thread of a plan that the reader may see, the newest first; or only one of them. */
export async function threadLines(db: Db, asker: Asker, only: string | null = null): Promise<ThreadLine[]> {
	return (await lineRows(db, asker, only)).map((row) => lineOf(row, asker));
}

/** One thread with what is said in it. "No such thread" and "not for you" are one answer. */
export async function threadNamed(db: Db, asker: Asker, id: string): Promise<ThreadView> {
	const [row] = await lineRows(db, asker, id);
	if (!row) refuse('not-found');
	const comments = await commentsOf(db, asker, id);
	const resolver = row.resolvedBy ? await nameOf(db, asker, row.resolvedBy) : '';
	const { rights, personId } = asker;
	return {
		...lineOf(row, asker),
		comments,
		resolvedBy: resolver,
		maySettle: rights.settle || (rights.write && row.startedBy === personId),
		hearing: await hearingOf(db, asker, id, row.mine)
	};
}

async function lineRows(db: Db, asker: Asker, only: string | null): Promise<LineRow[]> {
	return db<LineRow[]>`
		select thread.id, thread.anchor, thread.anchor_state as "anchorState", thread.section_id as section, thread.internal,
			thread.proposal_id as suggestion,
			thread.resolved_at is not null as resolved, not thread.was_shown as hidden, thread.started_at as "startedAt",
			thread.started_by as "startedBy", thread.resolved_by as "resolvedBy",
			person.name, first.voice_group as "group", person.shown_as as "shownAs", guest.number as "guestNumber",
			first.round_id as round, first.channel, first.suggests, first.state as "firstState", first.person_id = ${asker.personId} as "firstMine",
			left(first.words, ${excerptLength + 1}) as excerpt, said.*
		from thread
		join person on person.area_id = thread.area_id and person.id = thread.started_by
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		join lateral (
			select comment.state, comment.person_id, comment.words, comment.round_id, comment.channel, comment.suggests,
				comment.voice_group from comment
			where comment.thread_id = thread.id order by comment.at, comment.id limit 1
		) first on true
		join lateral (
			select count(*)::int as count, max(comment.at) as "lastAt",
				coalesce(bool_or(comment.person_id = ${asker.personId}), false) as mine,
				coalesce(bool_or(comment.state = 'shown' and ${asker.personId} = any(comment.mentions)), false) as "callsMe",
				(count(*) filter (where comment.state = 'waiting' and comment.person_id <> ${asker.personId}))::int as "toJudge",
				array_agg(distinct comment.voice_group) as groups
			from comment where comment.thread_id = thread.id and ${seenComments(db, asker)}
		) said on said.count > 0
		where ${seenThreads(db, asker)} ${only === null ? db`` : db`and thread.id = ${only}`}
		order by thread.started_at desc, thread.id`;
}

function lineOf(row: LineRow, { rights }: Asker): ThreadLine {
	const {
		startedBy: _by,
		resolvedBy: _who,
		firstState,
		firstMine,
		shownAs: _shown,
		guestNumber: _n,
		...line
	} = row;
	const reads = readsWords({ state: firstState, mine: firstMine }, rights);
	const long = line.excerpt.length > excerptLength;
	return {
		...line,
		anchor: line.anchor as Anchor,
		name: row.channel === 'online' ? shown(row, rights.inside) : groupWords[row.group].many,
		excerpt: reads ? (long ? `${line.excerpt.slice(0, excerptLength).trimEnd()}…` : line.excerpt) : '',
		toJudge: rights.judge ? line.toJudge : 0,
		startedAt: row.startedAt.toISOString(),
		lastAt: row.lastAt.toISOString()
	};
}

type CommentRow = Named &
	Pick<
		CommentView,
		| 'id'
		| 'state'
		| 'words'
		| 'reason'
		| 'edited'
		| 'mine'
		| 'round'
		| 'channel'
		| 'people'
		| 'happenedOn'
		| 'judgedOn'
		| 'suggests'
	> & {
		takenOut: boolean;
		role: Role;
		at: Date;
		reactions: { kind: Reaction; count: number; mine: boolean }[];
	};

async function commentsOf(db: Db, asker: Asker, thread: string): Promise<CommentView[]> {
	const rows = await db<CommentRow[]>`
		select comment.id, comment.state, comment.words, comment.reason, comment.at, comment.role, comment.round_id as round,
			comment.channel, comment.people, comment.happened_on::text as "happenedOn", comment.taken_out as "takenOut", comment.suggests,
			(comment.judged_at at time zone 'Europe/London')::date::text as "judgedOn",
			comment.edited_at is not null as edited, comment.person_id = ${asker.personId} as mine,
			person.name, comment.voice_group as "group", person.shown_as as "shownAs", guest.number as "guestNumber",
			array(select json_build_object('kind', kind, 'count', count(*), 'mine', bool_or(person_id = ${asker.personId}))
				from comment_reaction where comment_id = comment.id group by kind) as reactions
		from comment
		join person on person.area_id = comment.area_id and person.id = comment.person_id
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where comment.area_id = ${asker.areaId} and comment.thread_id = ${thread} and ${seenComments(db, asker)}
		order by comment.at, comment.id`;
	return rows.map((row) => {
		const reads = readsWords(row, asker.rights);
		const { id, group, state, mine, suggests } = row;
		const typed = row.channel === 'online';
		const name = shown(row, asker.rights.inside);
		return {
			id,
			name: typed ? name : groupWords[group][row.people === 1 ? 'one' : 'many'],
			group,
			role: typed ? roleWord(row.role) : '',
			round: row.round,
			suggests,
			channel: row.channel,
			people: row.people,
			happenedOn: row.happenedOn,
			enteredBy: typed ? '' : name,
			judgedOn: row.takenOut || state === 'kept-back' ? row.judgedOn : null,
			state,
			words: reads ? row.words : '',
			reason: mine || asker.rights.judge ? row.reason : '',
			at: row.at.toISOString(),
			edited: row.edited && state === 'shown',
			mine,
			reactions: Object.fromEntries(
				row.reactions.map(({ kind, count, mine: own }) => [kind, { count, mine: own }])
			)
		};
	});
}

/** Somebody of the plan, as this reader sees them. */
export async function nameOf(db: Db, asker: Asker, personId: string): Promise<string> {
	const [row] = await db<Named[]>`
		select person.name, person.voice_group as "group", person.shown_as as "shownAs", guest.number as "guestNumber"
		from person left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where person.area_id = ${asker.areaId} and person.id = ${personId}`;
	return row ? shown(row, asker.rights.inside) : '';
}

/**
 * As others may see them: young people by their group, guests by group and number. The name that a guest of a consultation gave
 * is for those who write the plan.
 */
function shown(row: Named, inside: boolean): string {
	if (!row.guestNumber) return displayName(row);
	const byNumber = guestName(row.group, row.guestNumber);
	return inside && row.name !== '' ? `${row.name} (${byNumber})` : byNumber;
}

function roleWord(role: Role): string {
	if (role === 'guest') return guestWord;
	return role in roleWords ? roleWords[role as keyof typeof roleWords].name : '';
}

/** The consultations of a plan, the newest first, to choose what was said in one. */
export async function roundChoices(db: Db, { areaId, planId }: Asker): Promise<RoundChoice[]> {
	return db<RoundChoice[]>`
		select id, title from round where area_id = ${areaId} and plan_id = ${planId} order by opens_at desc, id`;
}
