// Message 103 over real sockets: only an id, and only to those who may see the thread. And restoring keeps every thread.
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { resolveAnchor } from '#domain/anchor.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import { message } from '#protocol/messages.ts';
import { readThreadChanged } from '#protocol/thread-changed.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { judgeComment } from '#server/comments/answer-thread.ts';
import { askerOf, type Asker } from '#server/comments/asker.ts';
import { threadLines, threadNamed } from '#server/comments/read-threads.ts';
import { startThread } from '#server/comments/say.ts';
import { newId } from '#domain/ids.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { currentVersion, origin, signIn, startLive, until, type Live } from '#tests/server/collab/live.ts';
import { aWorld, row } from '#tests/server/restoring/a-world.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { aDiscussion, ofWords, wholePlan } from './a-discussion.ts';

let database: FreshDatabase;
let live: Live;
beforeAll(async () => {
	database = await freshDatabase();
	live = await startLive(database.sql);
});
afterAll(async () => {
	await live.close();
	await database.drop();
});

interface Line {
	/** Ids of threads this connection was told of. */
	readonly heard: string[];
	/** Every byte that came, to look for words in. */
	readonly bytes: () => string;
	readonly leave: () => void;
}

async function listen(planId: PlanId, headers: Record<string, string>): Promise<Line> {
	const query = new URLSearchParams(currentVersion).toString();
	const socket = new WebSocket(`ws://127.0.0.1:${live.port}/collab/${planId}?${query}`, { headers });
	const [heard, all]: [string[], Buffer[]] = [[], []];
	let joined = false;
	socket.on('message', (data: Buffer) => {
		all.push(data);
		const decoder = decoding.createDecoder(new Uint8Array(data));
		const type = decoding.readVarUint(decoder);
		if (type === message.accessChanged) joined = true;
		const thread = type === message.threadChanged ? readThreadChanged(decoder) : null;
		if (thread) heard.push(thread);
	});
	await until('they are in', () => joined);
	return { heard, bytes: () => Buffer.concat(all).toString('latin1'), leave: () => socket.close() };
}

test('everybody hears of a public thread; of one among those who write, and of what waits, only those who may see it', async () => {
	const { sql } = database;
	const { areaId, planId, begin, reply } = await aDiscussion(sql);
	const lines = new Map<string, Line>();
	const askers = new Map<string, Asker>();
	const come = async (name: string, role: Role, group: 'professional' | 'young_person' = 'professional') => {
		const { personId, accountId } = await aPerson(sql, areaId, { group });
		await aRole(sql, { areaId, personId }, role, planId);
		askers.set(name, askerOf((await memberOfPlan(sql, accountId, planId))!));
		lines.set(name, await listen(planId, await signIn(sql, accountId)));
	};
	for (const role of ['lead', 'editor', 'contributor', 'reader'] as const) await come(role, role);
	await come('young', 'editor', 'young_person');
	const lead = askers.get('lead')!;
	const by = leaderOf({ areaId, personId: lead.personId } as Parameters<typeof leaderOf>[0], planId);
	const { cookie } = await aGuest(sql, await aWorkshop(sql, by));
	lines.set('guest', await listen(planId, { cookie, origin }));
	const whoHeard = (thread: string) =>
		[...lines].filter(([, { heard }]) => heard.includes(thread)).map(([name]) => name);

	const internal = await begin(askers.get('editor')!, 'canary-inside', { internal: true });
	const waiting = await begin(askers.get('young')!, 'canary-waiting');
	// about what the contributor suggested: they hear of it, too
	const about = await begin(askers.get('editor')!, 'canary-about', { internal: true });
	await sql`insert into proposal (area_id, plan_id, id, person_id, role, voice_group)
		values (${areaId}, ${planId}, 'suggested', ${askers.get('contributor')!.personId}, 'contributor', 'professional')`;
	await sql`update thread set proposal_id = 'suggested', concerns = ${askers.get('contributor')!.personId} where id = ${about}`;
	await reply(askers.get('editor')!, about, 'canary-reply');
	const open = await begin(askers.get('contributor')!, 'canary-open');
	// hints keep their order: who has heard of the last one has heard of those before, or never will
	await until('all heard of the last one', () => whoHeard(open).length === lines.size);
	expect(whoHeard(internal)).toEqual(['lead', 'editor', 'young']);
	expect(whoHeard(waiting)).toEqual(['lead', 'young']);
	expect(whoHeard(about)).toEqual(['lead', 'editor', 'contributor', 'young']);
	for (const { bytes } of lines.values()) expect(bytes()).not.toContain('canary');

	const comment = (await threadNamed(sql, lead, waiting)).comments[0]!.id;
	await judgeComment(sql, lead, comment, { show: true });
	await until('all heard that it is shown', () => whoHeard(waiting).length === lines.size);
	for (const { leave } of lines.values()) leave();
});

test('bringing an older version back keeps every thread, and finds the words again', async () => {
	const { sql } = database;
	const world = await aWorld(sql);
	const { areaId, planId, author } = world.by;
	await aRole(sql, { areaId, personId: author.id }, 'lead', planId as PlanId);
	const [account] = await sql<{ id: string }[]>`select account_id as id from person where id = ${author.id}`;
	const asker = askerOf((await memberOfPlan(sql, account!.id, planId))!);
	for (const on of [ofWords, wholePlan])
		await startThread(sql, asker, { id: newId(), words: 'Stay.', internal: false, on });
	await world.edit((doc) => row(doc, 'one').set('deletedAt', '2026-01-01T00:00:00.000Z'));
	const gone = await world.now();
	await world.bring({ kind: 'plan' });
	const threads = await threadLines(sql, asker);
	expect(threads).toHaveLength(2);
	const content = await world.now();
	for (const { anchor } of threads) expect(resolveAnchor(content, anchor).state).toBe('anchored');
	expect(threads.map(({ anchor }) => resolveAnchor(gone, anchor).state).sort()).toEqual([
		'anchored',
		'detached'
	]);
});
