// Reads a whole backup and compares every table and file with the manifest, before anything is touched.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BadBackup, publishedFolder, readManifest, tableFile, type Manifest } from './manifest.ts';
import { Measured } from './tables.ts';

/** The manifest of a backup that is whole. */
export async function checkBackup(folder: string): Promise<Manifest> {
	const manifest = await readManifest(folder);
	for (const { name, rows, sha256 } of manifest.tables) {
		const found = await measure(path.join(folder, tableFile(name)), createGunzip());
		if (found?.sha256 !== sha256 || found.rows !== rows) throw damaged(folder, tableFile(name));
	}
	for (const { path: file, sha256 } of manifest.files) {
		const found = await measure(path.join(folder, publishedFolder, file), new PassThrough());
		if (found?.sha256 !== sha256) throw damaged(folder, path.join(publishedFolder, file));
	}
	return manifest;
}

/** A table's rows as they were copied out. */
export function rowsIn(folder: string, table: string): Readable {
	return createReadStream(path.join(folder, tableFile(table))).pipe(createGunzip());
}

async function measure(
	file: string,
	through: PassThrough | ReturnType<typeof createGunzip>
): Promise<Measured | null> {
	const measured = new Measured();
	try {
		await pipeline(createReadStream(file), through, measured, async (rest) => {
			for await (const chunk of rest) void chunk;
		});
		return measured;
	} catch {
		// missing, torn or not what gzip writes: the caller says which file it is
		return null;
	}
}

function damaged(folder: string, file: string): BadBackup {
	return new BadBackup(
		`The backup in ${folder} is damaged: ${file} is not what was written. Nothing was changed. Use another backup.`
	);
}
