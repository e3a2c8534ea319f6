// What every public page has around it: language, title, its own policy and style, a way past the top.
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { publicPageWords as words } from '#lib/words/publication.ts';
import { pagePolicy, pageStyle, pageStyleHash } from './page-style.ts';

/** @param body HTML that is safe already; it holds the element #plan that the skip link leads to */
export function pageFrame(page: {
	title: string;
	body: string;
	canonical?: string;
	description?: string;
	hidden?: boolean;
	/** What is shown beside a link to it: absolute addresses, because others fetch them. */
	card?: { image: string; site: string; name: string };
	/** Address of its feed. */
	feed?: string;
	/** What the way past the top says. */
	skip?: string;
}): string {
	const { title, body, canonical = '', description = '', hidden = false, skip = words.skip, feed } = page;
	return (
		'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">' +
		'<meta name="viewport" content="width=device-width,initial-scale=1">' +
		`<meta http-equiv="Content-Security-Policy" content="${pagePolicy(pageStyleHash)}">` +
		`<title>${escapeHtml(title)}</title>` +
		(description === '' ? '' : `<meta name="description" content="${escapeHtml(description)}">`) +
		(canonical === '' ? '' : `<link rel="canonical" href="${escapeHtml(canonical)}">`) +
		(hidden ? '<meta name="robots" content="noindex">' : '') +
		cardHtml(page.card, canonical, description) +
		(feed ? `<link rel="alternate" type="application/atom+xml" href="${escapeHtml(feed)}">` : '') +
		'<link rel="icon" href="data:,">' +
		`<style>${pageStyle}</style></head><body><a class="skip" href="#plan">${skip}</a>` +
		`<div class="page">${body}</div></body></html>`
	);
}

function cardHtml(
	card: { image: string; site: string; name: string } | undefined,
	canonical: string,
	description: string
): string {
	if (!card) return '';
	const facts = {
		'og:type': 'article',
		'og:title': card.name,
		'og:site_name': card.site,
		'og:url': canonical,
		'og:image': card.image,
		'og:image:width': '1200',
		'og:image:height': '630',
		'og:image:alt': card.name,
		...(description === '' ? {} : { 'og:description': description })
	};
	return Object.entries(facts)
		.map(([name, says]) => `<meta property="${name}" content="${escapeHtml(says)}">`)
		.join('');
}

/** A short page of a heading and sentences, such as "There is no published plan here". */
export function noticePage(title: string, paragraphs: readonly string[], more = ''): string {
	const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
	return pageFrame({
		title,
		hidden: true,
		body: `<main id="plan" tabindex="-1" class="facing"><h1>${escapeHtml(title)}</h1>${body}${more}</main>`
	});
}
