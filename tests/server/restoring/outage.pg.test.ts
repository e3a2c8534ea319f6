// PostgreSQL really goes away while something is brought back: nothing is half done, it is said, and it can be done again.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '#domain/refusals.ts';
import { connect, type Db, type Sql } from '#server/sql.ts';
import { restore, type KeepBefore } from '#server/restoring/restore.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { asRefused } from '#server/web/answers.ts';
import { ownDatabase, type OwnDatabase } from '#tests/fuzz/house/own-database.ts';
import { Chance } from '#tests/random.ts';
import { aWorld, content, textOf, traces, wordsOf } from './a-world.ts';

let database: OwnDatabase;
beforeAll(async () => {
	database = await ownDatabase('restoring', { durable: true });
}, 60_000);
afterAll(() => database.close());

const nothing = { before: 0, restores: 0, logged: 0, book: 0 };
const once = { before: 1, restores: 1, logged: 1, book: 1 };

test('stopped or killed in the middle', async () => {
	const world = await aWorld(database.sql);
	await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
	for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
		const dies: KeepBefore = async (tx, { areaId, planId, author }) => {
			const { id } = await makeVersion(tx, { areaId, planId, reason: 'before-restore', by: author.id });
			await database.kill(signal);
			// a line lives on for a moment when the server behind it is killed: go on only when it is gone
			while (await isThere(tx)) await pause(5);
			return id;
		};
		const fault: unknown = await world
			.bring({ kind: 'plan' }, { keepBefore: dies })
			.catch((thrown) => thrown);
		expect(asRefused(fault).code).toBe('database-away');
		await database.start();
		// what asked while it was away is still told so; the next one finds it
		await expect.poll(() => isThere(database.sql), { timeout: 10_000 }).toBe(true);
		expect(await traces(database.sql, world), signal).toEqual(nothing);
		expect(wordsOf(await world.now(), 'words')).toBe('Often. Families wait too long.');
	}
	expect(refusal('database-away').say).toContain('Nothing is lost. Try again');
	await world.bring({ kind: 'plan' });
	expect(await traces(database.sql, world)).toEqual(once);
	expect((await world.now()).doc).toEqual(content.doc);
}, 60_000);

test('its line cut at any moment: all of it was written, or nothing was', async () => {
	const chance = new Chance(7);
	const own = connect(database.url, { name: 'withus restoring' });
	const world = await aWorld(database.sql);
	const choice = { versionId: world.version, scope: { kind: 'plan' } } as const;
	const found = { cut: 0, written: 0 };
	await world.edit((doc) => textOf(doc, 'words').insert(0, 'Often. '));
	await own`select 1`;
	const begun = performance.now();
	await restore(own, world.by, choice);
	const usual = Math.ceil(performance.now() - begun);
	for (let round = 1; round <= 20; round++) {
		await world.edit((doc) => textOf(doc, 'words').insert(0, `Often ${round}. `));
		const before = await traces(database.sql, world);
		// a line of its own again, after the last was cut
		await expect.poll(() => own`select 1`.then(() => 'a line')).toBe('a line');
		const outcome = restore(own, world.by, choice).then(
			() => null,
			(thrown: unknown) => asRefused(thrown).code
		);
		await new Promise((resolve) => setTimeout(resolve, chance.below(2 * usual)));
		await cutLines(database.sql);
		const code = await outcome;
		expect(code ?? 'database-away').toBe('database-away');
		const after = await traces(database.sql, world);
		const whole = after.restores > before.restores;
		const by = whole ? 1 : 0;
		expect(after, `round ${round}`).toEqual({
			before: before.before + by,
			restores: before.restores + by,
			logged: before.logged + by,
			book: before.book + by
		});
		expect(wordsOf(await world.now(), 'words')).toBe(
			whole ? 'Families wait too long.' : `Often ${round}. Families wait too long.`
		);
		if (code === null) expect(whole).toBe(true);
		found[whole ? 'written' : 'cut']++;
		// whoever was told nothing presses again: it is done now, or it is said that it was
		const again = await world.bring({ kind: 'plan' }).catch((thrown) => asRefused(thrown).code);
		if (whole) expect(again).toBe('restore-same');
		expect((await world.now()).doc).toEqual(content.doc);
	}
	expect(Math.min(found.cut, found.written), JSON.stringify(found)).toBeGreaterThan(0);
	await own.end({ timeout: 1 });
}, 60_000);

const isThere = (tx: Db): Promise<boolean> =>
	tx`select 1`.then(
		() => true,
		() => false
	);

async function cutLines(sql: Sql): Promise<void> {
	await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'withus restoring'`;
}
