// The pictures of a public page, as files beside it.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readPictureAddress, type PictureAddress } from '#domain/picture-address.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Db } from '#server/sql.ts';
import { namesIn, replaceFile } from '../replace-file.ts';

/** The pictures a plan shows, each once. */
export function picturesOf({ doc }: PlanContent): PictureAddress[] {
	const shown = doc.flatMap((block) =>
		block.type === 'image' ? (readPictureAddress(block.attrs.src) ?? []) : []
	);
	return [...new Map(shown.map((picture) => [picture.name, picture])).values()];
}

/** Writes what is missing into the folder `pictures` of each of these folders. A name is a hash, so what is there is right. */
export async function writePictures(db: Db, content: PlanContent, folders: readonly string[]): Promise<void> {
	await writePictureFiles(db, picturesOf(content), folders);
}

/** The same for these pictures. */
export async function writePictureFiles(
	db: Db,
	pictures: readonly PictureAddress[],
	folders: readonly string[]
): Promise<void> {
	if (pictures.length === 0) return;
	for (const folder of folders) {
		const place = path.join(folder, 'pictures');
		const there = await namesIn(place);
		for (const { hash, name } of pictures.filter((picture) => !there.includes(picture.name))) {
			const [row] = await db<{ bytes: Buffer }[]>`select bytes from picture where hash = ${hash} limit 1`;
			if (!row) continue;
			await mkdir(place, { recursive: true });
			await replaceFile(path.join(place, name), row.bytes);
		}
	}
}

/** Takes away what this plan does not show: it belongs to a version that stood here before, and may have been withdrawn. */
export async function removeOtherPictures(content: PlanContent, folder: string): Promise<void> {
	const place = path.join(folder, 'pictures');
	const shown = picturesOf(content).map(({ name }) => name);
	for (const name of await namesIn(place))
		if (!shown.includes(name)) await rm(path.join(place, name), { force: true });
}
