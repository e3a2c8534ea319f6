// Words that somebody else said or wrote, standing in a plan: a box that says where they are from. Nobody's typing changes them
// (rule G10 of server/collab/README.md).
import type * as Y from 'yjs';
import type { Block, Callout, PlanContent } from '#domain/plan.ts';
import type { RichBlock, ListItem, TextNode } from '#domain/rich-text.ts';
import { readElement } from './read.ts';

export function isQuotation(block: Block): block is Callout {
	return block.type === 'callout' && (block.attrs.source ?? '') !== '';
}

/** What a block of the document quotes; null when it is no quotation. */
export function quotationIn(element: Y.XmlElement): Callout | null {
	const block = element.nodeName === 'callout' ? readElement(element) : null;
	return block && isQuotation(block) ? block : null;
}

/** Kind, source and words: what makes two quotations the same. */
export function quoteKey({ attrs, content }: Callout): string {
	return JSON.stringify([attrs.kind, attrs.source ?? '', wordsOf(content ?? [])]);
}

function wordsOf(nodes: readonly (RichBlock | ListItem | TextNode)[]): string {
	return nodes
		.map((node) => (node.type === 'text' ? node.text : `${wordsOf(node.content ?? [])}\n`))
		.join('');
}

/** What is wanted, but for boxes that have become quotations since: they stay as they are now. */
export function withProtected(wanted: PlanContent, now: PlanContent): PlanContent {
	const quotes = new Map(now.doc.filter(isQuotation).map((quote) => [quote.attrs.id, quote]));
	const kept = (block: Block): Block => {
		const quote = block.type === 'callout' && !block.attrs.source ? quotes.get(block.attrs.id) : undefined;
		return quote ?? block;
	};
	return quotes.size === 0 ? wanted : { ...wanted, doc: wanted.doc.map(kept) };
}
