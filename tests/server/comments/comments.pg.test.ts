import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/ids.ts';
import { Refused } from '#domain/refusals.ts';
import { ownData } from '#server/accounts/own-data.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { judgeComment, reactTo, settleThread } from '#server/comments/answer-thread.ts';
import { askerOf, type Asker } from '#server/comments/asker.ts';
import { callable } from '#server/comments/callable.ts';
import { editComment, withdrawComment } from '#server/comments/own-comment.ts';
import { threadLines, threadNamed } from '#server/comments/read-threads.ts';
import { replyTo, startThread } from '#server/comments/say.ts';
import * as Y from 'yjs';
import { anchorIn } from '#document/anchors/anchors-in.ts';
import { rootsOf } from '#document/roots.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { aDiscussion, ofWords, wholePlan } from './a-discussion.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const saysNo = async (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'done',
		(thrown: unknown) => (thrown instanceof Refused ? thrown.code : Promise.reject(thrown as Error))
	);

async function aGuestOf(planId: Parameters<typeof leaderOf>[1], lead: Asker): Promise<Asker> {
	const { sql } = database;
	const by = leaderOf(
		{ areaId: lead.areaId, personId: lead.personId } as Parameters<typeof leaderOf>[0],
		planId
	);
	const { personId } = await aGuest(sql, await aWorkshop(sql, by));
	const member = await memberOfPlan(sql, { guest: personId }, planId);
	if (!member) throw new Error('The guest has not come in.');
	return askerOf(member);
}

describe('saying something', () => {
	test('a thread on the words of a cell is read by everybody who reads the plan, with the section it stands in', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [contributor, reader] = [
			await somebody('contributor', { name: 'Ellie Stone' }),
			await somebody('reader')
		];
		const thread = await begin(contributor, 'Could it be one week?', { anchor: ofWords });
		await reply(contributor, thread, 'Or ten days?');
		const [line] = await threadLines(sql, reader);
		expect(line).toMatchObject({
			id: thread,
			name: 'Ellie Stone',
			excerpt: 'Could it be one week?',
			count: 2,
			anchorState: 'anchored',
			mine: false
		});
		expect((await threadNamed(sql, reader, thread)).comments.map(({ words, role }) => [words, role])).toEqual(
			[
				['Could it be one week?', 'Contributor'],
				['Or ten days?', 'Contributor']
			]
		);
		expect(await saysNo(begin(reader, 'Me too.'))).toBe('not-allowed');
		expect(await saysNo(reply(reader, thread, 'Me too.'))).toBe('not-allowed');
	});

	test('what is posted twice after a lost answer stands once', async () => {
		const { sql } = database;
		const { somebody } = await aDiscussion(sql);
		const editor = await somebody('editor');
		const said = { id: newId(), words: 'Once.', internal: false, on: wholePlan };
		expect(await startThread(sql, editor, said)).toBe(await startThread(sql, editor, said));
		expect(await threadLines(sql, editor)).toHaveLength(1);
	});

	test('a comment on a passage that has vanished meanwhile is kept, with its quotation', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const editor = await somebody('editor');
		const gone = {
			...ofWords,
			actionId: 'nowhere',
			quoteOriginal: 'Words that were here',
			quoteCurrent: 'Words that were here'
		};
		await begin(editor, 'Where did it go?', { anchor: gone });
		const [line] = await threadLines(sql, editor);
		expect(line).toMatchObject({ anchorState: 'detached', section: null });
		expect(line!.anchor.quoteOriginal).toBe('Words that were here');
	});

	test('too long, empty, and what may tell who somebody is are refused in words; chosen all the same it is posted', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const editor = await somebody('editor');
		expect(await saysNo(begin(editor, 'a'.repeat(10_001)))).toBe('comment-too-long');
		expect(await saysNo(begin(editor, ' \n '))).toBe('comment-empty');
		expect(await saysNo(begin(editor, 'Ring 07700 900123.'))).toBe('looks-private');
		const said = { words: 'Ring 07700 900123.', internal: false, on: wholePlan };
		await startThread(sql, editor, { ...said, id: newId(), after: 'post' });
		await startThread(sql, editor, { ...said, id: newId(), after: 'moderators' });
		const other = await somebody('editor');
		expect(await threadLines(sql, other)).toHaveLength(1);
		expect(await threadLines(sql, await somebody('lead'))).toHaveLength(2);
	});

	test('nobody posts a hundred in a minute', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const editor = await somebody('editor');
		for (let n = 0; n < 60; n++) await begin(editor, `${n}`);
		expect(await saysNo(begin(editor, 'One more.'))).toBe('comments-too-often');
	});
});

describe('who sees it', () => {
	test('what is said among those who write never reaches contributors, readers or guests, in a list or by its name', async () => {
		const { sql } = database;
		const { somebody, begin, planId } = await aDiscussion(sql);
		const [lead, editor] = [await somebody('lead'), await somebody('editor')];
		const thread = await begin(editor, 'canary-internal', { internal: true });
		const id = (await threadNamed(sql, lead, thread)).comments[0]!.id;
		for (const other of [
			await somebody('contributor'),
			await somebody('reader'),
			await aGuestOf(planId, lead)
		]) {
			expect(JSON.stringify(await threadLines(sql, other))).not.toContain('canary-internal');
			expect(await saysNo(threadNamed(sql, other, thread))).toBe('not-found');
			if (!other.rights.write) continue;
			expect(await saysNo(replyTo(sql, other, { id: newId(), thread, words: 'Hello.' }))).toBe('not-found');
			expect(await saysNo(reactTo(sql, other, { comment: id, reaction: 'agree', on: true }))).toBe(
				'not-found'
			);
			expect(await saysNo(settleThread(sql, other, thread, true))).toBe('not-found');
			expect(await saysNo(begin(other, 'Me too.', { internal: true }))).toBe('not-allowed');
		}
		expect(await threadLines(sql, lead)).toHaveLength(1);
	});

	test('a young person’s words wait until somebody else who may has looked, and their name is never shown', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [lead, editor] = [await somebody('lead'), await somebody('editor')];
		const young = await somebody('editor', { group: 'young_person', name: 'Robin Canary' });
		const thread = await begin(young, 'I wait all day.');
		expect(await threadLines(sql, editor)).toEqual([]);
		expect((await threadLines(sql, young))[0]).toMatchObject({ hidden: true, excerpt: 'I wait all day.' });
		const [line] = await threadLines(sql, lead);
		expect(line).toMatchObject({ toJudge: 1, name: 'Young person' });
		const comment = (await threadNamed(sql, lead, thread)).comments[0]!.id;
		expect(await saysNo(judgeComment(sql, editor, comment, { show: true }))).toBe('not-found');
		expect(await saysNo(judgeComment(sql, lead, comment, { show: false, reason: ' ' }))).toBe(
			'reason-missing'
		);
		await judgeComment(sql, lead, comment, { show: true });
		const seen = await threadNamed(sql, editor, thread);
		expect(seen.comments[0]).toMatchObject({ words: 'I wait all day.', name: 'Young person' });
		expect(JSON.stringify(seen)).not.toContain('Robin');
		// an answer of theirs waits as well, and so do other words instead
		await reply(young, thread, 'canary-answer');
		await editComment(sql, young, { comment, words: 'canary-edited' });
		const after = await threadNamed(sql, editor, thread);
		expect(JSON.stringify(after)).not.toContain('canary-');
		expect(after.comments.map(({ state }) => state)).toEqual(['waiting']);
	});

	test('a lead does not look at their own words', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const young = await somebody('lead', { group: 'young_person' });
		const thread = await begin(young, 'Mine.');
		const comment = (await threadNamed(sql, young, thread)).comments[0]!.id;
		expect(await saysNo(judgeComment(sql, young, comment, { show: true }))).toBe('own-comment');
	});

	test('young people are never called by name; of those called only who may see it is told', async () => {
		const { sql } = database;
		const { somebody } = await aDiscussion(sql);
		const editor = await somebody('editor');
		const [contributor, other] = [await somebody('contributor'), await somebody('editor')];
		const young = await somebody('editor', { group: 'young_person' });
		expect((await callable(sql, editor)).map(({ id }) => id).sort()).toEqual(
			[contributor.personId, other.personId].sort()
		);
		const mentions = [contributor.personId, other.personId, young.personId];
		await startThread(sql, editor, {
			id: newId(),
			words: 'Look.',
			internal: true,
			on: wholePlan,
			mentions
		});
		expect((await threadLines(sql, other))[0]).toMatchObject({ callsMe: true });
		const [row] = await sql<
			{ mentions: string[] }[]
		>`select mentions from comment where plan_id = ${editor.planId}`;
		expect(row!.mentions).toEqual([other.personId]);
	});
});

describe('afterwards', () => {
	test('only one’s own words are edited and withdrawn; withdrawn words are gone from the tables, and a stub is left', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const [editor, lead] = [await somebody('editor'), await somebody('lead')];
		const thread = await begin(editor, 'canary-withdrawn');
		const comment = (await threadNamed(sql, editor, thread)).comments[0]!.id;
		expect(await saysNo(editComment(sql, lead, { comment, words: 'x' }))).toBe('not-allowed');
		expect(await saysNo(withdrawComment(sql, lead, comment))).toBe('not-allowed');
		await editComment(sql, editor, { comment, words: 'canary-withdrawn, edited' });
		expect((await threadNamed(sql, lead, thread)).comments[0]).toMatchObject({ edited: true });
		await withdrawComment(sql, editor, comment);
		expect((await threadNamed(sql, lead, thread)).comments[0]).toMatchObject({
			state: 'withdrawn',
			words: ''
		});
		expect(await saysNo(editComment(sql, editor, { comment, words: 'x' }))).toBe('comment-gone');
		const rows = await sql`select comment::text from comment where thread_id = ${thread}`;
		expect(JSON.stringify(rows)).not.toContain('canary');
	});

	test('whoever takes their data along has what they said in it, and not what they took back', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [editor, lead] = [await somebody('editor'), await somebody('lead')];
		const thread = await begin(editor, 'Ring them sooner.');
		await reply(lead, thread, 'We will.');
		await reply(editor, thread, 'Never mind.');
		const [, , last] = (await threadNamed(sql, editor, thread)).comments;
		await withdrawComment(sql, editor, last!.id);
		const [{ account }] = await sql<[{ account: string }]>`
			select account_id as account from person where id = ${editor.personId}`;
		const said = (await ownData(sql, account))?.areas.flatMap((area) => area.said);
		expect(said).toMatchObject([{ words: 'Ring them sooner.' }]);
	});

	test('two people settle a thread at once: both are content, the first one’s name stands; whoever began it may open it again', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const [one, two] = [
			await somebody('lead', { name: 'Ben Marsh' }),
			await somebody('editor', { name: 'Cora Penn' })
		];
		const contributor = await somebody('contributor');
		const thread = await begin(contributor, 'Settle this.');
		const other = await begin(one, 'Not yours.');
		await Promise.all([settleThread(sql, one, thread, true), settleThread(sql, two, thread, true)]);
		const { resolved, resolvedBy } = await threadNamed(sql, one, thread);
		expect([resolved, ['Ben Marsh', 'Cora Penn'].includes(resolvedBy)]).toEqual([true, true]);
		await settleThread(sql, contributor, thread, false);
		expect((await threadNamed(sql, one, thread)).resolved).toBe(false);
		expect(await saysNo(settleThread(sql, contributor, other, true))).toBe('not-allowed');
	});

	test('a quick answer counts once for each person, and can be taken back', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const [editor, lead] = [await somebody('editor'), await somebody('lead')];
		const thread = await begin(editor, 'Agreed?');
		const comment = (await threadNamed(sql, editor, thread)).comments[0]!.id;
		for (const by of [editor, lead, lead]) await reactTo(sql, by, { comment, reaction: 'agree', on: true });
		expect((await threadNamed(sql, lead, thread)).comments[0]!.reactions).toEqual({
			agree: { count: 2, mine: true }
		});
		await reactTo(sql, lead, { comment, reaction: 'agree', on: false });
		expect((await threadNamed(sql, lead, thread)).comments[0]!.reactions).toEqual({
			agree: { count: 1, mine: false }
		});
	});

	test('threads of another plan are nothing, whatever they are called', async () => {
		const { sql } = database;
		const [here, there] = [await aDiscussion(sql), await aDiscussion(sql)];
		const [me, they] = [await here.somebody('lead'), await there.somebody('lead')];
		const thread = await there.begin(they, 'Elsewhere.');
		expect(await saysNo(threadNamed(sql, me, thread))).toBe('not-found');
		expect(await saysNo(settleThread(sql, me, thread, true))).toBe('not-found');
		expect(await saysNo(here.reply(me, thread, 'x'))).toBe('not-found');
	});

	test('the book says who did it, and none of the words', async () => {
		const { sql } = database;
		const { somebody, begin, planId } = await aDiscussion(sql);
		await begin(await somebody('editor'), 'canary-book');
		const rows = await sql<
			{ what: string }[]
		>`select what, detail::text from audit_event where plan_id = ${planId}`;
		expect(rows.map(({ what }) => what)).toContain('thread-started');
		expect(JSON.stringify(rows)).not.toContain('canary');
	});
});

test('two people settle a thread at once: both are answered, one name stands, and nobody is told twice', async () => {
	const { sql } = database;
	const { somebody, begin } = await aDiscussion(sql);
	const [ellie, ...both] = [
		await somebody('contributor', { name: 'Ellie Stone' }),
		await somebody('lead', { name: 'Ben Marsh' }),
		await somebody('editor', { name: 'Cora Penn' })
	];
	for (let round = 0; round < 5; round += 1) {
		const thread = await begin(ellie, 'One week?');
		const done = await Promise.all(both.map((one) => settleThread(sql, one, thread, true)));
		expect(done).toEqual([thread, thread]);
		const settled = await threadNamed(sql, ellie, thread);
		expect(['Ben Marsh', 'Cora Penn']).toContain(settled.resolvedBy);
		const told = await sql`select from news where thread_id = ${thread} and person_id = ${ellie.personId}`;
		const book =
			await sql`select from audit_event where what = 'thread-resolved' and detail ->> 'thread' = ${thread}`;
		expect([told.count, book.count]).toEqual([1, 1]);
		// one settles what the other opens again: it is one or the other, and nothing breaks
		await Promise.all([
			settleThread(sql, both[0]!, thread, false),
			settleThread(sql, both[1]!, thread, true)
		]);
		expect(typeof (await threadNamed(sql, ellie, thread)).resolved).toBe('boolean');
	}
});

test('somebody can be called by name in an answer, but not into a thread they may not see', async () => {
	const { sql } = database;
	const { somebody, begin } = await aDiscussion(sql);
	const [editor, lead, reader] = [await somebody('editor'), await somebody('lead'), await somebody('reader')];
	const open = await begin(editor, 'When?');
	await replyTo(sql, lead, { id: newId(), thread: open, words: 'Look.', mentions: [reader.personId] });
	expect((await threadLines(sql, reader))[0]?.callsMe).toBe(true);
	const inside = await begin(editor, 'Between us.', { internal: true });
	await replyTo(sql, lead, { id: newId(), thread: inside, words: 'Look.', mentions: [reader.personId] });
	const kept = await sql<{ mentions: string[] }[]>`
		select mentions from comment where thread_id = ${inside} and words = 'Look.'`;
	expect(kept[0]?.mentions).toEqual([]);
	expect(await threadLines(sql, reader)).toHaveLength(1);
});

test('a word that stands there many times is hung up at the one that was marked', async () => {
	const { sql } = database;
	const { somebody, begin, planId } = await aDiscussion(sql);
	const editor = await somebody('editor');
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, (await planContent(sql, planId)).state);
	// the second "e" of "Schools listen." and not the first of the plan
	const place = { kind: 'text', actionId: null, column: null, at: 4, blockId: 'schools' } as const;
	const anchor = anchorIn(doc, { ...place, from: { line: 3, offset: 12 }, to: { line: 3, offset: 13 } });
	const thread = await begin(editor, 'This letter?', { anchor: anchor! });
	const [line] = await threadLines(sql, editor, thread);
	expect(line).toMatchObject({ anchorState: 'anchored', section: 'second' });
});
