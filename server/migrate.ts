// Applies migrations/*.sql in order, each in its own transaction, under one lock for the whole database.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sql } from './sql.ts';

const lock = 8_714_201;

/**
 * Brings the database up to the newest migration and says which ones were applied.
 * A file that was changed after it had been applied stops everything: history is never edited.
 */
export async function migrate(sql: Sql, folder: string): Promise<string[]> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
	const connection = await sql.reserve();
	const applied: string[] = [];
	try {
		await connection`select pg_advisory_lock(${lock})`;
		await connection`create table if not exists schema_migration (name text primary key, sha256 text not null, at timestamptz not null default now())`;
		const done = new Map(
			(await connection<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration`).map(
				(row) => [row.name, row.sha256]
			)
		);
		for (const file of files) {
			const text = await readFile(path.join(folder, file), 'utf8');
			const sha256 = createHash('sha256').update(text).digest('hex');
			const before = done.get(file);
			if (before === sha256) continue;
			if (before !== undefined)
				throw new Error(
					`Migration ${file} was changed after it had been applied. Restore the file, and put the change into a new migration.`
				);
			await connection.unsafe(
				`begin; ${text}\n; insert into schema_migration (name, sha256) values ('${file}', '${sha256}'); commit`
			);
			applied.push(file);
		}
	} catch (error) {
		await connection`rollback`.catch(() => undefined);
		throw error;
	} finally {
		await connection`select pg_advisory_unlock(${lock})`.catch(() => undefined);
		connection.release();
	}
	return applied;
}
