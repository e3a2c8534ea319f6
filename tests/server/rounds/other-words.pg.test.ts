// Other words for a sentence, said in a consultation: looked at, changed, taken back and counted as everything that is said there, and
// answered as a suggestion, in the name of whoever said them.
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rootsOf } from '#document/roots.ts';
import { newId } from '#domain/ids.ts';
import { plainText } from '#domain/rich-text.ts';
import { askerOf } from '#server/comments/asker.ts';
import { judgeComment } from '#server/comments/answer-thread.ts';
import { editComment, withdrawComment } from '#server/comments/own-comment.ts';
import { threadNamed } from '#server/comments/read-threads.ts';
import { takeWordsOut } from '#server/comments/take-out.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { accept, decline, type Judge } from '#server/proposals/decide.ts';
import { countOpen, listed, type Listed } from '#server/proposals/proposals.ts';
import { withdraw } from '#server/proposals/withdraw.ts';
import { contributionsOf } from '#server/rounds/contributions.ts';
import type { RoundGuest } from '#server/rounds/guests.ts';
import { closeRound } from '#server/rounds/rounds.ts';
import { sayInRound } from '#server/rounds/say-in-round.ts';
import { askerIn, visitorOf, type RoundThere } from '#server/rounds/visitor.ts';
import { voicesOf as saidOf } from '#server/themes/voices.ts';
import { voicesNow } from '#server/voices/voices-of.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { textOf } from '../restoring/a-world.ts';
import { aPlanToAskAbout, start, type APlanToAskAbout } from './a-round.ts';

let database: FreshDatabase;
let plan: APlanToAskAbout;
let lead: Judge;
beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	plan = await aPlanToAskAbout(database.sql);
	const { areaId, personId, standing } = await plan.somebody('lead', { name: 'Ben Marsh' });
	lead = { areaId, planId: plan.planId, personId, standing };
});
afterAll(() => database.drop());

const refused = (code: string) => expect.objectContaining({ code });
const sentence = 'Families wait too long.';
const better = 'Families wait at most twelve weeks.';

const asker = async (round: RoundThere, guest: RoundGuest) =>
	askerIn(round, await visitorOf(database.sql, round, { account: null, guest }, start));

/** Answers the id of the contribution. */
async function suggest(
	round: RoundThere,
	guest: RoundGuest,
	is: { other?: string; words?: string; on?: string; passage?: string } = {}
): Promise<string> {
	const id = newId();
	const said = { id, other: better, words: 'A number can be kept.', on: 'section:first', passage: sentence };
	await sayInRound(database.sql, round, await asker(round, guest), { ...said, ...is }, start);
	return id;
}

const waiting = (): Promise<Listed[]> =>
	listed(database.sql, { areaId: plan.areaId, planId: plan.planId, me: lead.personId, open: true });
const words = async (): Promise<string> => {
	const { doc } = (await planContent(database.sql, plan.planId)).content;
	return doc.map((block) => (block.type === 'paragraph' ? plainText(block.content ?? []) : '')).join(' ');
};
async function type(change: (doc: Y.Doc) => void): Promise<void> {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, (await planContent(database.sql, plan.planId)).state);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => change(doc));
	await appendToPlan(database.sql, {
		...{ areaId: plan.areaId, planId: plan.planId, kind: 'typed' },
		update: Y.encodeStateAsUpdate(doc, before),
		person: { id: lead.personId, role: 'lead', group: 'professional' }
	});
}

test('are a contribution, and a suggestion that leads and editors answer; taken in they are the guest’s', async () => {
	const { sql } = database;
	const round = await plan.round();
	const guest = await plan.guest(round, { name: 'Jo' });
	const id = await suggest(round, guest);
	expect(await words()).toContain(sentence);
	const [suggestion] = await waiting();
	expect(suggestion).toMatchObject({
		name: 'Parent carer 1',
		group: 'parent_carer',
		why: 'A number can be kept.',
		saidIn: { round: round.title, comment: id }
	});
	expect(await contributionsOf(sql, round, null)).toMatchObject([
		{ suggests: true, quote: sentence, words: `${better}\n\nA number can be kept.`, became: null }
	]);
	const { comments } = await threadNamed(
		sql,
		askerOf(await plan.somebody('editor')),
		suggestion!.saidIn!.thread
	);
	expect(comments).toMatchObject([{ suggests: true }]);

	await accept(sql, lead, { proposal: suggestion!.id, n: 0 }, { reason: 'Thank you.' });
	expect(await words()).toContain(better);
	const found = await voicesNow(sql, { areaId: plan.areaId, planId: plan.planId });
	const block = 'voices' in found && found.voices.blocks.find(({ key }) => key === 'words');
	expect(block && block.shares).toContainEqual(
		expect.objectContaining({ person: guest.personId, via: 'suggestion' })
	);
	expect(await contributionsOf(sql, round, guest.personId)).toMatchObject([
		{ became: { state: 'accepted', reason: 'Thank you.' } }
	]);
	// what somebody answered is not said otherwise afterwards
	const edit = { comment: id, words: 'Families wait one day.' };
	await expect(editComment(sql, await asker(round, guest), edit, start)).rejects.toEqual(
		refused('suggest-answered')
	);
	await withdrawComment(sql, await asker(round, guest), id, start);
	expect(await words()).toContain(better);
});

test('declined, only whoever said them reads the reason', async () => {
	const { sql } = database;
	const round = await plan.round();
	const [one, two] = [await plan.guest(round), await plan.guest(round)];
	await suggest(round, one, { words: '' });
	const [{ id: proposal } = { id: '' }] = await waiting();
	await decline(sql, lead, { proposal, n: 0 }, 'We cannot promise a number yet.');
	expect(await contributionsOf(sql, round, one.personId)).toMatchObject([
		{ became: { state: 'declined', reason: 'We cannot promise a number yet.' } }
	]);
	expect(await contributionsOf(sql, round, two.personId)).toMatchObject([{ words: better, became: null }]);
	expect(await waiting()).toEqual([]);
});

test('wait, are hidden and shown with the contribution; nobody accepts what they may not see', async () => {
	const { sql } = database;
	const round = await plan.round({ moderation: 'before' });
	const id = await suggest(round, await plan.guest(round));
	expect(await waiting()).toEqual([]);
	expect(await countOpen(sql, plan.planId)).toBe(0);
	const [kept] = await sql<{ id: string }[]>`select id from proposal where comment_id = ${id}`;
	await expect(accept(sql, lead, { proposal: kept!.id, n: 0 })).rejects.toEqual(refused('not-found'));
	await judgeComment(sql, askerOf(await plan.somebody('facilitator')), id, { show: true });
	expect(await waiting()).toHaveLength(1);
});

test('said otherwise they are suggested otherwise; taken back or with words taken out they are gone', async () => {
	const { sql } = database;
	const round = await plan.round();
	const guest = await plan.guest(round);
	const id = await suggest(round, guest);
	const by = await asker(round, guest);
	await editComment(sql, by, { comment: id, words: 'Families wait ten weeks, says Poppy.' }, start);
	const [now] = await waiting();
	expect(JSON.stringify(now!.parts)).toContain('ten weeks, says Poppy');
	expect(now!.why).toBe('');
	await expect(withdraw(sql, { planId: plan.planId, personId: guest.personId }, now!.id)).rejects.toEqual(
		refused('not-found')
	);
	await takeWordsOut(sql, askerOf(await plan.somebody('lead')), {
		comment: id,
		words: 'Poppy',
		reason: 'It names somebody.'
	});
	expect(await waiting()).toEqual([]);
	expect(JSON.stringify(await sql`select hunks from proposal_hunk`)).not.toContain('Poppy');
	const other = await suggest(round, guest, { other: 'Families wait.' });
	await withdrawComment(sql, by, other, start);
	expect(await waiting()).toEqual([]);
	expect(JSON.stringify(await sql`select hunks from proposal_hunk`)).not.toContain('Families wait.');
});

test('where the sentence changed since it was read, who answers sees both; where it has gone, the contribution stays', async () => {
	const { sql } = database;
	const round = await plan.round();
	const guest = await plan.guest(round);
	await type((doc) => textOf(doc, 'words').insert('Families wait too'.length, ' very'));
	await suggest(round, guest);
	const [changed] = await waiting();
	await expect(accept(sql, lead, { proposal: changed!.id, n: 0 })).rejects.toEqual(
		refused('suggest-changed')
	);
	expect(await words()).toContain('Families wait too very long.');
	await type((doc) => {
		const { body } = rootsOf(doc);
		body.delete(1, body.length - 1);
	});
	const said = await suggest(round, guest, { other: 'Families wait one week.' });
	expect((await contributionsOf(sql, round, guest.personId)).map(({ id }) => id)).toContain(said);
	expect(await waiting()).toHaveLength(1);
});

test('may be about a cell of an action', async () => {
	const { sql } = database;
	const round = await plan.round();
	const on = { on: 'row:one', passage: 'Ring each family within two weeks.' };
	await suggest(round, await plan.guest(round), { ...on, other: 'Ring each family within one week.' });
	const [suggestion] = await waiting();
	await accept(sql, lead, { proposal: suggestion!.id, n: 0 });
	const { actions } = (await planContent(sql, plan.planId)).content;
	expect(plainText(actions['one']!.what)).toBe('Ring each family within one week.');
});

test('count once among what people said, with the sentence they stand for', async () => {
	const { sql } = database;
	const round = await plan.round();
	await suggest(round, await plan.guest(round));
	const { content } = await planContent(sql, plan.planId);
	const voices = () => saidOf(sql, { areaId: plan.areaId, planId: plan.planId }, content);
	expect(await voices()).toMatchObject([
		{
			kind: 'comment',
			accepted: false,
			words: `Instead of “${sentence}”: “${better}”\nA number can be kept.`
		}
	]);
	const [suggestion] = await waiting();
	await accept(sql, lead, { proposal: suggestion!.id, n: 0 });
	expect(await voices()).toMatchObject([{ kind: 'comment', accepted: true, part: 'section.first' }]);
});

test.each([
	['sentence-missing', { passage: '' }],
	['sentence-missing', { passage: 'Nobody said this.' }],
	['suggest-nothing', { other: ` ${sentence} `, words: '' }],
	['looks-private', { other: 'Ring 07700 900123.' }],
	['looks-private', { words: 'Ring 07700 900123.' }],
	['comment-too-long', { other: 'x'.repeat(10_001) }]
])('refuses in words: %s', async (code, is) => {
	const round = await plan.round();
	await expect(suggest(round, await plan.guest(round), is)).rejects.toEqual(refused(code));
	expect(await waiting()).toEqual([]);
});

test('are for members of the plan too, who cannot write in it; nobody suggests when it has closed', async () => {
	const { sql } = database;
	const round = await plan.round({ forWhom: 'members' });
	const reader = await plan.somebody('reader', { name: 'Frank Dale' });
	const visitor = await visitorOf(sql, round, { account: reader.account, guest: null }, start);
	const said = { id: newId(), other: better, words: '', on: 'section:first', passage: sentence };
	await sayInRound(sql, round, askerIn(round, visitor), said, start);
	expect(await waiting()).toMatchObject([{ name: 'Frank Dale' }]);
	await closeRound(sql, await plan.somebody('lead'), round.id, start);
	const closed = await plan.now(round);
	const late = { ...said, id: newId() };
	await expect(sayInRound(sql, closed, askerIn(closed, visitor), late, start)).rejects.toEqual(
		refused('round-closed')
	);
});
