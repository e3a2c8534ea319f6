// Makes a backup: one snapshot of every table, while people go on writing, and the published files beside it.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Sql, Tx } from '#server/sql.ts';
import {
	BadBackup,
	manifestFile,
	publishedFolder,
	tableFile,
	type Manifest,
	type TableEntry
} from './manifest.ts';
import { copyOut, Measured, plainWriting, stepsTable, tablesOf } from './tables.ts';

/** Only whoever runs Withus may read it: it holds everything, also what proves who somebody is. */
const secretFile = 0o600;
const secretFolder = 0o700;

export interface BackupPlace {
	/** Where it goes; must not exist. */
	readonly folder: string;
	readonly publishedDir: string;
}

/** Writes a backup. It gets its name only when it is whole, so half a backup is never mistaken for one. */
export async function writeBackup(sql: Sql, { folder, publishedDir }: BackupPlace): Promise<Manifest> {
	if (existsSync(folder)) throw new BadBackup(`${folder} exists already. Choose another name.`);
	const unfinished = `${folder}.unfinished`;
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(path.join(unfinished, 'tables'), { recursive: true, mode: secretFolder });
	try {
		const tables = await sql.begin('isolation level repeatable read read only', (tx) =>
			snapshot(tx, unfinished)
		);
		// after the snapshot: what was published meanwhile is in the folder, and whoever restores makes the folder true again
		const files = await copyPublished(publishedDir, path.join(unfinished, publishedFolder));
		const manifest: Manifest = { format: 1, ...tables, files };
		await writeFile(path.join(unfinished, manifestFile), `${JSON.stringify(manifest, null, '\t')}\n`, {
			mode: secretFile,
			flush: true
		});
		await rename(unfinished, folder);
		return manifest;
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true });
		throw error;
	}
}

async function snapshot(tx: Tx, folder: string): Promise<Omit<Manifest, 'format' | 'files'>> {
	await plainWriting(tx);
	const [here] = await tx<{ made: Date; version: string; steps: string | null }[]>`
		select now() as made, current_setting('server_version') as version, to_regclass(${stepsTable})::text as steps`;
	if (!here?.steps) throw new BadBackup('There is nothing to back up: this database holds no Withus.');
	const migrations = await tx<{ name: string; sha256: string }[]>`
		select name, sha256 from schema_migration order by name collate "C"`;
	const tables: TableEntry[] = [];
	for (const table of await tablesOf(tx)) {
		const measured = new Measured();
		await pipeline(
			await copyOut(tx, table),
			measured,
			createGzip(),
			createWriteStream(path.join(folder, tableFile(table.name)), { mode: secretFile, flush: true })
		);
		const { name, columns } = table;
		tables.push({ name, columns: [...columns], rows: measured.rows, sha256: measured.sha256 });
	}
	return { made: here.made.toISOString(), postgres: here.version, migrations: [...migrations], tables };
}

async function copyPublished(from: string, to: string): Promise<Manifest['files']> {
	if (!existsSync(from)) return [];
	const entries = await readdir(from, { recursive: true, withFileTypes: true });
	const files: Manifest['files'] = [];
	for (const entry of entries.filter((found) => found.isFile())) {
		const whole = path.join(entry.parentPath, entry.name);
		const relative = path.relative(from, whole).split(path.sep).join('/');
		const measured = new Measured();
		await mkdir(path.dirname(path.join(to, relative)), { recursive: true, mode: secretFolder });
		await pipeline(
			createReadStream(whole),
			measured,
			createWriteStream(path.join(to, relative), { mode: secretFile })
		);
		files.push({ path: relative, bytes: measured.bytes, sha256: measured.sha256 });
	}
	return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
