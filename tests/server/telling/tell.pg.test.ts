import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/ids.ts';
import { judgeComment, settleThread } from '#server/comments/answer-thread.ts';
import type { Asker } from '#server/comments/asker.ts';
import { editComment, withdrawComment } from '#server/comments/own-comment.ts';
import { replyTo, startThread } from '#server/comments/say.ts';
import { countNews, markRead, newsOf, sweepNews } from '#server/telling/news-of.ts';
import { tell } from '#server/telling/tell.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aDiscussion, wholePlan } from '#tests/server/comments/a-discussion.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

async function accountOf({ personId }: Asker): Promise<string> {
	const [row] = await database.sql<{ id: string }[]>`
		select account_id as id from person where id = ${personId}`;
	return row!.id;
}

/** What somebody is told, as kinds and who did it, the newest first. */
async function toldTo(asker: Asker): Promise<string[]> {
	const news = await newsOf(database.sql, await accountOf(asker), { unread: true });
	return news.map(({ kind, by }) => `${kind} ${by?.name ?? '-'}`);
}

describe('what is said in a thread', () => {
	test('tells those who take part of an answer, and nobody of their own words', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [ellie, ben, reader] = [
			await somebody('contributor', { name: 'Ellie Stone' }),
			await somebody('lead', { name: 'Ben Marsh' }),
			await somebody('reader')
		];
		const thread = await begin(ellie, 'Could it be one week?');
		expect(await toldTo(ben)).toEqual([]);
		await reply(ben, thread, 'Ten days?');
		expect(await toldTo(ellie)).toEqual(['reply Ben Marsh']);
		const [line] = await newsOf(sql, await accountOf(ellie));
		expect(line).toMatchObject({ mine: true, excerpt: 'Ten days?', thread, read: false });
		await reply(ellie, thread, 'Ten days are fine.');
		expect(await toldTo(ben)).toEqual(['reply Ellie Stone']);
		expect(await toldTo(reader)).toEqual([]);
	});

	test('who is called by name is told that, and not twice', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const [ellie, ben] = [await somebody('contributor', { name: 'Ellie Stone' }), await somebody('lead')];
		const thread = await begin(ben, 'When do we ring?');
		await replyTo(sql, ellie, { id: newId(), thread, words: 'On Mondays.', mentions: [ben.personId] });
		expect(await toldTo(ben)).toEqual(['mentioned Ellie Stone']);
	});

	test('an internal thread is never told to who does not write the plan, nor after they stop writing it', async () => {
		const { sql } = database;
		const { somebody, begin, reply, planId, areaId } = await aDiscussion(sql);
		const [editor, lead, contributor] = [
			await somebody('editor'),
			await somebody('lead'),
			await somebody('contributor')
		];
		const thread = await begin(editor, 'Between us: who rings?', { internal: true });
		await reply(lead, thread, 'I do.');
		expect(await toldTo(editor)).toHaveLength(1);
		const forced = { areaId, planId, thread, about: newId(), by: null } as const;
		expect(await tell(sql, { ...forced, kind: 'mentioned', to: [contributor.personId] })).toBe(0);
		await sql`update membership set role = 'contributor' where person_id = ${editor.personId}`;
		expect(await toldTo(editor)).toEqual([]);
	});

	test('who was suspended, removed or has no part any more reads nothing, and is told nothing', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [ellie, ben] = [await somebody('contributor'), await somebody('lead')];
		const thread = await begin(ellie, 'One week?');
		await reply(ben, thread, 'Why?');
		expect(await toldTo(ellie)).toHaveLength(1);
		await sql`update person set status = 'suspended' where id = ${ellie.personId}`;
		expect(await toldTo(ellie)).toEqual([]);
		await reply(ben, thread, 'Still there?');
		await sql`update person set status = 'active' where id = ${ellie.personId}`;
		expect(await toldTo(ellie)).toHaveLength(1);
		await sql`delete from membership where person_id = ${ellie.personId}`;
		expect(await toldTo(ellie)).toEqual([]);
	});

	test('words that wait are told to those who look at them; when they are shown, to those they are for', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [robin, ellie, ben] = [
			await somebody('editor', { group: 'young_person', name: 'Robin' }),
			await somebody('contributor'),
			await somebody('lead')
		];
		const thread = await begin(ellie, 'One week?');
		await reply(robin, thread, 'Two days would be kind.');
		expect(await toldTo(ben)).toEqual(['words-wait Young person']);
		expect(await toldTo(ellie)).toEqual([]);
		const [waiting] = await newsOf(sql, await accountOf(ben));
		await judgeComment(sql, ben, waiting!.about, { show: true });
		expect(await toldTo(ben)).toEqual([]);
		expect(await toldTo(ellie)).toEqual(['reply Young person']);
		await reply(robin, thread, 'Something else.');
		const [second] = await newsOf(sql, await accountOf(ben));
		await judgeComment(sql, ben, second!.about, { show: false, reason: 'It names a child.' });
		expect(await newsOf(sql, await accountOf(robin), { unread: true })).toMatchObject([
			{ kind: 'kept-back', by: null, reason: 'It names a child.' }
		]);
	});

	test('words that were taken back, or wait again, are no news any more', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const [ellie, ben] = [await somebody('contributor'), await somebody('lead')];
		const thread = await begin(ellie, 'One week?');
		const id = newId();
		await replyTo(sql, ben, { id, thread, words: 'Ten days.' });
		expect(await toldTo(ellie)).toHaveLength(1);
		await editComment(sql, ben, { comment: id, words: 'Nine days.' });
		const [line] = await newsOf(sql, await accountOf(ellie));
		expect(line?.excerpt).toBe('Nine days.');
		await withdrawComment(sql, ben, id);
		expect(await toldTo(ellie)).toEqual([]);
	});

	test('settling tells who took part; opening it again takes that back', async () => {
		const { sql } = database;
		const { somebody, begin } = await aDiscussion(sql);
		const [ellie, ben] = [await somebody('contributor'), await somebody('lead', { name: 'Ben Marsh' })];
		const thread = await begin(ellie, 'One week?');
		await settleThread(sql, ben, thread, true);
		expect(await toldTo(ellie)).toEqual(['thread-settled Ben Marsh']);
		await settleThread(sql, ben, thread, false);
		expect(await toldTo(ellie)).toEqual([]);
	});

	test('a failed post tells nobody', async () => {
		const { sql } = database;
		const { somebody } = await aDiscussion(sql);
		const [ellie, ben] = [await somebody('contributor'), await somebody('lead')];
		const said = {
			id: newId(),
			words: 'x',
			internal: true,
			on: wholePlan,
			mentions: [ben.personId]
		};
		await expect(startThread(sql, ellie, said)).rejects.toThrow();
		expect(await toldTo(ben)).toEqual([]);
	});
});

describe('the list', () => {
	test('who muted a thread hears nothing of it but when called by name; who follows one hears of it', async () => {
		const { sql } = database;
		const { somebody, begin, reply, areaId, planId } = await aDiscussion(sql);
		const [ellie, ben, cora] = [
			await somebody('contributor'),
			await somebody('lead'),
			await somebody('reader')
		];
		const thread = await begin(ellie, 'One week?');
		const choose = (person: string, choice: string, of = thread) => sql`
			insert into following (area_id, person_id, plan_id, thread_id, choice) values (${areaId}, ${person}, ${planId}, ${of}, ${choice})`;
		await choose(ellie.personId, 'mute');
		await choose(cora.personId, 'follow');
		await choose(cora.personId, 'mute', '');
		await reply(ben, thread, 'Ten days?');
		expect([await toldTo(ellie), (await toldTo(cora)).length]).toEqual([[], 1]);
		await replyTo(sql, ben, { id: newId(), thread, words: 'Ellie?', mentions: [ellie.personId] });
		expect(await toldTo(ellie)).toHaveLength(1);
	});

	test('everybody who sees the plan can be told, and followers alone; told again it stands once, as new', async () => {
		const { sql } = database;
		const { somebody, areaId, planId } = await aDiscussion(sql);
		const [ben, ellie] = [await somebody('lead'), await somebody('contributor')];
		const round = { areaId, planId, about: newId(), by: ben.personId, path: `/plans/${planId}` };
		expect(await tell(sql, { ...round, kind: 'consultation-opened', to: 'everybody' })).toBe(1);
		await markRead(sql, await accountOf(ellie), 'all', new Date(Date.now() + 1_000));
		expect(await countNews(sql, await accountOf(ellie))).toBe(0);
		await tell(sql, { ...round, kind: 'consultation-opened', to: 'everybody' });
		expect(await toldTo(ellie)).toHaveLength(1);
		expect(await tell(sql, { ...round, kind: 'published', to: 'followers' })).toBe(0);
	});

	test('marking as read touches only one’s own, and what came later stays new; old news goes', async () => {
		const { sql } = database;
		const { somebody, begin, reply } = await aDiscussion(sql);
		const [ellie, ben] = [await somebody('contributor'), await somebody('lead')];
		const thread = await begin(ellie, 'One week?');
		await reply(ben, thread, 'Ten days?');
		const account = await accountOf(ellie);
		const [line] = await newsOf(sql, account);
		await expect(markRead(sql, await accountOf(ben), { id: line!.id })).rejects.toThrow('not-found');
		await markRead(sql, account, 'all', new Date(line!.at.getTime() - 1_000));
		expect(await countNews(sql, account)).toBe(1);
		await markRead(sql, account, { plan: line!.planId }, new Date(Date.now() + 1_000));
		expect(await countNews(sql, account)).toBe(0);
		await sweepNews(sql, new Date(Date.now() + 91 * 24 * 60 * 60_000));
		expect(await newsOf(sql, account)).toEqual([]);
	});
});
