// One page of the public folder, as it is and packed in the two ways browsers know.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { namesIn, replaceFile } from '../replace-file.ts';

/** Where the folder is, and under which name its pages are known. */
export interface FilesPlace {
	/** PUBLISHED_DIR */
	readonly dir: string;
	/** "https://plans.example.org" for canonical addresses, or empty. */
	readonly origin: string;
}

/** Endings of the three files of a page. */
export const packings = ['', '.br', '.gz'] as const;

/** As small as it gets: pages are read far more often than they are written. */
const smallest = constants.BROTLI_MAX_QUALITY;

/** Nearly as small in a tenth of the time: for what is written anew with every version. */
export const quick = 5;

/** Writes a page into each of these files; folders are made. */
export async function writePage(files: readonly string[], html: string, quality = smallest): Promise<void> {
	const bytes = Buffer.from(html);
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
		promisify(gzip)(bytes, { level: 9 })
	]);
	for (const file of files) {
		await mkdir(path.dirname(file), { recursive: true });
		await replaceFile(`${file}.br`, br);
		await replaceFile(`${file}.gz`, gz);
		await replaceFile(file, bytes);
	}
}

/** Whether no file of these pages is missing. */
export async function allThere(files: readonly string[]): Promise<boolean> {
	for (const file of files) {
		const names = await namesIn(path.dirname(file));
		if (!packings.every((kind) => names.includes(path.basename(file) + kind))) return false;
	}
	return true;
}
