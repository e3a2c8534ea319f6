// Two processes on one PostgreSQL, as far as one test can have them: two live halves with pools and lines of their own.
import { afterEach, describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import { connect, type Sql } from '#server/sql.ts';
import { notify } from '#server/notify.ts';
import { freshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { openStock, signIn, startLive, until, type Live, type StockTab } from './live.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

interface TwoProcesses {
	readonly sql: Sql;
	readonly people: readonly APerson[];
	/** The n-th person's tab at the n-th process, in turn. */
	readonly tabs: readonly StockTab[];
	readonly lives: readonly Live[];
	/** One more tab of somebody, in one of the two. */
	tab(person: number, at: number): Promise<StockTab>;
}

async function twoProcesses(count: number): Promise<TwoProcesses> {
	const database = await freshDatabase();
	ends.push(database.drop);
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, null);
	const lives: Live[] = [];
	for (let i = 0; i < 2; i++) {
		const own = connect(database.url, { name: `withus live ${i}` });
		const live = await startLive(own);
		lives.push(live);
		ends.push(() => own.end({ timeout: 1 }), live.close);
	}
	const people: APerson[] = [];
	const headers: Record<string, string>[] = [];
	for (let i = 0; i < count; i++) {
		const person = await aPerson(sql, areaId, { name: `Person ${i}` });
		await aRole(sql, person, 'editor', planId);
		people.push(person);
		headers.push(await signIn(sql, person.accountId));
	}
	const tab = async (person: number, at: number): Promise<StockTab> => {
		const opened = openStock(lives[at]!.port, planId, headers[person]!);
		ends.push(async () => opened.leave());
		await until('a tab is in', () => opened.provider.synced);
		return opened;
	};
	const tabs: StockTab[] = [];
	for (let i = 0; i < count; i++) tabs.push(await tab(i, i % 2));
	return { sql, people, tabs, lives, tab };
}

/** Names that a tab sees beside its own. */
function seenBy({ provider }: { provider: WebsocketProvider }): string[] {
	const awareness: Awareness = provider.awareness;
	return [...awareness.getStates()]
		.filter(([id]) => id !== awareness.clientID)
		.map(([, state]) => (state.user as { name: string }).name)
		.sort();
}

const point = (provider: WebsocketProvider) => provider.awareness.setLocalStateField('cursor', null);

describe('two processes on one database', () => {
	test('[L1] a commit that is held back loses no edit, and nobody passes it', async () => {
		const { sql, people, tabs } = await twoProcesses(3);
		const [one, two, reads] = tabs as [StockTab, StockTab, StockTab];
		// all of the first one's commits wait at their very end, after their numbers were given out
		await sql`
				create function wait_at_commit() returns trigger language plpgsql as
				$$ begin perform pg_advisory_xact_lock_shared(77); return null; end $$`;
		await sql.unsafe(`
				create constraint trigger held_back after insert on plan_update deferrable initially deferred for each row
				when (new.person_id = '${people[0]!.personId}') execute function wait_at_commit()`);
		const holder = await sql.reserve();
		await holder`select pg_advisory_lock(77)`;
		type(one.doc, 'Held back. ');
		await until('it waits', async () => {
			const waiting = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`;
			return waiting.length > 0;
		});
		type(two.doc, 'Typed meanwhile. ');
		await new Promise((resolve) => setTimeout(resolve, 300));
		const seen = textOf(reads.doc);
		await holder`select pg_advisory_unlock(77)`;
		holder.release();
		const all = [one, two, reads];
		const whole = () =>
			all.every((tab) =>
				['Held back. ', 'Typed meanwhile. '].every((words) => textOf(tab.doc).includes(words))
			);
		const arrived = await until('both are everywhere', whole, 8_000).then(
			() => true,
			() => false
		);
		expect({ seen, arrived }).toEqual({ seen: '', arrived: true });
		const rows = await sql<
			{ seq: number; person_id: string }[]
		>`select seq, person_id from plan_update order by seq`;
		expect(rows.map((row) => [row.seq, row.person_id])).toEqual([
			[1, people[0]!.personId],
			[2, people[1]!.personId]
		]);
	});

	test('[B1] [B3] what is typed, and who is here, is the same in both', async () => {
		const { tabs } = await twoProcesses(4);
		for (const { provider } of tabs) point(provider);
		for (let i = 0; i < 5; i++) for (const [n, tab] of tabs.entries()) type(tab.doc, `${n}.${i} `);
		const same = () => new Set(tabs.map((tab) => textOf(tab.doc))).size === 1;
		await until('all have all', () => same() && textOf(tabs[0]!.doc).split(' ').length > 20);
		await until('everybody sees the three others', () => tabs.every((tab) => seenBy(tab).length === 3));
		expect(seenBy(tabs[0]!)).toEqual(['Person', 'Person', 'Person']);
		tabs[3]!.leave();
		await until('who left is gone', () => tabs.slice(0, 3).every((tab) => seenBy(tab).length === 2));
	});

	test('[R4] who is removed is sent away in both', async () => {
		const { sql, people, tabs, tab } = await twoProcesses(2);
		const again = await tab(0, 1);
		await sql.begin(async (tx) => {
			await tx`delete from membership where person_id = ${people[0]!.personId}`;
			await notify(tx, { kind: 'access', person: people[0]!.personId });
		});
		const told = Date.now();
		for (const gone of [tabs[0]!, again]) expect((await gone.closed).code).toBe(4403);
		expect(Date.now() - told).toBeLessThan(2_000);
		expect(tabs[1]!.provider.wsconnected).toBe(true);
	});

	test('[W1] a process that stops in order commits and acknowledges what has come, and its tabs go on in the other', async () => {
		const { tabs, lives } = await twoProcesses(2);
		const [one, two] = tabs as [StockTab, StockTab];
		const codes: number[] = [];
		one.provider.on('connection-close', (event) => codes.push(event?.code ?? 0));
		for (let i = 0; i < 50; i++) type(one.doc, `${i} `);
		await until('they are on their way', () => one.saved.length > 0);
		one.provider.serverUrl = `ws://127.0.0.1:${lives[1]!.port}/collab`;
		type(one.doc, 'last ');
		const begun = Date.now();
		await lives[0]!.close();
		expect(Date.now() - begun).toBeLessThan(5_000);
		await until('it goes on elsewhere', () => one.provider.synced && textOf(two.doc).includes('last '));
		expect(codes[0]).toBe(1001);
		type(one.doc, 'goes on ');
		await until('and is heard', () => textOf(two.doc).includes('goes on '));
		expect(textOf(two.doc)).toBe(textOf(one.doc));
	});
});
