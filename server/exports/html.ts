// A plan as one web page that stands alone: no script, its style and pictures inside it, nothing fetched from anywhere.
import { createHash } from 'node:crypto';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { outlineOf } from '#lib/plan-html/outline.ts';
import { contentsHtml, planHtml } from '#lib/plan-html/plan-html.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import type { Material, PictureFile } from './file-to-make.ts';
import { fileStyle } from './html-style.ts';

export function htmlOf({ content, facts, threads, pictures }: Material): Uint8Array {
	const parts = outlineOf(content);
	const { meta } = content;
	const title = meta.plainTitle.trim() || meta.title.trim();
	const contents = contentsHtml(parts);
	const lines = [meta.period, meta.coProductionStatus].filter((line) => line.trim() !== '');
	const official = meta.title.trim() === title ? '' : `<p class="official">${escapeHtml(meta.title)}</p>`;
	const body =
		`<header><h1>${escapeHtml(title)}</h1>${official}` +
		lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('') +
		`<p class="note">${escapeHtml(facts.state)}${facts.draft ? `. ${fileWords.draft}` : ''}</p></header>` +
		(contents === ''
			? ''
			: `<nav aria-labelledby="contents"><h2 id="contents">${fileWords.contents}</h2>${contents}</nav>`) +
		`<main id="plan">${alone(planHtml(content, parts), pictures)}</main>` +
		(threads.length === 0 ? '' : saidHtml(threads)) +
		`<footer><p>${escapeHtml(facts.areaName)} · ${fileWords.taken(new Date(facts.madeAt))}</p></footer>`;
	const hash = createHash('sha256').update(fileStyle).digest('base64');
	const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
	return new TextEncoder().encode(
		'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">' +
			`<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
			`<title>${escapeHtml(title)}</title><style>${fileStyle}</style></head><body>${body}</body></html>\n`
	);
}

/** The page without what only works at its address: links to copy, and pictures that stand beside it. */
function alone(html: string, pictures: ReadonlyMap<string, PictureFile>): string {
	return html
		.replace(/<a class="here"[^>]*>.*?<\/a>/gs, '')
		.replace(
			/<img src="(\/pictures\/[^"]+)"([^>]*?)alt="([^"]*)">/g,
			(_, src: string, between: string, alt: string) => {
				const picture = pictures.get(readPictureAddress(src)?.hash ?? '');
				if (!picture)
					return `<span class="note">${alt === '' ? fileWords.picture : fileWords.pictureOf(alt)}</span>`;
				const data = Buffer.from(picture.bytes).toString('base64');
				return `<img src="data:${picture.type};base64,${data}"${between}alt="${alt}">`;
			}
		);
}

function saidHtml(threads: readonly ExportedThread[]): string {
	const said = threads.map(({ about, settled, internal, comments }) => {
		const marks = [settled ? fileWords.settled : '', internal ? fileWords.inside : ''].filter(
			(word) => word !== ''
		);
		return (
			`<article class="thread"><h3>${escapeHtml(about)}</h3>${marks.map((mark) => `<p class="note">${mark}</p>`).join('')}` +
			comments
				.map(
					({ who, words, at }) =>
						`<p class="note">${escapeHtml(fileWords.saidOn(who, at))}</p><blockquote>${escapeHtml(words)}</blockquote>`
				)
				.join('') +
			'</article>'
		);
	});
	return `<section aria-labelledby="said"><h2 id="said">${fileWords.said}</h2><p class="note">${fileWords.saidNote}</p>${said.join('')}</section>`;
}
