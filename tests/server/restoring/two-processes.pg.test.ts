// Two processes on one PostgreSQL, people in both of them, and something is brought back through either.
import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { restore } from '#server/restoring/restore.ts';
import { connect, type Sql } from '#server/sql.ts';
import { freshDatabase } from '#tests/database.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { openStock, signIn, startLive, until, type StockTab } from '#tests/server/collab/live.ts';
import { aWorld, content, editor, row, textOf, traces, wordsOf, type World } from './a-world.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

interface Two {
	readonly sql: Sql;
	readonly world: World;
	/** The pools of the two processes, and a tab in each. */
	readonly pools: readonly [Sql, Sql];
	readonly tabs: readonly [StockTab, StockTab];
}

async function two(): Promise<Two> {
	const database = await freshDatabase();
	ends.push(database.drop);
	const world = await aWorld(database.sql);
	const open = async (n: number): Promise<{ pool: Sql; tab: StockTab }> => {
		const pool = connect(database.url, { name: `withus ${n}` });
		const live = await startLive(pool);
		ends.push(() => pool.end({ timeout: 1 }), live.close);
		const person = await aPerson(database.sql, world.by.areaId, { name: `Person ${n}` });
		await aRole(database.sql, person, 'editor', world.by.planId);
		const tab = openStock(live.port, world.by.planId, await signIn(database.sql, person.accountId));
		ends.push(async () => tab.leave());
		await until('a tab is in', () => tab.provider.synced);
		return { pool, tab };
	};
	const [one, other] = [await open(1), await open(2)];
	return { sql: database.sql, world, pools: [one.pool, other.pool], tabs: [one.tab, other.tab] };
}

const inWords = (doc: Y.Doc, id: string) => wordsOf(readPlan(doc), id);
const bring = ({ world }: Two, pool: Sql) =>
	restore(pool, { ...world.by, standing: editor }, { versionId: world.version, scope: { kind: 'plan' } });

async function untilBoth(what: string, { tabs }: Two, isSo: (doc: Y.Doc) => boolean): Promise<void> {
	await until(what, () => tabs.every(({ doc }) => isSo(doc)));
}

test('what is brought back through one is seen in both, and what is typed meanwhile in both stays', async () => {
	const both = await two();
	const [one, other] = both.tabs;
	textOf(one.doc, 'words').insert(0, 'Often. ');
	row(other.doc, 'two').set('deletedAt', '2026-01-01T00:00:00.000Z');
	await untilBoth('all is everywhere', both, (doc) => inWords(doc, 'words').startsWith('Often. '));
	await until('and written', async () => (await both.world.now()).actions['two']!.deletedAt !== null);
	// letter by letter in both processes while it happens
	const typing = [...'meanwhile'].map(async (letter, at) => {
		await new Promise((resolve) => setTimeout(resolve, at * 8));
		textOf(one.doc, 'schools').insert(0, letter);
		textOf(other.doc, 'first').insert(0, letter);
	});
	await bring(both, both.pools[1]);
	textOf(one.doc, 'schools').insert(0, 'Late. ');
	await Promise.all(typing);
	await untilBoth('what came back', both, (doc) => inWords(doc, 'words') === 'Families wait too long.');
	await untilBoth('and the action', both, (doc) => readPlan(doc).actions['two']?.deletedAt === null);
	await until('all are equal', async () => {
		const [mine, theirs, kept] = [readPlan(one.doc), readPlan(other.doc), await both.world.now()];
		return [theirs, kept].every((each) => JSON.stringify(each) === JSON.stringify(mine));
	});
	expect(inWords(other.doc, 'schools')).toMatch(/Late\. \w*Schools listen\.$/);
	expect(await traces(both.sql, both.world)).toMatchObject({ restores: 1, logged: 1 });
});

test('two at once through both: one does it, the other says that it is so already', async () => {
	const both = await two();
	textOf(both.tabs[0].doc, 'words').insert(0, 'Often. ');
	await until('it is written', async () => wordsOf(await both.world.now(), 'words').startsWith('Often'));
	const outcomes = await Promise.allSettled(both.pools.map((pool) => bring(both, pool)));
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { code: 'restore-same' }
	});
	await untilBoth('it is seen', both, (doc) => inWords(doc, 'words') === 'Families wait too long.');
	expect(await traces(both.sql, both.world)).toEqual({ before: 1, restores: 1, logged: 1, book: 1 });
	expect(readPlan(both.tabs[1].doc).doc).toEqual(content.doc);
});
