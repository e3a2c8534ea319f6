// The easy-read twin → HTML: picture at the left, sentence at the right. No script, no styles of its own, every word escaped.
import type { FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import { symbolSets, usualSet } from '#domain/easy-read/symbol-set.ts';
import { introPart } from '#domain/easy-read/twin.ts';
import { sectionAnchor } from '#domain/publication.ts';
import { easyReadPageWords as words } from '#lib/words/easy-read.ts';
import { escapeHtml } from './escape.ts';

/** What an image loads for a concept; null for no picture. */
export type PictureSource = (concept: string) => string | null;

/** The parts, then what hard words mean, then whose pictures these are. */
export function easyReadHtml({ parts, meanings }: FrozenTwin, source: PictureSource): string {
	const told = parts.map(({ id, ref, title, lines }) => {
		const anchor = escapeHtml(sectionAnchor(id));
		const heading =
			id === introPart
				? ''
				: `<h2 id="${anchor}">${ref === '' ? '' : `<span class="ref">${escapeHtml(ref)}</span> `}${escapeHtml(title)}</h2>`;
		const shown = lines.map(({ words: said, concept }) => {
			const picture = source(concept);
			const image = picture === null ? '' : `<img src="${picture}" alt="">`;
			return `<li><span class="pic">${image}</span><p>${escapeHtml(said)}</p></li>`;
		});
		return `${heading}<ul class="lines">${shown.join('')}</ul>`;
	});
	const explained = meanings.map(
		({ word, says }) => `<div><dt>${escapeHtml(word)}</dt><dd>${escapeHtml(says)}</dd></div>`
	);
	return (
		told.join('') +
		(explained.length === 0
			? ''
			: `<section class="meanings" aria-labelledby="meanings"><h2 id="meanings">${words.meanings}</h2><dl>${explained.join('')}</dl></section>`)
	);
}

/** Parts with a heading, as links; nothing for so few that one sees them at once. */
export function easyReadContents({ parts }: FrozenTwin): string {
	const titled = parts.filter(({ id }) => id !== introPart);
	if (titled.length < 3) return '';
	const links = titled.map(
		({ id, title }) => `<li><a href="#${escapeHtml(sectionAnchor(id))}">${escapeHtml(title)}</a></li>`
	);
	return `<nav aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ul>${links.join('')}</ul></nav>`;
}

/** Whose pictures these are, as their licences ask. */
export function easyReadCredits({ parts, pictures, set: chosen = usualSet }: FrozenTwin): string {
	const { address, name, version, licence, licenceAddress } = symbolSets[chosen];
	const own = new Set(pictures.map(({ concept }) => concept));
	const drawn = parts.some(({ lines }) => lines.some(({ concept }) => concept !== '' && !own.has(concept)));
	const set = `${words.symbols} <a href="${address}">${name} ${version}</a>, <a rel="license" href="${licenceAddress}">${licence}</a>.`;
	const lines = [
		...(drawn ? [set] : []),
		...pictures.map(({ name, credit }) => `${escapeHtml(name)}: ${escapeHtml(credit)}`)
	];
	return lines.length === 0
		? ''
		: `<div class="small"><h2>${words.credits}</h2>${lines.map((line) => `<p>${line}</p>`).join('')}</div>`;
}
