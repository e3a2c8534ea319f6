// Saying something in a consultation. What is said is a thread of the plan like any other, hung on the text people were reading.
import { makeAnchor, type Anchor } from '#domain/anchor.ts';
import { newId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import { otherWordsOf, withOtherWords } from '#domain/rounds/other-words.ts';
import { passagesOf } from '#domain/rounds/passages.ts';
import { whyNotSpeak } from '#domain/rounds/round-gate.ts';
import { mostPeople, type EnteredChannel, type Round } from '#domain/rounds/round.ts';
import type { Group } from '#domain/groups.ts';
import { may } from '#domain/permissions.ts';
import { audit } from '#server/audit.ts';
import type { Asker } from '#server/comments/asker.ts';
import {
	insertComment,
	looked,
	notTooOften,
	postedBefore,
	type AfterWarning
} from '#server/comments/new-words.ts';
import { anchorOf, placed } from '#server/comments/place-thread.ts';
import { tellOfComment } from '#server/comments/tell-people.ts';
import { tellThread } from '#server/comments/tell-thread.ts';
import { followContribution } from '#server/proposals/of-contribution.ts';
import { contentOf } from '#server/versions/states.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { roundColumns } from './rounds.ts';

export interface SaidInRound {
	/** Names the comment; made where it was typed. */
	readonly id: string;
	readonly words: string;
	readonly after?: AfterWarning;
	/** An anchor in the text of the consultation, or the name of a place in it. */
	readonly on: Anchor | string;
	/** A sentence of that place, word for word; where it stands there no more, the place is meant. */
	readonly passage?: string;
	/** That sentence as it should read; `words` say why then, and may be missing. */
	readonly other?: string;
}

/** Says something; answers its thread. Whether it may be said is asked of the table at the moment it is kept. */
export async function sayInRound(
	sql: Sql,
	round: Round,
	asker: Asker,
	said: SaidInRound,
	now = new Date()
): Promise<string> {
	const why = whyNotSpeak(asker.standing, round, asker.group, now);
	if (why) refuse(why);
	const suggests = (said.other ?? '').trim() !== '';
	const all = suggests ? withOtherWords({ sentence: said.other ?? '', why: said.words }) : said.words;
	const { words, state } = looked(asker, all, said.after);
	const before = await postedBefore(sql, asker, said.id);
	if (before) return before;
	await notTooOften(sql, asker);
	const looksFirst = round.moderation === 'before' && !asker.rights.judge;
	const kept = state === 'shown' && looksFirst ? 'waiting' : state;
	return keep(sql, round, asker, { ...said, words, suggests, state: kept }, async (tx, locked) => {
		const closed = whyNotSpeak(asker.standing, locked, asker.group, now);
		if (closed) refuse(closed);
	});
}

export interface Entered {
	readonly id: string;
	readonly words: string;
	readonly after?: AfterWarning;
	readonly on: string;
	readonly channel: EnteredChannel;
	readonly group: Group;
	readonly people: number;
	/** YYYY-MM-DD */
	readonly happenedOn: string;
	/** They agreed that their words are quoted. */
	readonly quoteWords?: boolean;
	readonly passage?: string;
}

/**
 * Writes in what was said on paper, by phone, in an interview or a meeting: whoever runs the consultation does it, also after it
 * has closed, because a box is emptied later. It is marked as such and never looks as if they had said it themselves.
 */
export async function enterForOthers(
	sql: Sql,
	round: Round,
	asker: Asker,
	entered: Entered,
	now = new Date()
): Promise<string> {
	if (!may(asker.standing, 'run-round')) refuse('not-allowed');
	if (round.opensAt > now) refuse('round-not-open');
	const { people, happenedOn, channel, group, quoteWords = false } = entered;
	if (!Number.isInteger(people) || people < 1 || people > mostPeople) refuse('people-count');
	if (happenedOn > localDay(now)) refuse('happened-on');
	const { words, state } = looked(asker, entered.words, entered.after);
	const before = await postedBefore(sql, asker, entered.id);
	if (before) return before;
	return keep(sql, round, asker, {
		...entered,
		words,
		state,
		entered: { channel, group, people, happenedOn, quoteWords }
	});
}

interface Kept extends Pick<SaidInRound, 'id' | 'words' | 'on' | 'passage'> {
	readonly state: 'shown' | 'waiting' | 'private';
	readonly suggests?: boolean;
	readonly entered?: Parameters<typeof insertComment>[2]['entered'];
}

async function keep(
	sql: Sql,
	round: Round,
	asker: Asker,
	{ id, words, on, passage = '', state, suggests = false, entered }: Kept,
	gate: (tx: Tx, round: Round) => Promise<void> = () => Promise.resolve()
): Promise<string> {
	const read = await textOfRound(sql, round);
	// hung up in the text they read, then found where it stands today
	const meant = typeof on === 'string' ? (sentenceOf(read, on, passage) ?? anchorOf(read, on)) : on;
	if (suggests && meant.kind !== 'text') refuse('sentence-missing');
	if (suggests && otherWordsOf(words).sentence === meant.quoteOriginal) refuse('suggest-nothing');
	const { anchor, section } = await placed(sql, round.planId, meant);
	const thread = newId<'thread'>();
	const { areaId, planId, personId } = asker;
	return sql.begin(async (tx) => {
		const [locked] = await tx<Round[]>`
			select ${roundColumns(tx)} from round where area_id = ${areaId} and id = ${round.id} for share`;
		await gate(tx, locked ?? refuse('no-round'));
		await tx`
			insert into thread (area_id, id, plan_id, anchor, anchor_state, section_id, internal, was_shown, started_by)
			values (${areaId}, ${thread}, ${planId}, ${tx.json({ ...anchor })}, ${anchor.state}, ${section}, false,
				${state === 'shown'}, ${personId})`;
		const comment = { id, thread, words, state, mentions: [], round: round.id, suggests };
		if (!(await insertComment(tx, asker, entered ? { ...comment, entered } : comment))) refuse('bad-request');
		await followContribution(tx, asker, id);
		await tellOfComment(tx, asker, { ...comment, by: personId });
		await audit(tx, {
			areaId,
			personId,
			what: entered ? 'contribution-entered' : 'contribution-made',
			planId,
			detail: { round: round.id, thread, state, channel: entered?.channel ?? 'online' }
		});
		await tellThread(tx, planId, thread);
		return thread;
	});
}

/** A sentence of a place as an anchor; null when none was chosen, or it was removed meanwhile. */
function sentenceOf(read: PlanContent, on: string, passage: string): Anchor | null {
	if (passage === '') return null;
	const found = passagesOf(read, on).find(({ words }) => words === passage);
	return found ? makeAnchor(read, found.place) : null;
}

/** The exact text that is read in a consultation; only what was removed for somebody's privacy since is left out. */
export async function textOfRound(
	sql: Sql,
	{ areaId, planId, versionId }: Pick<Round, 'areaId' | 'planId' | 'versionId'>
): Promise<PlanContent> {
	return (await contentOf(sql, { id: planId, areaId }, versionId)) ?? refuse('not-found');
}
