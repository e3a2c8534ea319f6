// What a backup holds, in its file manifest.json: every table and every published file with the SHA-256 of its content.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

/** Only names we could have written: a manifest from elsewhere must not lead out of its folder, nor into a statement. */
const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,62}$/));
const file = v.pipe(
	v.string(),
	v.regex(/^[\w.-]+(\/[\w.-]+)*$/),
	v.check((text) => !text.split('/').includes('..'))
);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const manifest = v.object({
	format: v.literal(1),
	made: v.pipe(v.string(), v.isoTimestamp()),
	postgres: v.string(),
	migrations: v.array(v.object({ name: v.pipe(v.string(), v.regex(/^\d{4}_[a-z_]+\.sql$/)), sha256 })),
	tables: v.array(v.object({ name, columns: v.array(name), rows: count, sha256 })),
	files: v.array(v.object({ path: file, bytes: count, sha256 }))
});

export type Manifest = v.InferOutput<typeof manifest>;
export type TableEntry = Manifest['tables'][number];

/** A backup that cannot be used; the message is a sentence for whoever runs the command. */
export class BadBackup extends Error {}

export const manifestFile = 'manifest.json';
export const tableFile = (table: string) => path.join('tables', `${table}.copy.gz`);
export const publishedFolder = 'published';

export async function readManifest(folder: string): Promise<Manifest> {
	let text: string;
	try {
		text = await readFile(path.join(folder, manifestFile), 'utf8');
	} catch (cause) {
		throw new BadBackup(`There is no backup in ${folder}: its ${manifestFile} cannot be read.`, { cause });
	}
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), manifest), text);
	if (!read.success)
		throw new BadBackup(`The ${manifestFile} in ${folder} is not one that Withus has written.`);
	return read.output;
}
