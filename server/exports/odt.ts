// A plan as OpenDocument text. Written by us: the libraries there are know no headings of tables that are printed again on each page,
// no lists inside cells and no language. The format itself is a zip with four small texts in it.
import { strToU8, zipSync } from 'fflate';
import { exportedPlan, type ExportedPart } from '#domain/exports/exported-plan.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import type { Material, PictureFile } from './file-to-make.ts';
import { odtBox, odtTable } from './odt-table.ts';
import { odtStyles, odtTableStyles } from './odt-style.ts';
import { odtBlocks, odtParagraph, odtTexts, xmlText } from './odt-words.ts';
import { titleOf } from './title.ts';

const type = 'application/vnd.oasis.opendocument.text';
const spaces =
	'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"';
const xml = (root: string, inside: string): Uint8Array =>
	strToU8(`<?xml version="1.0" encoding="UTF-8"?><office:${root} ${spaces}>${inside}</office:${root}>`);

export function odtOf(material: Material): Uint8Array {
	const { content, facts, threads, pictures } = material;
	const { meta, parts } = exportedPlan(content);
	const title = titleOf(meta);
	const notes = notesByKey(threads, parts);
	const shown = picturesIn(parts, pictures);
	const line = (words: string, style: string) =>
		words.trim() === '' ? '' : odtParagraph(style, xmlText(words));
	const body =
		odtParagraph('Title', `${notes.get('') ?? ''}${xmlText(title)}`) +
		(meta.plainTitle.trim() === title ? '' : line(meta.plainTitle, 'Subtitle')) +
		line(meta.period, 'Period') +
		parts.map((part) => partOdt(part, pictures, notes)).join('');
	const files = [...shown].map(([name, picture]) => ({ name: `Pictures/${name}`, picture }));
	const manifest = [
		['/', type],
		['content.xml', 'text/xml'],
		['styles.xml', 'text/xml'],
		['meta.xml', 'text/xml'],
		...files.map(({ name, picture }) => [name, picture.type])
	];
	return zipSync({
		// first and not packed, so that a program knows the file by its first bytes
		mimetype: [strToU8(type), { level: 0 }],
		'content.xml': xml(
			'document-content',
			`<office:automatic-styles>${odtTableStyles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`
		),
		'styles.xml': xml('document-styles', odtStyles(meta.coProductionStatus)),
		'meta.xml': xml(
			'document-meta',
			`<office:meta><dc:title>${xmlText(title)}</dc:title><dc:description>${xmlText(facts.state)}</dc:description><dc:language>en-GB</dc:language><dc:date>${facts.madeAt}</dc:date><meta:generator>Withus</meta:generator></office:meta>`
		),
		'META-INF/manifest.xml': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${manifest.map(([name, media]) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${media}"/>`).join('')}</manifest:manifest>`
		),
		...Object.fromEntries(files.map(({ name, picture }) => [name, [picture.bytes, { level: 0 }] as const]))
	});
}

function partOdt(
	part: ExportedPart,
	pictures: ReadonlyMap<string, PictureFile>,
	notes: ReadonlyMap<string, string>
): string {
	const note = notes.get(part.key) ?? '';
	switch (part.kind) {
		case 'heading': {
			const ref = part.ref === '' ? '' : `${xmlText(part.ref)} `;
			const heading = `<text:h text:style-name="Heading_20_${part.level}" text:outline-level="${part.level}">${note}${ref}${odtTexts(part.words)}</text:h>`;
			return part.plain.length === 0
				? heading
				: heading + odtParagraph('Plain_20_title', odtTexts(part.plain));
		}
		case 'words':
			return odtBlocks([part.block], 'Text', note);
		case 'callout':
			return odtBox(part, note);
		case 'table':
			return odtTable(part, notes);
		case 'picture':
			return odtParagraph('Text', pictureOdt(part.src, part.alt, pictures));
	}
}

/** Centimetres, at 96 pixels to the inch. */
const perPixel = 2.54 / 96;
const widest = 24;
const highest = 13;

function pictureOdt(src: string, alt: string, pictures: ReadonlyMap<string, PictureFile>): string {
	const address = readPictureAddress(src);
	if (!address || !pictures.has(address.hash))
		return xmlText(alt === '' ? fileWords.picture : fileWords.pictureOf(alt));
	const { width, height, name } = address;
	const scale = Math.min(1, widest / (width * perPixel), highest / (height * perPixel));
	const size = (pixels: number) => `${(pixels * perPixel * scale).toFixed(2)}cm`;
	return `<draw:frame draw:name="${name.slice(0, 16)}" text:anchor-type="as-char" svg:width="${size(width)}" svg:height="${size(height)}"><draw:image xlink:href="Pictures/${name}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:desc>${xmlText(alt)}</svg:desc></draw:frame>`;
}

function picturesIn(
	parts: readonly ExportedPart[],
	pictures: ReadonlyMap<string, PictureFile>
): Map<string, PictureFile> {
	const shown = new Map<string, PictureFile>();
	for (const part of parts) {
		const address = part.kind === 'picture' ? readPictureAddress(part.src) : null;
		const picture = address && pictures.get(address.hash);
		if (address && picture) shown.set(address.name, picture);
	}
	return shown;
}

/** Comments as notes in the margin, by the place they hang on; what hangs on nothing in this text hangs on the title. */
function notesByKey(threads: readonly ExportedThread[], parts: readonly ExportedPart[]): Map<string, string> {
	const known = new Set(
		parts.flatMap((part) => (part.kind === 'table' ? part.rows.map(({ key }) => key) : [part.key]))
	);
	const notes = new Map<string, string>();
	for (const thread of threads) {
		const key = known.has(thread.key) ? thread.key : '';
		const about = [
			thread.about,
			thread.settled ? fileWords.settled : '',
			thread.internal ? fileWords.inside : ''
		];
		const opening = `<text:p>${xmlText(about.filter((word) => word !== '').join(' · '))}</text:p>`;
		for (const { who, words, at } of thread.comments) {
			const said = words.split('\n').map((line) => `<text:p>${xmlText(line)}</text:p>`);
			notes.set(
				key,
				`${notes.get(key) ?? ''}<office:annotation><dc:creator>${xmlText(who)}</dc:creator><dc:date>${at}</dc:date>${opening}${said.join('')}</office:annotation>`
			);
		}
	}
	return notes;
}
