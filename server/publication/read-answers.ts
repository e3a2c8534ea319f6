// "You said, we did" of the published versions of a plan: what was frozen, and what of it may be told today. Whoever took their words
// back is not counted and not quoted any more; small numbers do not leave the server.
import type { Group } from '#domain/groups.ts';
import { withMarksSaid } from '#domain/comments/taken-out.ts';
import { takenOutWords } from '#lib/words/consultation.ts';
import {
	peopleHeard,
	quotesToShow,
	toldCounts,
	toldTotals,
	type HeardByGroup,
	type ToldCount
} from '#domain/themes/people-heard.ts';
import type { ShownAnswer, ShownAnswerChange } from '#domain/themes/answers.ts';
import type { DecisionKind } from '#domain/themes/theme.ts';
import type { Db } from '#server/sql.ts';

export interface AnswersOfVersion {
	readonly n: number;
	readonly answers: readonly ShownAnswer[];
	/** Everybody who was heard, as far as that may be told. */
	readonly totals: readonly ToldCount[];
}

interface AnswerRow {
	id: string;
	n: number;
	theme: string;
	title: string;
	sectionId: string | null;
	sectionTitle: string;
	kind: DecisionKind;
	reason: string;
	decider: string;
	owner: string;
	decidedOn: string;
	part: string | null;
	change: (Omit<ShownAnswerChange, 'withheld'> & { from: number | null }) | null;
	redactedAt: Date | null;
	/** The version its words before came from was withdrawn. */
	withheld: boolean;
}

interface VoiceRow {
	answer: string;
	group: Group | null;
	people: number;
	person: string | null;
	goneAt: Date | null;
	quoted: boolean;
	mayQuote: boolean;
	words: string;
}

/** Of every version that has answers and can be read, oldest first; or of one. */
export async function publishedAnswers(
	db: Db,
	plan: string,
	only: number | null = null
): Promise<AnswersOfVersion[]> {
	const which = only === null ? db`` : db`and answer.n = ${only}`;
	const [rows, voices] = await Promise.all([
		db<AnswerRow[]>`
			select answer.id, answer.n, answer.theme_id as theme, answer.title, answer.section_id as "sectionId",
				answer.section_title as "sectionTitle", answer.kind, answer.reason, answer.decider, answer.owner,
				answer.decided_on::text as "decidedOn", answer.part, answer.change, answer.redacted_at as "redactedAt",
				exists (select from publication as before where before.plan_id = answer.plan_id
					and before.n = (answer.change->>'from')::int and before.withdrawn_at is not null) as withheld
			from answer join publication as p on p.plan_id = answer.plan_id and p.n = answer.n
			where answer.plan_id = ${plan} and p.withdrawn_at is null ${which}
			order by answer.n, answer.place, answer.id`,
		db<VoiceRow[]>`
			select voice.answer_id as answer, coalesce(comment.voice_group, proposal.voice_group) as "group",
				coalesce(comment.people, 1) as people, coalesce(comment.person_id, proposal.person_id) as person,
				voice.gone_at as "goneAt", voice.quoted,
				voice.quoted and voice.gone_at is null and voice.reworded_at is null and coalesce(guest.quote_words, comment.quote_words)
					and comment.state = 'shown' as "mayQuote",
				case when voice.quoted then coalesce(comment.words, '') else '' end as words
			from answer_voice as voice
			join answer on answer.area_id = voice.area_id and answer.id = voice.answer_id
			left join comment on voice.kind = 'comment' and comment.area_id = voice.area_id and comment.id = voice.voice_id
			left join proposal on voice.kind = 'proposal' and proposal.plan_id = voice.plan_id and proposal.id = voice.voice_id
			left join guest on guest.area_id = voice.area_id and guest.person_id = comment.person_id
			where voice.plan_id = ${plan} ${which}
			order by coalesce(comment.at, proposal.at), voice.voice_id`
	]);
	const of = new Map<string, VoiceRow[]>();
	for (const voice of voices) of.set(voice.answer, [...(of.get(voice.answer) ?? []), voice]);
	return [...new Set(rows.map(({ n }) => n))].map((n) => {
		const here = rows.filter((row) => row.n === n && !row.redactedAt);
		const spoke = here.map((row) => (of.get(row.id) ?? []).map(asHeard));
		const heard = new Map(here.map((row, at) => [row.id, peopleHeard(spoke[at]!)]));
		return {
			n,
			answers: rows
				.filter((row) => row.n === n)
				.map((row) => shownAnswer(row, of.get(row.id) ?? [], heard.get(row.id) ?? nobody)),
			totals: toldTotals(peopleHeard(spoke.flat()), [...heard.values()])
		};
	});
}

const nobody: HeardByGroup = { parent_carer: 0, young_person: 0, professional: 0 };

/** A voice whose row is gone altogether counts nothing. */
function asHeard({ group, people, person, goneAt }: VoiceRow) {
	return {
		group: group ?? ('professional' as const),
		people,
		person: person ?? '',
		gone: goneAt !== null || group === null
	};
}

function shownAnswer(row: AnswerRow, voices: readonly VoiceRow[], heard: HeardByGroup): ShownAnswer {
	const { n, theme, kind, decidedOn, redactedAt } = row;
	if (redactedAt)
		return {
			...{ n, theme, kind, decidedOn, title: '', reason: '', decider: '', owner: '' },
			topic: { id: row.sectionId ?? '', title: row.sectionTitle },
			...{ told: [], quotes: [], removed: [], part: null, change: null, redactedAt: redactedAt.toISOString() }
		};
	const quotes = voices.flatMap(({ group, words, mayQuote }) =>
		mayQuote && group && words.trim() !== '' ? [{ group, words: withMarksSaid(words, takenOutWords) }] : []
	);
	const removed = voices.flatMap(({ quoted, goneAt }) => (quoted && goneAt ? [goneAt.toISOString()] : []));
	const { title, reason, decider, owner, part } = row;
	return {
		...{ n, theme, title, kind, reason, decider, owner, decidedOn, part },
		topic: { id: row.sectionId ?? '', title: row.sectionTitle },
		told: toldCounts(heard),
		quotes: quotesToShow(quotes, heard),
		removed: [...new Set(removed)],
		change: row.change && {
			...row.change,
			withheld: row.withheld,
			changes: row.withheld ? [] : row.change.changes
		},
		redactedAt: null
	};
}

/** What would be otherwise on the pages when it changes: for finding files that missed a hint. */
export const answersState = (db: Db) => db`
	(select coalesce(string_agg(answer.n || ':' || coalesce(to_char(greatest(answer.redacted_at, (
			select max(greatest(voice.gone_at, voice.reworded_at)) from answer_voice as voice
			where voice.area_id = answer.area_id and voice.answer_id = answer.id)), 'YYYYMMDDHH24MISSUS'), ''), ' '
			order by answer.n, answer.place, answer.id), '')
		from answer where answer.plan_id = publication.plan_id)`;

export async function answersStateOf(db: Db, plan: string): Promise<string> {
	const [row] = await db<{ state: string }[]>`
		select ${answersState(db)} as state from (select ${plan}::text as plan_id) as publication`;
	return row?.state ?? '';
}
