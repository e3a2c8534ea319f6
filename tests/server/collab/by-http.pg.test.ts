import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import { HttpSocket } from '#lib/collab/http-socket.ts';
import { packFrames, readHeard } from '#protocol/packed-frames.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { currentVersion, openStock, signIn, startLive, until, type Live } from '#tests/server/collab/live.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { WebsocketProvider } from 'y-websocket';

let database: FreshDatabase;
let live: Live;
let open: { destroy(): void }[] = [];
beforeAll(async () => {
	database = await freshDatabase();
	live = await startLive(database.sql);
});
afterEach(() => {
	for (const each of open) each.destroy();
	open = [];
	vi.unstubAllGlobals();
});
afterAll(async () => {
	await live.close();
	await database.drop();
});

const realFetch = globalThis.fetch;

/** A browser's requests carry the cookie of whoever is signed in; `fail` says which of them never arrive, or are never answered. */
function asBrowserOf(
	headers: Record<string, string>,
	fail: (n: number) => 'lost' | 'unanswered' | null = () => null
) {
	let n = 0;
	vi.stubGlobal('fetch', async (address: string, given: RequestInit) => {
		const what = /say=|hear=/.test(address) ? fail(n++) : null;
		if (what === 'lost') throw new TypeError('network');
		const answer = await realFetch(address, {
			...given,
			headers: { ...(given.headers as Record<string, string>), ...headers }
		});
		if (what === 'unanswered') throw new TypeError('network');
		return answer;
	});
}

async function planFor(...roles: Role[]): Promise<{ planId: PlanId; people: APerson[] }> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const people: APerson[] = [];
	for (const role of roles) {
		const person = await aPerson(database.sql, areaId);
		await aRole(database.sql, person, role, planId);
		people.push(person);
	}
	return { planId, people };
}

function byRequests(planId: PlanId): { doc: Y.Doc; provider: WebsocketProvider } {
	const doc = new Y.Doc();
	rootsOf(doc);
	const provider = new WebsocketProvider(`ws://127.0.0.1:${live.port}/collab`, planId, doc, {
		WebSocketPolyfill: HttpSocket as unknown as typeof WebSocket,
		params: currentVersion,
		disableBc: true
	});
	for (let kind = 100; kind < 110; kind++) provider.messageHandlers[kind] = () => undefined;
	open.push(provider);
	return { doc, provider };
}

test('where no WebSocket gets through, the same words go by requests, both ways', async () => {
	const { planId, people } = await planFor('editor', 'editor');
	const stock = openStock(live.port, planId, await signIn(database.sql, people[1]!.accountId));
	open.push({ destroy: () => stock.leave() });
	asBrowserOf(await signIn(database.sql, people[0]!.accountId));
	const { doc, provider } = byRequests(planId);
	await until('both have the plan', () => provider.synced && stock.provider.synced);
	type(doc, 'Said by request.');
	type(stock.doc, 'Said by socket.');
	await until('each reads the other', () =>
		[doc, stock.doc].every((each) => /by request/.test(textOf(each)) && /by socket/.test(textOf(each)))
	);
	expect(JSON.stringify((await planContent(database.sql, planId)).content)).toContain('Said by request.');
});

test('requests that are lost, or answered to nobody, lose no word and double none', async () => {
	const { planId, people } = await planFor('editor');
	asBrowserOf(await signIn(database.sql, people[0]!.accountId), (n) =>
		n % 5 === 2 ? 'lost' : n % 5 === 4 ? 'unanswered' : null
	);
	const { doc, provider } = byRequests(planId);
	await until('the plan is here', () => provider.synced, 15_000);
	for (let n = 0; n < 12; n++) {
		type(doc, `Word ${n}.`);
		await new Promise((wake) => setTimeout(wake, 20));
	}
	await until(
		'all words are in the log',
		async () => {
			const text = JSON.stringify((await planContent(database.sql, planId)).content);
			return Array.from({ length: 12 }, (_, n) => text.split(`Word ${n}.`).length - 1).every(
				(times) => times === 1
			);
		},
		20_000
	);
}, 40_000);

test('[G1] a reader by requests reads live, and cannot write', async () => {
	const { planId, people } = await planFor('reader');
	asBrowserOf(await signIn(database.sql, people[0]!.accountId));
	const { doc, provider } = byRequests(planId);
	const closed = new Promise((resolve) => provider.on('closed', resolve));
	await until('the plan is here', () => provider.synced);
	type(doc, 'A reader writes.');
	expect(await closed).toEqual({ code: 4403, reason: 'not-allowed' });
	expect(JSON.stringify((await planContent(database.sql, planId)).content)).not.toContain('A reader writes.');
});

test('a line is deaf to whoever did not open it, to other plans, other pages and nonsense', async () => {
	const { planId, people } = await planFor('editor', 'editor');
	const other = await planFor('editor');
	const [mine, theirs] = await Promise.all(people.map((person) => signIn(database.sql, person.accountId)));
	const ask = (path: string, headers: Record<string, string>, body?: Uint8Array) =>
		realFetch(`http://127.0.0.1:${live.port}/collab/${path}`, {
			method: 'POST',
			headers,
			...(body ? { body: body.slice().buffer } : {})
		});
	const query = new URLSearchParams(currentVersion).toString();
	const opened = await ask(`${planId}/line?${query}`, mine!);
	const { line } = (await opened.json()) as { line: string };
	expect(line).toMatch(/^[0-9a-f]{40}$/);

	expect((await ask(`${planId}/line/${line}?${query}&hear=0`, theirs!)).status).toBe(410);
	expect((await ask(`${other.planId}/line/${line}?${query}&hear=0`, mine!)).status).toBe(410);
	expect((await ask(`${planId}/line/${'0'.repeat(40)}?${query}&hear=0`, mine!)).status).toBe(410);
	expect((await ask(`${planId}/line/${line}/more?${query}`, mine!)).status).toBe(404);
	const elsewhere = { ...mine!, origin: 'http://elsewhere.test' };
	expect((await ask(`${planId}/line/${line}?${query}&hear=0`, elsewhere)).status).toBe(403);
	// a gap in the numbers, and bytes that are no frames
	expect(
		(await ask(`${planId}/line/${line}?${query}&say=5`, mine!, packFrames([Uint8Array.of(3)]))).status
	).toBe(400);
	expect((await ask(`${planId}/line/${line}?${query}&say=0`, mine!, Uint8Array.of(255, 255))).status).toBe(
		400
	);
	// whoever opened it is still heard
	const heard = await ask(`${planId}/line/${line}?${query}&hear=0`, mine!);
	expect(readHeard(new Uint8Array(await heard.arrayBuffer()))?.frames.length).toBeGreaterThan(0);
	expect((await ask(`${planId}/line/${line}?${query}&bye=1`, mine!)).status).toBe(204);
	const after = readHeard(
		new Uint8Array(await (await ask(`${planId}/line/${line}?${query}&hear=0`, mine!)).arrayBuffer())
	);
	expect(after?.closed?.code).toBe(1000);
});

test('[R4] somebody who is removed hears it on a line by requests within two seconds', async () => {
	const { planId, people } = await planFor('editor');
	asBrowserOf(await signIn(database.sql, people[0]!.accountId));
	const { provider } = byRequests(planId);
	const closed = new Promise((resolve) => provider.on('closed', resolve));
	await until('the plan is here', () => provider.synced);
	const began = Date.now();
	await database.sql`delete from membership where person_id = ${people[0]!.personId}`;
	const { notify } = await import('#server/notify.ts');
	await database.sql.begin((tx) => notify(tx, { kind: 'access', plan: planId }));
	expect(await closed).toEqual({ code: 4403, reason: 'not-found' });
	expect(Date.now() - began).toBeLessThan(2_000);
});

test('[S6] who opens one line by requests after the other waits for themselves', async () => {
	const { planId, people } = await planFor('editor');
	const headers = await signIn(database.sql, people[0]!.accountId);
	const query = new URLSearchParams(currentVersion).toString();
	const answered = await Promise.all(
		Array.from({ length: 70 }, async () => {
			const { status } = await realFetch(`http://127.0.0.1:${live.port}/collab/${planId}/line?${query}`, {
				method: 'POST',
				headers
			});
			return { status, at: performance.now() };
		})
	);
	expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
	// forty at once, and ten more a second
	const times = answered.map(({ at }) => at).sort((a, b) => a - b);
	expect(times.at(-1)! - times[0]!).toBeGreaterThan(1_500);
});
