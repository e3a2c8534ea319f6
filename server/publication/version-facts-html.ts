// What a published version says about itself: at the top in a line each with the way to it, and in full under the plan.
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { versionFactsWords as words } from '#lib/words/version-facts.ts';
import { formatDate } from '#lib/words/dates.ts';
import type { PublicPage } from './public-page.ts';

/** What a reader can take in; a longer list is a comparison. */
const mostSentences = 40;

/** Lines for the box at the top. */
export function factsLines({ changed, corrections = [], reviewOn }: PublicPage): string {
	return (
		(changed ? `<p>${changedLine(changed)}</p>` : '') +
		(corrections.length === 0
			? ''
			: `<p>${words.correctionsShort(corrections.length)} <a href="#corrections">${words.readCorrections}</a></p>`) +
		(reviewOn ? `<p>${words.review(reviewOn)}</p>` : '')
	);
}

function changedLine({ since, sentences }: NonNullable<PublicPage['changed']>): string {
	if (sentences.length === 0) return words.nothingChanged(since);
	return `${words.changedShort(since, sentences.length)} <a href="#changed">${words.readChanged}</a>`;
}

/** Sections under the plan. */
export function factsHtml(page: PublicPage): string {
	return changedHtml(page) + tookPartHtml(page) + correctionsHtml(page);
}

function changedHtml({ changed }: PublicPage): string {
	if (!changed || changed.sentences.length === 0) return '';
	const told = changed.sentences.slice(0, mostSentences);
	const left = changed.sentences.length - told.length;
	const lines = [...told, ...(left > 0 ? [words.more(left)] : [])].map(
		(line) => `<li>${escapeHtml(line)}</li>`
	);
	return section('changed', words.changedTitle(changed.since), `<ul class="plain">${lines.join('')}</ul>`);
}

function tookPartHtml({ tookPart }: PublicPage): string {
	if (!tookPart || tookPart.length === 0) return '';
	const lines = tookPart.map((count) => `<li>${words.tookPart(count)}</li>`).join('');
	const note = tookPart.some(({ people }) => people === null)
		? `<p class="small">${words.tookPartNote}</p>`
		: '';
	return section(
		'took-part',
		words.tookPartTitle,
		`<p>${words.tookPartSays}</p><ul class="plain">${lines}</ul>${note}`
	);
}

function correctionsHtml({ corrections = [] }: PublicPage): string {
	if (corrections.length === 0) return '';
	const lines = corrections.map(
		({ at, oldWords, newWords }) =>
			`<li><b>${formatDate(at)}</b><p>${words.was} <del>${escapeHtml(oldWords)}</del></p><p>${words.reads} <ins>${escapeHtml(newWords)}</ins></p></li>`
	);
	return section(
		'corrections',
		words.correctionsTitle,
		`<p>${words.correctionsSays}</p><ul>${lines.join('')}</ul>`
	);
}

function section(id: string, title: string, html: string): string {
	return `<section class="agreed" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${html}</section>`;
}

/** In the footer: the chain from what was agreed to what is read. */
export function fingerprintsHtml({ corrections = [], erasures = [] }: PublicPage): string {
	const last = corrections.at(-1);
	return (
		erasures
			.map(
				({ at, was }) =>
					`<p class="small">${words.erased(at)} ${words.erasedBefore} <code>${escapeHtml(was)}</code></p>`
			)
			.join('') +
		(last ? `<p class="small">${words.fingerprintNow} <code>${escapeHtml(last.reads)}</code></p>` : '')
	);
}
