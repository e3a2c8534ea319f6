// The easy-read twin as one web page that stands alone, for the folder with everything: pictures inside it, no script.
import { createHash } from 'node:crypto';
import type { FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { easyReadContents, easyReadCredits, easyReadHtml } from '#lib/plan-html/easy-read-html.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { easyReadPageWords } from '#lib/words/easy-read.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { ExportFacts, PictureFile } from './file-to-make.ts';
import { fileStyle } from './html-style.ts';

const style = `${fileStyle}
body{max-width:48rem;font-size:1.375rem}.small,.note{font-size:.9375rem}.small h2{font-size:1rem}dt{font-size:1.25rem;color:var(--ink)}.meanings dl{display:grid;gap:1rem}
.lines{list-style:none;padding:0;margin-top:1.5rem}.lines li{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:1.25rem;align-items:center;margin-bottom:1.25rem;break-inside:avoid}
.pic{display:grid;place-items:center;width:7rem;height:7rem;background:#fff;border:1px solid var(--line);border-radius:10px}.pic img{width:6rem;height:6rem;object-fit:contain}
@media (max-width:30rem){body{font-size:1.25rem}.lines li{grid-template-columns:4.5rem minmax(0,1fr);gap:.875rem}.pic{width:4.5rem;height:4.5rem}.pic img{width:4rem;height:4rem}}
@media print{body{font-size:16pt}}`;

export function easyReadFile(
	twin: FrozenTwin,
	facts: ExportFacts,
	symbols: ReadonlyMap<string, string>,
	pictures: readonly PictureFile[]
): string {
	const own = new Map(
		twin.pictures.flatMap(({ concept, src }) => {
			const picture = pictures.find(({ hash }) => hash === readPictureAddress(src)?.hash);
			if (!picture) return [];
			const data = Buffer.from(picture.bytes).toString('base64');
			return [[concept, `data:${picture.type};base64,${data}`] as const];
		})
	);
	const hash = createHash('sha256').update(style).digest('base64');
	const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
	const title = escapeHtml(twin.title);
	return (
		'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">' +
		`<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
		`<title>${easyReadPageWords.title}: ${title}</title><style>${style}</style></head><body>` +
		`<header><p class="note">${easyReadPageWords.title}</p><h1>${title}</h1><p class="note">${escapeHtml(facts.state)}</p></header>` +
		`${easyReadContents(twin)}<main>${easyReadHtml(twin, (concept) => own.get(concept) ?? symbols.get(concept) ?? null)}</main>` +
		`<footer>${easyReadCredits(twin)}<p>${escapeHtml(facts.areaName)} · ${fileWords.taken(new Date(facts.madeAt))}</p></footer></body></html>\n`
	);
}
