// The newest version as a page inside another site's, such as a Local Offer: plain, without script, with the way to the whole page.
import { currentAddress } from '#domain/publication.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { outlineOf } from '#lib/plan-html/outline.ts';
import { contentsHtml, planHtml } from '#lib/plan-html/plan-html.ts';
import { embedWords, planWords, publicPageWords as words } from '#lib/words/publication.ts';
import { noticePage, pageFrame } from './page-frame.ts';
import type { PublicPage } from './public-page.ts';
import { replacedHtml } from './replaced-html.ts';

/** Its own file: links of the page lead to itself, because the whole page cannot be shown in a frame. */
const itself = 'embed.html';

export function renderEmbed(page: PublicPage): string {
	const { content, plan, slug, n, origin } = page;
	const title = content.meta.plainTitle.trim() || content.meta.title.trim() || planWords.untitled;
	const parts = outlineOf(content);
	const contents = contentsHtml(parts);
	const onward = `<p><a href="${escapeHtml(origin + currentAddress(plan, slug))}" target="_blank" rel="noopener">${embedWords.whole}</a></p>`;
	return pageFrame({
		title: `${title} · ${page.areaName}`,
		canonical: origin + currentAddress(plan, slug),
		hidden: true,
		body:
			`<header class="facing"><p class="top"><b>${escapeHtml(page.areaName)}</b> · ${escapeHtml(words.version(n, page.publishedAt))}</p>` +
			`<h1${title.length > 60 ? ' class="long"' : ''}>${escapeHtml(title)}</h1>${replacedHtml(page.replaced, { origin })}${onward}</header>` +
			(contents === ''
				? ''
				: `<nav aria-labelledby="contents"><h2 id="contents">${words.contents}</h2>${contents}</nav>`) +
			`<main id="plan" tabindex="-1">${planHtml(content, parts, itself)}</main><footer>${onward}</footer>`
	});
}

/** What stands there while no version can be read. */
export function renderNoEmbed(areaName: string): string {
	return noticePage(words.withdrawnTitle, [areaName, embedWords.nothing]);
}
