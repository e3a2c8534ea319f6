// Everything people said about a plan that can be answered: comments others may read, and suggestions. What is said only among those
// who write the plan is no voice, nor what still waits for a look.
import { sectionOf } from '#domain/anchors/section-of.ts';
import { displayName, guestName, type Group, type ShownAs } from '#domain/groups.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { placeOf } from '#domain/proposals/proposal.ts';
import { suggestedWords } from '#domain/themes/suggested-words.ts';
import type { Voice } from '#domain/themes/theme.ts';
import { insteadSaid } from '#lib/words/rounds.ts';
import type { Db } from '#server/sql.ts';

/** A voice, and what of the plan it is about or has become. */
export interface PlacedVoice extends Voice {
	/** "row.ID" or "section.ID". */
	readonly part: string | null;
	/** A suggestion of which something was put into the plan. */
	readonly accepted: boolean;
}

interface Named {
	name: string;
	shownAs: ShownAs;
	guestNumber: number | null;
	group: Group;
}

interface Plan {
	readonly areaId: string;
	readonly planId: string;
}

/** Oldest first. `content` says in which sections suggestions stand. */
export async function voicesOf(db: Db, plan: Plan, content: PlanContent): Promise<PlacedVoice[]> {
	const [comments, proposals] = await Promise.all([commentsOf(db, plan), proposalsOf(db, plan, content)]);
	return [...comments, ...proposals].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function commentsOf(db: Db, { areaId, planId }: Plan): Promise<PlacedVoice[]> {
	const rows = await db<
		(Named &
			Pick<Voice, 'id' | 'words' | 'gone' | 'people' | 'person' | 'section' | 'round' | 'first'> & {
				thread: string;
				actionId: string | null;
				at: Date;
				themes: string[];
				instead: string | null;
				accepted: boolean;
			})[]
	>`
		select comment.id, comment.thread_id as thread, comment.voice_group as "group", comment.at, comment.people,
			comment.round_id as round, comment.state <> 'shown' as gone,
			case when comment.state = 'shown' then comment.words else '' end as words,
			comment.person_id as person, person.name, person.shown_as as "shownAs", guest.number as "guestNumber",
			case when comment.suggests then thread.anchor->>'quoteOriginal' end as instead,
			exists (select from proposal join proposal_hunk as hunk on hunk.plan_id = proposal.plan_id and hunk.proposal_id = proposal.id
				where proposal.area_id = comment.area_id and proposal.comment_id = comment.id and hunk.state = 'accepted') as accepted,
			thread.section_id as section, thread.anchor->>'actionId' as "actionId",
			not exists (select from comment as before where before.thread_id = comment.thread_id
				and (before.at, before.id) < (comment.at, comment.id)) as first,
			array(select theme_id from theme_voice where theme_voice.plan_id = ${planId} and kind = 'comment'
				and voice_id = comment.id) as themes
		from comment
		join thread on thread.area_id = comment.area_id and thread.id = comment.thread_id
		join person on person.area_id = comment.area_id and person.id = comment.person_id
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where comment.area_id = ${areaId} and comment.plan_id = ${planId} and not thread.internal
			and (comment.state = 'shown' or exists (select from theme_voice
				where theme_voice.plan_id = ${planId} and kind = 'comment' and voice_id = comment.id))
		order by comment.at, comment.id`;
	return rows.map(({ name, shownAs, guestNumber, actionId, at, instead, words, ...row }) => ({
		...row,
		words: instead === null || words === '' ? words : insteadSaid(instead, words),
		kind: 'comment',
		name: guestNumber ? guestName(row.group, guestNumber) : displayName({ name, shownAs, group: row.group }),
		at: at.toISOString(),
		part: actionId ? `row.${actionId}` : row.section ? `section.${row.section}` : null
	}));
}

async function proposalsOf(db: Db, { areaId, planId }: Plan, content: PlanContent): Promise<PlacedVoice[]> {
	const rows = await db<
		(Named & {
			id: string;
			person: string;
			why: string;
			at: Date;
			parts: { hunks: Part; state: string }[];
			themes: string[];
		})[]
	>`
		select proposal.id, proposal.person_id as person, proposal.voice_group as "group", proposal.why, proposal.at,
			person.name, person.shown_as as "shownAs", guest.number as "guestNumber",
			(select json_agg(json_build_object('hunks', hunks, 'state', state) order by n) from proposal_hunk
				where proposal_hunk.plan_id = proposal.plan_id and proposal_id = proposal.id) as parts,
			array(select theme_id from theme_voice where theme_voice.plan_id = ${planId} and kind = 'proposal'
				and voice_id = proposal.id) as themes
		from proposal
		join person on person.area_id = proposal.area_id and person.id = proposal.person_id
		left join guest on guest.area_id = person.area_id and guest.person_id = person.id
		where proposal.area_id = ${areaId} and proposal.plan_id = ${planId} and not proposal.private and proposal.comment_id is null
		order by proposal.at, proposal.id`;
	return rows.flatMap(({ name, shownAs, guestNumber, why, parts: all, at, ...row }) => {
		const parts = (all ?? []).filter(({ state }) => state !== 'withdrawn');
		const gone = parts.length === 0;
		if (gone && row.themes.length === 0) return [];
		const telling = parts.find(({ state }) => state === 'accepted') ?? parts[0];
		const place = telling ? placeOf(telling.hunks) : null;
		const section = place && sectionOfPlace(content, place);
		return {
			...row,
			kind: 'proposal' as const,
			name: guestNumber
				? guestName(row.group, guestNumber)
				: displayName({ name, shownAs, group: row.group }),
			words: gone ? '' : [why, suggestedWords(parts.map(({ hunks }) => hunks))].filter(Boolean).join('\n'),
			gone,
			people: 1,
			section,
			round: null,
			first: true,
			thread: null,
			at: at.toISOString(),
			part: place && 'actionId' in place ? `row.${place.actionId}` : section ? `section.${section}` : null,
			accepted: parts.some(({ state }) => state === 'accepted')
		};
	});
}

function sectionOfPlace(content: PlanContent, place: NonNullable<ReturnType<typeof placeOf>>): string | null {
	if ('actionId' in place) return sectionOf(content, { kind: 'action', actionId: place.actionId });
	const at = content.doc.findIndex(
		(block) =>
			'attrs' in block && block.attrs !== undefined && 'id' in block.attrs && block.attrs.id === place.blockId
	);
	return at < 0 ? null : sectionOf(content, { kind: 'block', at, blockId: place.blockId });
}

/** The consultations of a plan, newest first, for choosing what was said in one. */
export async function roundsOf(db: Db, { areaId, planId }: Plan): Promise<{ id: string; title: string }[]> {
	return db<{ id: string; title: string }[]>`
		select id, title from round where area_id = ${areaId} and plan_id = ${planId} order by opens_at desc, id`;
}
