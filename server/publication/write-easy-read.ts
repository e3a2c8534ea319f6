// The files of easy-read twins, beside the pages of the versions they went out with.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readPictureAddress } from '#domain/picture-address.ts';
import { easyReadAddress } from '#domain/publication.ts';
import { symbolsFor } from '#server/easy-read/symbol-files.ts';
import type { Db } from '#server/sql.ts';
import { planFolder, versionFolder, type Manifest } from './manifest.ts';
import type { TwinOfVersion } from './read-easy-read.ts';
import type { PublishedVersion } from './read.ts';
import { renderEasyRead } from './render-easy-read.ts';
import type { EasyReadLink } from './public-page.ts';
import { allThere, writePage, type FilesPlace } from './write-page.ts';
import { writePictureFiles } from './write-pictures.ts';

interface Writing {
	readonly place: FilesPlace;
	readonly version: PublishedVersion;
	readonly versions: readonly PublishedVersion[];
	/** Of every version that can be read, oldest first. */
	readonly twins: readonly TwinOfVersion[];
}

/** The number of the newest version with a twin. */
export function newestTwin(twins: readonly TwinOfVersion[]): number | null {
	return twins.findLast(({ twin }) => twin !== null)?.n ?? null;
}

/** Writes the page of a version, and the current one when it is the newest. Its tag; null when the version has no twin. */
export async function writeEasyRead(
	db: Db,
	{ place, version, versions, twins }: Writing,
	before: Manifest | null
): Promise<string | null> {
	const own = twins.find(({ n }) => n === version.n);
	if (!own?.twin) return null;
	const { twin, redactedAt } = own;
	const { plan, n } = version;
	const newest = newestTwin(twins) === n;
	const concepts = twin.parts.flatMap(({ lines }) => lines.map(({ concept }) => concept));
	const symbols = await symbolsFor(concepts, twin.set);
	const html = renderEasyRead({
		...version,
		twin,
		redactedAt,
		symbols,
		versions,
		newest,
		origin: place.origin
	});
	const tag = createHash('sha256').update(html).digest('hex').slice(0, 32);
	const folder = versionFolder(place.dir, plan, n);
	const pictures = twin.pictures.flatMap(({ src }) => readPictureAddress(src) ?? []);
	await writePictureFiles(db, pictures, [folder]);
	const files = [path.join(folder, 'easy-read', 'index.html')];
	if (newest) files.push(path.join(planFolder(place.dir, plan), 'easy-read', 'index.html'));
	const same = before?.versions[n]?.easyRead === tag && before.easyRead === newestTwin(twins);
	if (!same || !(await allThere(files))) await writePage(files, html);
	return tag;
}

/** From the page of a version: to its twin, or the day by which one was promised. */
export function easyReadLink(
	{ plan, slug, n }: PublishedVersion,
	twins: readonly TwinOfVersion[]
): EasyReadLink | undefined {
	const own = twins.find((each) => each.n === n);
	if (own?.twin) return { address: easyReadAddress(plan, slug, n) };
	return own?.promised ? { promised: own.promised } : undefined;
}
