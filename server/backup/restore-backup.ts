// Puts a backup back: all tables in one transaction, compared with the manifest before it commits. So there is either the
// old installation or the restored one, never half of either.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sql, Tx } from '#server/sql.ts';
import { checkBackup, rowsIn } from './check-backup.ts';
import { BadBackup, publishedFolder, type Manifest } from './manifest.ts';
import { copyOut, Measured, plainWriting, quoted, tablesOf } from './tables.ts';

/** The lock under which tables are changed (server/migrate.ts): a Withus that starts meanwhile waits. */
const tablesLock = 8_714_201;

export interface Restoring {
	readonly folder: string;
	readonly publishedDir: string;
	/** The steps that make the tables. */
	readonly migrations: string;
	/** Whether an installation with people in it may be replaced. */
	readonly replace: boolean;
}

/** Restores a backup and answers what it held. The tables are those of the backup's time: bring them up to date afterwards. */
export async function restoreBackup(sql: Sql, restoring: Restoring): Promise<Manifest> {
	const { folder, publishedDir } = restoring;
	const manifest = await checkBackup(folder);
	await sql.begin(async (tx) => {
		await plainWriting(tx);
		await tx`select pg_advisory_xact_lock(${tablesLock})`;
		await refuseWhileRunning(tx);
		if (!restoring.replace) await refuseNonEmpty(tx);
		for (const { name } of await everyTable(tx))
			await tx.unsafe(`drop table if exists ${quoted(name)} cascade`);
		for (const signature of await ownFunctions(tx)) await tx.unsafe(`drop function ${signature}`);
		await makeTables(tx, manifest, restoring.migrations);
		await fill(tx, manifest, folder);
		await compare(tx, manifest);
	});
	await rm(publishedDir, { recursive: true, force: true });
	await mkdir(publishedDir, { recursive: true });
	// anybody may read these, so a web server that serves the folder can, too
	for (const { path: file } of manifest.files) {
		await mkdir(path.dirname(path.join(publishedDir, file)), { recursive: true });
		await writeFile(path.join(publishedDir, file), await readFile(path.join(folder, publishedFolder, file)));
	}
	return manifest;
}

/** The tables that are there, whoever made them. */
async function everyTable(tx: Tx): Promise<{ name: string }[]> {
	return tx<{ name: string }[]>`select tablename as name from pg_tables where schemaname = current_schema()`;
}

async function refuseWhileRunning(tx: Tx): Promise<void> {
	const others = await tx`
		select 1 from pg_stat_activity
		where datname = current_database() and application_name like 'withus%' and application_name <> 'withus restore'`;
	if (others.length > 0)
		throw new BadBackup('Withus is running on this database. Stop every process of it first, then restore.');
}

async function refuseNonEmpty(tx: Tx): Promise<void> {
	const names = new Set((await everyTable(tx)).map(({ name }) => name));
	for (const name of ['account', 'area', 'plan']) {
		if (!names.has(name)) continue;
		if ((await tx.unsafe(`select 1 from ${quoted(name)} limit 1`)).length === 0) continue;
		throw new BadBackup(
			'This installation is not empty, and restoring would replace everything in it. Back it up, then add: --replace'
		);
	}
}

/** The functions that our steps have made; those of an extension belong to it. */
async function ownFunctions(tx: Tx): Promise<string[]> {
	const rows = await tx<{ signature: string }[]>`
		select oid::regprocedure::text as signature from pg_proc
		where pronamespace = current_schema()::regnamespace and prokind = 'f' and not exists (
			select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')`;
	return rows.map(({ signature }) => signature);
}

/** The tables as they were when the backup was made, step by step. */
async function makeTables(tx: Tx, manifest: Manifest, folder: string): Promise<void> {
	await tx`create table schema_migration (name text primary key, sha256 text not null, at timestamptz not null default now())`;
	for (const { name, sha256 } of manifest.migrations) {
		const text = await readFile(path.join(folder, name), 'utf8').catch(() => null);
		if (text === null)
			throw new BadBackup(
				'This backup was made by a newer Withus. Install that one, or a newer one, then restore.'
			);
		if (createHash('sha256').update(text).digest('hex') !== sha256)
			throw new BadBackup(
				`The step ${name} is not the one the backup was made with. Restore the file first.`
			);
		await tx.unsafe(text);
		await tx`insert into schema_migration (name, sha256) values (${name}, ${sha256})`;
	}
}

/** Rows refer to each other across tables, so what holds them together is taken off, and put back when all are there. */
async function fill(tx: Tx, manifest: Manifest, folder: string): Promise<void> {
	const ties = await tx<{ table: string; name: string; definition: string }[]>`
		select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
		from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`;
	for (const { table, name } of ties) await tx.unsafe(`alter table ${table} drop constraint ${name}`);
	const here = await tablesOf(tx);
	for (const { name, columns } of manifest.tables) {
		const known = here.find((table) => table.name === name);
		if (!known || known.columns.join() !== columns.join())
			throw new BadBackup(`The table ${name} of the backup is not the one this Withus makes.`);
		await tx.unsafe(`delete from ${quoted(name)}`);
		const list = columns.map(quoted).join(', ');
		const into = await tx.unsafe(`copy ${quoted(name)} (${list}) from stdin`).writable();
		await pipeline(rowsIn(folder, name), into);
	}
	for (const { table, name, definition } of ties)
		await tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
}

/** Reads everything again: what stands in the tables is what was backed up. */
async function compare(tx: Tx, manifest: Manifest): Promise<void> {
	for (const table of await tablesOf(tx)) {
		const wanted = manifest.tables.find(({ name }) => name === table.name);
		const measured = new Measured();
		await pipeline(await copyOut(tx, table), measured, async (rest) => {
			for await (const chunk of rest) void chunk;
		});
		const same = wanted ? wanted.sha256 === measured.sha256 : measured.rows === 0;
		if (!same) throw new BadBackup(`The table ${table.name} came back different. Nothing was changed.`);
	}
}
