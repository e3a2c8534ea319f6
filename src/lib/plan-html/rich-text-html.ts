// Rich text → HTML: pure strings, escaped, for the workspace's server rendering and for published pages alike.
import type { ListItem, RichBlock, RichText, TextNode } from '#domain/rich-text.ts';
import { isBlank } from '#domain/rich-text.ts';
import { escapeHtml } from './escape.ts';
import { safeHref } from './safe-link.ts';

/** Blocks without words are left out, so that no empty bullet is read aloud. */
export function richTextHtml(blocks: RichText): string {
	return blocks
		.filter((block) => !isBlank([block]))
		.map(blockHtml)
		.join('');
}

function blockHtml(block: RichBlock): string {
	switch (block.type) {
		case 'paragraph':
			return `<p>${textHtml(block.content)}</p>`;
		case 'bulletList':
			return `<ul>${itemsHtml(block.content)}</ul>`;
		case 'orderedList':
			return `<ol>${itemsHtml(block.content)}</ol>`;
		default:
			// A block of a newer release: nothing is better than guessing its meaning.
			return '';
	}
}

function itemsHtml(items: readonly ListItem[] = []): string {
	return items
		.filter((item) => !isBlank(item.content ?? []))
		.map((item) => `<li>${itemHtml(item.content ?? [])}</li>`)
		.join('');
}

/** An item of one paragraph is written without the paragraph, as people write lists. */
function itemHtml(blocks: RichText): string {
	const [first, ...rest] = blocks.filter((block) => !isBlank([block]));
	if (first?.type !== 'paragraph' || rest.some((block) => block.type === 'paragraph'))
		return richTextHtml(blocks);
	return textHtml(first.content) + richTextHtml(rest);
}

/** Words with their marks. Neighbours that lead to the same place become one link. */
export function textHtml(nodes: readonly TextNode[] = []): string {
	let html = '';
	let open: string | null = null;
	for (const node of nodes) {
		const href = linkOf(node);
		if (href !== open) {
			html += (open === null ? '' : '</a>') + (href === null ? '' : `<a href="${escapeHtml(href)}">`);
			open = href;
		}
		html += markedHtml(node);
	}
	return open === null ? html : `${html}</a>`;
}

function linkOf(node: TextNode): string | null {
	for (const mark of node.marks ?? [])
		if (mark.type === 'link' && typeof mark.attrs?.href === 'string') return safeHref(mark.attrs.href);
	return null;
}

function markedHtml(node: TextNode): string {
	const has = (type: 'bold' | 'italic') => node.marks?.some((mark) => mark.type === type) ?? false;
	let html = escapeHtml(typeof node.text === 'string' ? node.text : '');
	if (has('italic')) html = `<em>${html}</em>`;
	if (has('bold')) html = `<strong>${html}</strong>`;
	return html;
}
