import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import { PlanProvider } from '#lib/collab/plan-provider.ts';
import { SaveLedger } from '#lib/collab/save-ledger.ts';
import { largestFrame } from '#protocol/messages.ts';
import { heldFor } from '#server/plan-log/held-changes.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { signIn, startLive, until, type Live } from '#tests/server/collab/live.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import { type } from '#tests/typing.ts';

let database: FreshDatabase;
let live: Live;
let open: PlanProvider[] = [];
beforeAll(async () => {
	database = await freshDatabase();
	live = await startLive(database.sql);
});
afterEach(() => {
	for (const provider of open) provider.destroy();
	open = [];
	vi.unstubAllGlobals();
});
afterAll(async () => {
	await live.close();
	await database.drop();
});

/** A tab with our own provider, as a browser with a session would open it. */
async function ourTab({ lineDelay = 0, who }: { lineDelay?: number; who?: string } = {}): Promise<{
	doc: Y.Doc;
	ledger: SaveLedger;
	provider: PlanProvider;
	planId: PlanId;
	refused: string[];
	person: APerson;
}> {
	const { areaId, planId } = await makePlan(database.sql, smallPlan);
	const person = await aPerson(database.sql, areaId);
	await aRole(database.sql, person, 'editor', planId);
	const headers = await signIn(database.sql, person.accountId);
	vi.stubGlobal(
		'WebSocket',
		class extends WebSocket {
			constructor(url: string | URL, protocols?: string | string[]) {
				super(url, protocols, { headers });
			}
			override send(data: Uint8Array): void {
				if (lineDelay === 0) super.send(data);
				else setTimeout(() => this.readyState === this.OPEN && super.send(data), lineDelay);
			}
		}
	);
	const realFetch = globalThis.fetch;
	vi.stubGlobal('fetch', (address: string, given: RequestInit) =>
		realFetch(address, { ...given, headers: { ...(given.headers as Record<string, string>), ...headers } })
	);
	const doc = new Y.Doc();
	rootsOf(doc);
	const ledger = new SaveLedger();
	const refused: string[] = [];
	const provider = new PlanProvider(doc, {
		sockets: `ws://127.0.0.1:${live.port}/collab`,
		posts: `http://127.0.0.1:${live.port}/collab`,
		planId,
		epoch: 1,
		person: who ?? person.personId,
		ledger,
		now: Date.now,
		news: {
			saved: () => undefined,
			refused: (code) => refused.push(code),
			mayEdit: () => undefined,
			catchesUp: () => undefined,
			holds: () => undefined,
			called: () => undefined,
			waiting: () => undefined,
			broken: (error) => {
				throw error;
			}
		}
	});
	open.push(provider);
	return { doc, ledger, provider, planId, refused, person };
}

/** More than a frame takes, in paragraphs a plan takes. */
function paste(doc: Y.Doc, word: string): void {
	doc.transact(() => {
		for (let i = 0; i * 10_000 < largestFrame + 50_000; i++)
			type(doc, `${word} `.repeat(10_000 / (word.length + 1)));
	});
}

test.each([0, 300])(
	'words typed beside a large change are saved, also on a line %i ms slower',
	async (lineDelay) => {
		const { doc, ledger, provider, planId, refused } = await ourTab({ lineDelay });
		provider.connect();
		await until('the plan is here', () => provider.synced);
		type(doc, 'Before.');
		paste(doc, 'large');
		type(doc, 'After.');
		await until('all of it is saved', () => !ledger.unsaved, 10_000);
		type(doc, 'Later.');
		await until('what comes later, too', () => !ledger.unsaved);
		expect(refused).toEqual([]);
		const text = JSON.stringify((await planContent(database.sql, planId)).content);
		for (const word of ['Before.', 'After.', 'Later.', 'large']) expect(text).toContain(word);
	}
);

test('what is typed after a large change was brought back from a time offline is saved', async () => {
	const { doc, ledger, provider, planId, refused } = await ourTab();
	provider.connect();
	await until('the plan is here', () => provider.synced);
	provider.disconnect();
	paste(doc, 'offline');
	provider.connect();
	await until('the large change is saved', () => !ledger.unsaved, 10_000);
	type(doc, 'Back again.');
	await until('what is typed next, too', () => !ledger.unsaved, 5_000);
	expect(refused).toEqual([]);
	expect(JSON.stringify((await planContent(database.sql, planId)).content)).toContain('Back again.');
});

test('[Z1] after a restore even what is too large for a frame comes back, also of somebody else', async () => {
	const { doc, ledger, provider, planId, refused, person } = await ourTab();
	await database.sql`update plan_head set returns_until = now() + interval '1 hour' where plan_id = ${planId}`;
	// as it stands in a tab that heard of it before the machine was lost: nobody's own
	const gone = new Y.Doc();
	rootsOf(gone);
	paste(gone, 'gone');
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(gone), provider);
	provider.connect();
	await until('the plan is here', () => provider.synced);
	const came = async () => {
		const rows =
			await database.sql`select person_id, kind from plan_update where plan_id = ${planId} and kind = 'returned'`;
		return rows.length > 0 && rows[0]!.person_id === person.personId;
	};
	await until('it is back', came, 10_000);
	type(doc, 'My own again.');
	await until('what I type is saved', () => !ledger.unsaved, 10_000);
	expect(refused).toEqual([]);
	const text = JSON.stringify((await planContent(database.sql, planId)).content);
	for (const word of ['gone', 'My own again.']) expect(text).toContain(word);
});

test('[T1] who comes back from a tunnel as a contributor finds their words waiting, and keeps none twice', async () => {
	const { doc, ledger, provider, planId, refused, person } = await ourTab();
	provider.connect();
	await until('the plan is here', () => provider.synced);
	type(doc, 'Before the tunnel.');
	await until('it is saved', () => !ledger.unsaved);
	provider.disconnect();
	type(doc, 'In the tunnel.');
	await database.sql`update membership set role = 'contributor' where person_id = ${person.personId}`;
	provider.connect();
	await until('it is said that they wait', () => refused.includes('held'));
	expect(ledger.unsaved).toBe(false);
	const held = await heldFor(database.sql, { planId, personId: person.personId });
	expect(held).toMatchObject([{ why: 'not-allowed' }]);
	expect(JSON.stringify(held)).toContain('In the tunnel.');
	const { content } = await planContent(database.sql, planId);
	expect(JSON.stringify(content)).toContain('Before the tunnel.');
	expect(JSON.stringify(content)).not.toContain('In the tunnel.');
});

test('[G3] a page of one person does not go on as another who has signed in on this browser', async () => {
	const { doc, ledger, provider } = await ourTab({ who: 'somebody-else' });
	const closed = new Promise<{ reason: string }>((resolve) => provider.on('closed', resolve));
	type(doc, 'Hers.');
	provider.connect();
	expect((await closed).reason).toBe('somebody-else');
	expect(ledger.unsaved).toBe(true);
});
