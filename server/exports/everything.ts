// All files of a plan in one folder, packed, with a list of hashes by which anybody can check that none was changed.
import { createHash } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { exportFormats, type ExportFormatId } from '#domain/exports/formats.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { Material } from './file-to-make.ts';
import { fileOf } from './file-of.ts';
import { titleOf } from './title.ts';

/** These are packed already. */
const packed = /\.(docx|odt|xlsx|pdf|png|jpg)$/;

/** `done` hears how much of it is made, in per cent. */
export async function everythingOf(
	material: Material,
	done: (percent: number) => void = () => undefined
): Promise<Uint8Array> {
	const files = new Map<string, Uint8Array>();
	const formats: readonly (typeof exportFormats)[number][] = exportFormats;
	for (const [at, { id, ending }] of formats.entries()) {
		if (id !== 'everything')
			files.set(`plan.${ending}`, await fileOf(id as Exclude<ExportFormatId, 'everything'>, material));
		done(Math.round(((at + 1) / (formats.length + 1)) * 100));
	}
	if (material.easyRead !== undefined) files.set('easy-read.html', strToU8(material.easyRead));
	for (const block of material.content.doc) {
		const address = block.type === 'image' ? readPictureAddress(block.attrs.src) : null;
		const picture = address && material.pictures.get(address.hash);
		if (address && picture) files.set(`pictures/${address.name}`, picture.bytes);
	}
	files.set('plan.json', strToU8(JSON.stringify(material.content, null, '\t')));
	files.set('manifest.json', strToU8(JSON.stringify(manifestOf(files, material), null, '\t')));
	const entries: Zippable = Object.fromEntries(
		[...files].map(([name, bytes]) => [name, [bytes, { level: packed.test(name) ? 0 : 6 }] as const])
	);
	// in a process of its own: nobody waits for it
	return zipSync(entries);
}

function manifestOf(files: ReadonlyMap<string, Uint8Array>, { content, facts }: Material) {
	return {
		says: fileWords.manifest,
		title: titleOf(content.meta),
		state: facts.state,
		madeAt: facts.madeAt,
		files: Object.fromEntries(
			[...files].map(([name, bytes]) => [
				name,
				{ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
			])
		)
	};
}
