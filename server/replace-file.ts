// One file at a time, replaced whole.
import { randomBytes } from 'node:crypto';
import { readdir, rename, writeFile } from 'node:fs/promises';

/** A reader sees the old bytes or the new ones, never half of them. `mode`: who may read it; as the process is set up otherwise. */
export async function replaceFile(file: string, bytes: Buffer, mode?: number): Promise<void> {
	const temporary = `${file}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
	await writeFile(temporary, bytes, { mode });
	await rename(temporary, file);
}

/** What is in a folder; nothing when there is no folder. */
export async function namesIn(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}
