import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '#server/migrate.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';

let database: FreshDatabase;
let folder: string;

beforeEach(async () => {
	database = await freshDatabase({ empty: true });
	folder = mkdtempSync(path.join(tmpdir(), 'withus-migrations-'));
});
afterEach(async () => {
	rmSync(folder, { recursive: true });
	await database.drop();
});

const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);

describe('migrate', () => {
	test('applies the files in the order of their numbers', async () => {
		write('0002_add.sql', 'alter table note add column words text');
		write('0001_make.sql', 'create table note (id integer)');
		expect(await migrate(database.sql, folder)).toEqual(['0001_make.sql', '0002_add.sql']);
	});

	test('does nothing the second time', async () => {
		write('0001_make.sql', 'create table note (id integer)');
		await migrate(database.sql, folder);
		expect(await migrate(database.sql, folder)).toEqual([]);
	});

	test('refuses a file that was changed after it had been applied', async () => {
		write('0001_make.sql', 'create table note (id integer)');
		await migrate(database.sql, folder);
		write('0001_make.sql', 'create table note (id bigint)');
		await expect(migrate(database.sql, folder)).rejects.toThrow('0001_make.sql was changed');
	});

	test('a file that fails leaves nothing of itself behind', async () => {
		write('0001_make.sql', 'create table note (id integer); select 1 / 0');
		await expect(migrate(database.sql, folder)).rejects.toThrow('division by zero');
		write('0001_make.sql', 'create table note (id integer)');
		expect(await migrate(database.sql, folder)).toEqual(['0001_make.sql']);
	});

	test('two processes starting at once apply each file once', async () => {
		cpSync('migrations', folder, { recursive: true });
		const applied = await Promise.all([migrate(database.sql, folder), migrate(database.sql, folder)]);
		expect(applied.map((files) => files.length).sort()).toEqual([0, applied.flat().length]);
	});
});
