import { WebSocket, type ClientOptions } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PlanId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import type { Role } from '#domain/roles.ts';
import { endSession } from '#server/accounts/sessions.ts';
import { hashOfToken } from '#server/accounts/token.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { notify } from '#server/notify.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { connect } from '#server/sql.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { TcpProxy } from '#tests/doubles/tcp-proxy.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { makePlan, parent, smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { openStock, origin, signIn, startLive, until, type Live, type StockTab } from './live.ts';
import { rule } from './rule.ts';

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

async function planWith(
	...roles: Role[]
): Promise<{ areaId: APerson['areaId']; planId: PlanId; people: APerson[] }> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const people: APerson[] = [];
	for (const role of roles) {
		const person = await aPerson(database.sql, areaId);
		await aRole(database.sql, person, role, planId);
		people.push(person);
	}
	return { areaId, planId, people };
}

async function openTabs(planId: PlanId, people: APerson[], port = live.port): Promise<StockTab[]> {
	const tabs = await Promise.all(
		people.map(async (person) => openStock(port, planId, await signIn(database.sql, person.accountId)))
	);
	await until('all have the plan, and answered our question', () =>
		tabs.every((tab) => tab.provider.synced && tab.saved.length > 0)
	);
	return tabs;
}

const version = `protocol=1&schema=${schemaVersion}&epoch=1`;

/** Knocks with these very headers; answers how it was closed, or "in". */
function knock(port: number, path: string, headers: ClientOptions['headers']): Promise<string> {
	return new Promise((resolve) => {
		const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
		socket.on('message', () => {
			resolve('in');
			socket.terminate();
		});
		socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
		socket.on('error', (error) => resolve(error.message));
	});
}

describe('the door', () => {
	rule('[S1] only our own pages get in', { room: 'any-origin' }, async ({ room }: Sabotage) => {
		const here = await startLive(database.sql, room ? { sabotage: { room } } : {});
		const { planId, people } = await planWith('editor');
		const { cookie } = await signIn(database.sql, people[0]!.accountId);
		const wrong = [
			undefined,
			'null',
			'http://withus.test.evil.example',
			'http://evil-withus.test',
			'http://sub.withus.test',
			'https://withus.test',
			'http://withus.test:81',
			'HTTP://WITHUS.TEST',
			'http://withus.test/'
		];
		const path = `/collab/${planId}?${version}`;
		const answers = await Promise.all(
			wrong.map((from) => knock(here.port, path, from === undefined ? { cookie } : { cookie, origin: from }))
		);
		const right = await knock(here.port, path, { cookie, origin });
		await here.close();
		expect(answers).toEqual(wrong.map(() => '4403 wrong-origin'));
		expect(right).toBe('in');
	});

	test('[S1] only with a living session', async () => {
		const { planId, people } = await planWith('editor');
		const { cookie } = await signIn(database.sql, people[0]!.accountId);
		const path = `/collab/${planId}?${version}`;
		const token = cookie!.slice('withus='.length);
		const no = [
			'',
			'withus=',
			'withus=guessed',
			`other=${token}`,
			`__Host-withus=${token}`,
			`withus=${'x'.repeat(5_000)}`
		];
		for (const header of no)
			expect(await knock(live.port, path, { cookie: header, origin })).toBe('4401 sign-in-needed');
		expect(await knock(live.port, path, { cookie: `a=b; ${cookie}; c=d`, origin })).toBe('in');
		await endSession(database.sql, hashOfToken(token));
		expect(await knock(live.port, path, { cookie, origin })).toBe('4401 sign-in-needed');
	});

	test('no such plan, another area’s plan, a plan one has no part in and a deleted plan are one answer', async () => {
		const { planId, people } = await planWith('editor');
		const { planId: foreign } = await planWith();
		const headers = await signIn(database.sql, people[0]!.accountId);
		const bad = ['nothing', foreign, '..%2f..', `${planId}/x`, ''];
		for (const plan of bad)
			expect(await knock(live.port, `/collab/${plan}?${version}`, headers)).toBe('4403 not-found');
		await database.sql`update plan set deleted_at = now() where id = ${planId}`;
		expect(await knock(live.port, `/collab/${planId}?${version}`, headers)).toBe('4403 not-found');
	});

	test('a stale epoch is sent for a fresh copy', async () => {
		const { planId, people } = await planWith('editor');
		const headers = await signIn(database.sql, people[0]!.accountId);
		const path = `/collab/${planId}?protocol=1&schema=${schemaVersion}&epoch=7`;
		expect(await knock(live.port, path, headers)).toBe('4409 rejoin');
	});

	test('[R5] a stock provider without the versions reads and may not edit', async () => {
		const { planId, people } = await planWith('editor');
		const tab = openStock(live.port, planId, await signIn(database.sql, people[0]!.accountId), {});
		await until('it has the plan', () => tab.provider.synced);
		expect(tab.access).toEqual([false]);
		type(tab.doc, 'Too old to write.');
		expect(await tab.closed).toEqual({ code: 4426, reason: 'reload' });
		tab.leave();
	});
});

describe('rights on open sockets', () => {
	const events: [string, (person: APerson, planId: PlanId) => Promise<unknown>, number][] = [
		[
			'removed',
			({ personId }) => database.sql`update person set status = 'removed' where id = ${personId}`,
			4403
		],
		[
			'suspended',
			({ personId }) => database.sql`update person set status = 'suspended' where id = ${personId}`,
			4403
		],
		[
			'their part taken',
			({ personId }) => database.sql`delete from membership where person_id = ${personId}`,
			4403
		],
		[
			'the plan deleted',
			(_person, planId) => database.sql`update plan set deleted_at = now() where id = ${planId}`,
			4403
		],
		['signed out', ({ accountId }) => database.sql`delete from session where account_id = ${accountId}`, 4401]
	];
	test.each(events)('[R4] %s: closed within 2 s, and nothing after it', async (_name, happen, code) => {
		const { planId, people } = await planWith('editor', 'lead');
		const [tab, other] = await openTabs(planId, people);
		await database.sql.begin(async (tx) => {
			await happen(people[0]!, planId);
			await notify(tx, { kind: 'access', person: people[0]!.personId });
		});
		const begun = Date.now();
		expect((await tab!.closed).code).toBe(code);
		expect(Date.now() - begun).toBeLessThan(2_000);
		const known = textOf(tab!.doc);
		type(other!.doc, 'Not for them.');
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(textOf(tab!.doc)).toBe(known);
		for (const open of [tab, other]) open!.leave();
	});

	test('[R4] an editor who becomes a reader is told, and reads on', async () => {
		const { planId, people } = await planWith('editor', 'lead');
		const [tab, other] = await openTabs(planId, people);
		await database.sql`update membership set role = 'reader' where person_id = ${people[0]!.personId}`;
		await notify(database.sql, { kind: 'access', person: people[0]!.personId });
		await until('they are told', () => tab!.access.at(-1) === false);
		type(other!.doc, 'Still readable.');
		await until('they read it', () => textOf(tab!.doc).includes('Still readable.'));
		type(tab!.doc, 'No longer writable.');
		expect(await tab!.closed).toEqual({ code: 4403, reason: 'not-allowed' });
		for (const open of [tab, other]) open!.leave();
	});
});

describe('with the database', () => {
	test('[B1] what the web half appends is on the screen of everybody in the room', async () => {
		const { areaId, planId, people } = await planWith('editor');
		const [tab] = await openTabs(planId, people);
		const { state } = await planContent(database.sql, planId);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, state);
		const before = Y.encodeStateVector(doc);
		type(doc, 'Brought in from Word.');
		const update = Y.encodeStateAsUpdate(doc, before);
		await appendToPlan(database.sql, { areaId, planId, update, kind: 'import', person: parent });
		await until('it is shown', () => textOf(tab!.doc).includes('Brought in from Word.'));
		tab!.leave();
	});

	test('two processes: what is typed in one is read in the other', async () => {
		const second = await startLive(database.sql);
		const { planId, people } = await planWith('editor', 'lead');
		const [here] = await openTabs(planId, [people[0]!]);
		const [there] = await openTabs(planId, [people[1]!], second.port);
		for (let i = 0; i < 10; i++) {
			type(here!.doc, `Here ${i}.`);
			type(there!.doc, `There ${i}.`);
		}
		await until('both have all', () =>
			[here!, there!].every((tab) => textOf(tab.doc).match(/ere \d\./g)?.length === 20)
		);
		expect(textOf(here!.doc)).toBe(textOf(there!.doc));
		for (const tab of [here, there]) tab!.leave();
		await second.close();
	});

	test('[W3] [B2] the database is away: nothing is called saved; when it is back all is written, and news are read', async () => {
		const { areaId, planId, people } = await planWith('editor', 'lead');
		const url = new URL(database.url);
		const line = new TcpProxy({ host: url.hostname, port: Number(url.port) });
		await line.mend();
		url.port = String(line.port);
		const far = connect(url.href);
		const away = await startLive(far);
		const [one, two] = await openTabs(planId, people, away.port);
		await line.cut();
		const saved = one!.saved.length;
		type(one!.doc, 'Typed while the database was away.');
		const doc = new Y.Doc();
		type(doc, 'Written elsewhere meanwhile.');
		await appendToPlan(database.sql, {
			areaId,
			planId,
			update: Y.encodeStateAsUpdate(doc),
			kind: 'import',
			person: parent
		});
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(one!.saved.length).toBe(saved);
		expect(textOf(two!.doc)).not.toContain('was away');
		await line.mend();
		await until('it is saved', () => one!.saved.length > saved, 10_000);
		await until(
			'all have all',
			() =>
				[one!, two!].every(
					(tab) => textOf(tab.doc).includes('was away') && textOf(tab.doc).includes('elsewhere')
				),
			10_000
		);
		expect(JSON.stringify((await planContent(database.sql, planId)).content)).toContain('was away');
		for (const tab of [one, two]) tab!.leave();
		await away.close();
		await far.end({ timeout: 1 });
		await line.cut();
	});

	test('stopping writes what has arrived, and says goodbye', async () => {
		const here = await startLive(database.sql);
		const { planId, people } = await planWith('editor');
		const [tab] = await openTabs(planId, people, here.port);
		const code = new Promise<number>((resolve) =>
			tab!.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
		);
		const before = tab!.saved.length;
		type(tab!.doc, 'The last words.');
		await until('they have arrived', () => tab!.saved.length > before);
		await here.close();
		expect(await code).toBe(1001);
		expect(JSON.stringify((await planContent(database.sql, planId)).content)).toContain('The last words.');
		tab!.leave();
	});
});

describe('letters', () => {
	async function post(
		planId: PlanId,
		body: Uint8Array<ArrayBuffer>,
		headers: Record<string, string>,
		query = version
	): Promise<Response> {
		return fetch(`http://127.0.0.1:${live.port}/collab/${planId}?${query}`, {
			method: 'POST',
			body,
			headers
		});
	}
	const large = (): Uint8Array<ArrayBuffer> => {
		const doc = new Y.Doc();
		for (let i = 0; i < 40; i++) type(doc, 'x'.repeat(15_000));
		return Uint8Array.from(Y.encodeStateAsUpdate(doc));
	};

	test('a change too large for a frame comes by POST, is saved, and is on everybody’s screen', async () => {
		const { planId, people } = await planWith('editor');
		const [tab] = await openTabs(planId, people);
		const answer = await post(planId, large(), await signIn(database.sql, people[0]!.accountId));
		expect(answer.status).toBe(200);
		expect(await answer.json()).toEqual({ seq: 2, at: expect.any(Number) as number });
		await until('it is shown', () => textOf(tab!.doc).length > 500_000);
		tab!.leave();
	});

	test('is refused in words to whoever may not write it', async () => {
		const { planId, people } = await planWith('editor', 'reader');
		const [editor, reader] = await Promise.all(
			people.map((person) => signIn(database.sql, person.accountId))
		);
		const { planId: foreign } = await planWith();
		const tries: [Promise<Response>, number, string][] = [
			[post(planId, large(), reader!), 403, 'not-allowed'],
			[post(planId, large(), { ...editor, origin: 'http://evil.example' }), 403, 'wrong-origin'],
			[post(planId, large(), { origin }), 401, 'sign-in-needed'],
			[post(foreign, large(), editor!), 404, 'not-found'],
			[post(planId, large(), editor!, ''), 426, 'reload'],
			[post(planId, large(), editor!, `protocol=1&schema=${schemaVersion}&epoch=2`), 409, 'rejoin'],
			[post(planId, new Uint8Array([1, 2, 3]), editor!), 422, 'invalid-change'],
			[post(planId, new Uint8Array(6 * 1024 * 1024), editor!), 413, 'too-big']
		];
		for (const [answer, status, code] of tries) {
			const { status: said, ...rest } = await answer.then(async (response) => ({
				status: response.status,
				...((await response.json()) as { code: string; say: string })
			}));
			expect([said, rest.code]).toEqual([status, code]);
			expect(rest.say).toMatch(/\.$/);
		}
	});
});
