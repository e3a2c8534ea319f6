// The way from a part of a published plan to the words that changed it.
import { answersWords as words } from '#lib/words/answers.ts';
import { escapeHtml } from './escape.ts';

/** Nothing where nobody's words changed it. */
export function whoseHtml(address: string | undefined, title: string): string {
	if (address === undefined) return '';
	return `<a class="here whose" href="${escapeHtml(address)}">${words.whose}<span class="vh">: ${escapeHtml(title)}</span></a>`;
}

/** Another way on from a part, by its name ("section.ID", "row.ID"); null where there is none. */
export type PartLink = (part: string) => { readonly href: string; readonly says: string } | null;

export function partLinkHtml(link: ReturnType<PartLink> | undefined, title: string): string {
	if (!link) return '';
	return `<a class="here whose" href="${escapeHtml(link.href)}">${link.says}<span class="vh">: ${escapeHtml(title)}</span></a>`;
}
