// What the public pages of a plan say when another one took its place.
import { planAddress } from '#domain/publication.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { replacedWords as words } from '#lib/words/publication.ts';
import type { Replaced } from './replaced.ts';

/** @param outside the page stands in a frame of another site, and its links lead out of it; the origin is needed then */
export function replacedHtml(replaced: Replaced | null | undefined, outside?: { origin: string }): string {
	if (!replaced) return '';
	const { at, by } = replaced;
	const way = outside ? ' target="_blank" rel="noopener"' : '';
	const onward =
		by === null
			? `<p>${words.nothingFollows}</p>`
			: by.isPublic
				? `<a href="${escapeHtml((outside?.origin ?? '') + planAddress(by.plan))}"${way}>${words.readNext}</a>`
				: `<p>${words.notPublicYet}</p>`;
	return `<div class="box warn"><b>${by === null ? words.ended(at) : words.replaced(at)}</b>${onward}</div>`;
}
