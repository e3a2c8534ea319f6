// Talking about a suggestion: in one thread, seen by those who write the plan and by whoever made it, who is told.
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { suggestedOn } from '#document/proposals/keyed-plan.ts';
import { rootsOf } from '#document/roots.ts';
import { newId } from '#domain/ids.ts';
import type { Author } from '#server/plan-log/log.ts';
import type { Asker } from '#server/comments/asker.ts';
import { doThreadAct } from '#server/comments/do-act.ts';
import { threadLines, threadNamed } from '#server/comments/read-threads.ts';
import { planContent } from '#server/plan-log/read.ts';
import { listed } from '#server/proposals/proposals.ts';
import { propose } from '#server/proposals/propose.ts';
import { newsOf } from '#server/telling/news-of.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { textOf } from '../restoring/a-world.ts';
import { aDiscussion, type Discussion } from './a-discussion.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const refused = (code: string) => expect.objectContaining({ code });

async function suggestBy(
	{ areaId, planId }: Discussion,
	{ personId, role, group, standing }: Asker
): Promise<string> {
	const { sql } = database;
	const copy = async (): Promise<Y.Doc> => {
		const doc = new Y.Doc();
		rootsOf(doc);
		Y.applyUpdate(doc, (await planContent(sql, planId)).state);
		return doc;
	};
	const [base, fork] = [await copy(), await copy()];
	textOf(fork, 'words').insert(0, 'Today ');
	const author = { id: personId as Author['id'], role, group };
	const parts = suggestedOn(fork, base).map((part) => [...part]);
	const { id } = await propose(sql, { areaId, planId, author, standing }, { id: newId(), why: '', parts });
	return id;
}

const talk = (by: Asker, suggestion: string, words: string): Promise<string> =>
	doThreadAct(database.sql, by, {
		...{ do: 'start', id: newId(), on: `suggestion:${suggestion}`, words, internal: false, mentions: [] }
	});
const told = async ({ personId }: Asker): Promise<string[]> => {
	const { sql } = database;
	const [{ account }] = await sql<[{ account: string }]>`
		select account_id as account from person where id = ${personId}`;
	return (await newsOf(sql, account, { unread: true })).map(
		({ kind, mySuggestion }) => `${kind}${mySuggestion ? ' about mine' : ''}`
	);
};

test('those who write the plan and whoever suggested it are in one thread, and hear of each other', async () => {
	const { sql } = database;
	const forum = await aDiscussion(sql);
	const [ellie, cora, ben] = [
		await forum.somebody('contributor', { name: 'Ellie Stone', group: 'parent_carer' }),
		await forum.somebody('editor', { name: 'Cora Penn' }),
		await forum.somebody('lead', { name: 'Ben Marsh' })
	];
	const suggestion = await suggestBy(forum, ellie);
	const thread = await talk(cora, suggestion, 'Do you mean each day?');
	expect(await told(ellie)).toEqual(['reply about mine']);
	expect(await talk(ellie, suggestion, 'Yes, each day.')).toBe(thread);
	expect(await told(cora)).toEqual(['reply']);
	expect((await threadNamed(sql, ben, thread)).comments.map(({ words }) => words)).toEqual([
		'Do you mean each day?',
		'Yes, each day.'
	]);
	expect(await threadNamed(sql, ellie, thread)).toMatchObject({ suggestion, section: 'first' });
	const [card] = await listed(sql, { ...forum, me: ben.personId as never, open: true });
	expect(card!.talk).toEqual({ thread, said: 2 });
});

test('nobody else sees it, in a list, by its name or as a suggestion', async () => {
	const { sql } = database;
	const forum = await aDiscussion(sql);
	const ellie = await forum.somebody('contributor', { name: 'Ellie Stone' });
	const suggestion = await suggestBy(forum, ellie);
	const thread = await talk(ellie, suggestion, 'canary-of-a-suggestion');
	for (const role of ['contributor', 'reader'] as const) {
		const other = await forum.somebody(role);
		expect(JSON.stringify(await threadLines(sql, other))).not.toContain('canary');
		await expect(threadNamed(sql, other, thread)).rejects.toEqual(refused('not-found'));
		await expect(talk(other, suggestion, 'Me too.')).rejects.toEqual(refused('not-found'));
		await expect(forum.reply(other, thread, 'Me too.')).rejects.toEqual(refused('not-found'));
	}
	const elsewhere = await aDiscussion(sql);
	const stranger = await elsewhere.somebody('lead');
	await expect(talk(stranger, suggestion, 'Hello.')).rejects.toEqual(refused('not-found'));
});

test('two who begin to talk at once are in one thread', async () => {
	const { sql } = database;
	const forum = await aDiscussion(sql);
	const [ellie, cora] = [await forum.somebody('contributor'), await forum.somebody('editor')];
	const suggestion = await suggestBy(forum, ellie);
	const threads = await Promise.all([talk(cora, suggestion, 'One.'), talk(ellie, suggestion, 'Two.')]);
	expect(new Set(threads).size).toBe(1);
	expect((await threadNamed(sql, cora, threads[0])).comments).toHaveLength(2);
});

test('a young person’s words about their own suggestion wait for a look, as all their words do', async () => {
	const { sql } = database;
	const forum = await aDiscussion(sql);
	const [robin, lead] = [
		await forum.somebody('editor', { group: 'young_person' }),
		await forum.somebody('lead')
	];
	const thread = await talk(robin, await suggestBy(forum, robin), 'I mean every day.');
	expect((await threadNamed(sql, lead, thread)).comments).toMatchObject([{ state: 'waiting' }]);
	const cora = await forum.somebody('editor');
	await expect(threadNamed(sql, cora, thread)).rejects.toEqual(refused('not-found'));
	// nobody has to wait for that
	const [line] = await threadLines(sql, robin);
	expect(line).toMatchObject({ id: thread, suggestion: line!.suggestion });
	expect(await talk(cora, line!.suggestion!, 'Which days?')).toBe(thread);
	expect((await threadNamed(sql, cora, thread)).comments).toMatchObject([{ words: 'Which days?' }]);
});
