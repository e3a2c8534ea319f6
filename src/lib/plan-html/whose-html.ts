// The way from a part of a published plan to the words that changed it.
import { answersWords as words } from '#lib/words/answers.ts';
import { escapeHtml } from './escape.ts';

/** Nothing where nobody's words changed it. */
export function whoseHtml(address: string | undefined, title: string): string {
	if (address === undefined) return '';
	return `<a class="here whose" href="${escapeHtml(address)}">${words.whose}<span class="vh">: ${escapeHtml(title)}</span></a>`;
}
