// A statement as HTML: whatever is typed stays words; web and e-mail addresses in them become links.
import { statementParts } from '#domain/statements/statement-parts.ts';
import { escapeHtml } from './escape.ts';
import { safeHref } from './safe-link.ts';

/** HTML that is safe: headings of level 2, paragraphs and lists. */
export function statementHtml(typed: string): string {
	return statementParts(typed)
		.map((part) => {
			if (part.is === 'heading') return `<h2>${linkedHtml(part.words)}</h2>`;
			if (part.is === 'paragraph') return `<p>${linkedHtml(part.words)}</p>`;
			return `<ul>${part.points.map((point) => `<li>${linkedHtml(point)}</li>`).join('')}</ul>`;
		})
		.join('');
}

/** An address ends before the full stop or bracket of its sentence. */
const address = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}]|[^\s<>"@,;:()]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/giu;

/** Words with their addresses as links. */
export function linkedHtml(words: string): string {
	let html = '';
	let from = 0;
	for (const found of words.matchAll(address)) {
		const href = safeHref(found[0].includes('://') ? found[0] : `mailto:${found[0]}`);
		if (href === null) continue;
		html += `${escapeHtml(words.slice(from, found.index))}<a href="${escapeHtml(href)}">${escapeHtml(found[0])}</a>`;
		from = found.index + found[0].length;
	}
	return html + escapeHtml(words.slice(from));
}
