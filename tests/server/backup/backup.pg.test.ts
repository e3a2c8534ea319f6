import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkBackup } from '#server/backup/check-backup.ts';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { newestRestore, openReturns } from '#server/backup/returning.ts';
import { writeBackup } from '#server/backup/write-backup.ts';
import { connect, type Sql } from '#server/sql.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson } from '#tests/people.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';

const migrations = path.resolve('migrations');
let work: string;
let from: FreshDatabase;
let to: FreshDatabase;
let into: Sql;
let areaId: string;

beforeAll(async () => {
	work = mkdtempSync(path.join(tmpdir(), 'withus-backup-'));
	from = await freshDatabase();
	const plan = await makePlan(from.sql, null);
	areaId = plan.areaId;
	// what COPY, collations and encodings stumble over
	for (const name of ['tab\tand\\backslash', 'two\nlines', '\\N', 'Ångström 👍', ''])
		await aPerson(from.sql, plan.areaId, { name: name || 'x' });
	await from.sql`insert into plan_state (area_id, plan_id, epoch, seq, bytes)
		values (${plan.areaId}, ${plan.planId}, 1, 0, ${Buffer.from([0, 9, 10, 13, 92, 255])})`;
	await from.sql`update plan set title = ${'“Quoted”, 100 %'}`;
	mkdirSync(path.join(work, 'published/p/one'), { recursive: true });
	writeFileSync(path.join(work, 'published/p/one/index.html'), '<p>public</p>');
});
afterAll(async () => {
	await from.drop();
	rmSync(work, { recursive: true, force: true });
});
beforeEach(async () => {
	to = await freshDatabase({ empty: true });
	await to.sql.end();
	into = connect(to.url, { name: 'withus restore' });
	return async () => {
		await into.end();
		await to.drop();
	};
});

const publishedDir = () => path.join(work, 'published');
const restoreInto = (folder: string, more: { replace?: boolean } = {}) =>
	restoreBackup(into, {
		folder,
		migrations,
		publishedDir: path.join(work, 'restored'),
		replace: false,
		...more
	});

describe('a backup', () => {
	test('comes back as it was: every table, every file, and nobody else may read it', async () => {
		const folder = path.join(work, 'whole');
		const manifest = await writeBackup(from.sql, { folder, publishedDir: publishedDir() });
		expect(manifest.tables.find(({ name }) => name === 'person')!.rows).toBeGreaterThanOrEqual(5);
		expect(manifest.files).toEqual([
			{
				path: 'p/one/index.html',
				bytes: 13,
				sha256: createHash('sha256').update('<p>public</p>').digest('hex')
			}
		]);
		for (const file of ['manifest.json', 'tables/person.copy.gz', 'published/p/one/index.html'])
			expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
		expect(statSync(folder).mode & 0o777).toBe(0o700);

		await restoreInto(folder);
		expect(readFileSync(path.join(work, 'restored/p/one/index.html'), 'utf8')).toBe('<p>public</p>');
		const again = path.join(work, 'again');
		const second = await writeBackup(into, { folder: again, publishedDir: path.join(work, 'restored') });
		expect({ ...second, made: '' }).toEqual({ ...manifest, made: '' });
		// what ties rows together is there again
		await expect(into`insert into person (area_id, id, name, voice_group, shown_as, status)
			values ('nowhere', 'x', 'X', 'parent_carer', 'first-name', 'active')`).rejects.toThrow('foreign key');
	});

	test('is one moment, although people write meanwhile', async () => {
		const { sql } = from;
		let writing = true;
		const writer = (async () => {
			while (writing)
				await sql.begin(async (tx) => {
					const { personId } = await aPerson(tx, areaId as never);
					await tx`insert into membership (area_id, person_id, plan_id, role) values (${areaId}, ${personId}, null, 'reader')`;
				});
		})();
		const folder = path.join(work, 'busy');
		await writeBackup(sql, { folder, publishedDir: publishedDir() });
		writing = false;
		await writer;
		// a membership without its person would not come back
		await expect(restoreInto(folder)).resolves.toMatchObject({ format: 1 });
	});

	test('that is torn, edited or not there is refused before anything is touched', async () => {
		const folder = path.join(work, 'torn');
		await writeBackup(from.sql, { folder, publishedDir: publishedDir() });
		const table = path.join(folder, 'tables/person.copy.gz');
		truncateSync(table, statSync(table).size - 9);
		await expect(checkBackup(folder)).rejects.toThrow('damaged: tables/person.copy.gz');
		await expect(restoreInto(folder)).rejects.toThrow('Nothing was changed');
		await expect(checkBackup(path.join(work, 'nowhere'))).rejects.toThrow('There is no backup');
		const manifest = path.join(folder, 'manifest.json');
		const text = readFileSync(manifest, 'utf8');
		writeFileSync(manifest, text.replace('p/one/index.html', '../../outside'));
		await expect(checkBackup(folder)).rejects.toThrow('not one that Withus has written');
		expect(await into`select 1 from pg_tables where schemaname = 'public'`).toHaveLength(0);
	});

	test('replaces people and plans only when that is said', async () => {
		const folder = path.join(work, 'over');
		await writeBackup(from.sql, { folder, publishedDir: publishedDir() });
		await restoreInto(folder);
		await into`update plan set title = 'Newer'`;
		await expect(restoreInto(folder)).rejects.toThrow('--replace');
		expect(await into`select title from plan`).toEqual([{ title: 'Newer' }]);
		await restoreInto(folder, { replace: true });
		expect(await into`select title from plan`).toEqual([{ title: '“Quoted”, 100 %' }]);
	});

	test('is not restored under a Withus that runs', async () => {
		const folder = path.join(work, 'running');
		await writeBackup(from.sql, { folder, publishedDir: publishedDir() });
		const running = connect(to.url, { name: 'withus live' });
		await running`select 1`;
		await expect(restoreInto(folder)).rejects.toThrow('Withus is running');
		await running.end();
	});

	test('of a newer Withus, or with a step that was changed since, is refused', async () => {
		const folder = path.join(work, 'newer');
		await writeBackup(from.sql, { folder, publishedDir: publishedDir() });
		const file = path.join(folder, 'manifest.json');
		const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
			migrations: { name: string; sha256: string }[];
		};
		const first = { ...manifest.migrations[0]!, sha256: '0'.repeat(64) };
		writeFileSync(file, JSON.stringify({ ...manifest, migrations: [first] }));
		await expect(restoreInto(folder)).rejects.toThrow('0001_people.sql is not the one');
		const tomorrow = { name: '9999_tomorrow.sql', sha256: first.sha256 };
		writeFileSync(file, JSON.stringify({ ...manifest, migrations: [...manifest.migrations, tomorrow] }));
		await expect(restoreInto(folder)).rejects.toThrow('newer Withus');
	});

	test('says for a while that it was restored, and until when words come back', async () => {
		const folder = path.join(work, 'told');
		const { made } = await writeBackup(from.sql, { folder, publishedDir: publishedDir() });
		await restoreInto(folder);
		expect(await newestRestore(into, areaId)).toBeNull();
		await openReturns(into, { made, hours: 72 });
		const told = (await newestRestore(into, areaId))!;
		expect(told).toMatchObject({ backupMade: new Date(made), changes: 0, plans: 0 });
		expect(told.returnsUntil.getTime() - told.at.getTime()).toBe(72 * 3_600_000);
		expect(await into`select returns_until from plan_head`).toEqual([{ returns_until: told.returnsUntil }]);
	});
});
