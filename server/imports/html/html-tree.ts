// A web page → source document. parse5 reads tag soup as browsers do; nothing of the page is run or fetched.
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { htmlBlocks, type HtmlNode } from '#document/foreign/html-blocks.ts';
import { tidy, type SourceBlock, type SourceDocument } from '#document/foreign/source.ts';

type ParsedNode = DefaultTreeAdapterTypes.ChildNode;

/** Reads a page, or a part of one. */
export function htmlTree(page: string): SourceDocument {
	const document = parse(withoutClipboardHead(page));
	const root = document.childNodes.find((node) => node.nodeName === 'html');
	const parts = root && 'childNodes' in root ? root.childNodes : [];
	const { blocks, pieces } = htmlBlocks(parts.filter((part) => part.nodeName === 'body').map(nodeOf));
	return { blocks: withTitle(blocks, titleOf(parts)), pageLines: [], pieces };
}

/** The clipboard of Windows puts its own lines before a page. */
function withoutClipboardHead(page: string): string {
	return /^\s*Version:\d/.test(page) ? page.slice(Math.max(0, page.indexOf('<'))) : page;
}

/** A page whose text has no heading of the first rank is called what its tab says. */
function withTitle(blocks: readonly SourceBlock[], title: string): SourceBlock[] {
	const says = (block: SourceBlock) =>
		block.kind === 'paragraph' && tidy(block.texts.map((text) => text.text).join('')) === title;
	if (
		title === '' ||
		blocks.some((block) => block.kind === 'paragraph' && block.heading === 1) ||
		blocks.some(says)
	)
		return [...blocks];
	return [{ kind: 'paragraph', title: true, texts: [{ text: title }] }, ...blocks];
}

function titleOf(parts: readonly ParsedNode[]): string {
	const head = parts.find((part) => part.nodeName === 'head');
	const title =
		head && 'childNodes' in head ? head.childNodes.find((node) => node.nodeName === 'title') : undefined;
	if (!title || !('childNodes' in title)) return '';
	return tidy(title.childNodes.map((node) => ('value' in node ? node.value : '')).join(''));
}

function nodeOf(node: ParsedNode): HtmlNode {
	return {
		name: node.nodeName.toLowerCase(),
		text: 'value' in node ? node.value : '',
		get children() {
			return 'childNodes' in node ? node.childNodes.map(nodeOf) : [];
		},
		attribute: (name) =>
			'attrs' in node ? (node.attrs.find((each) => each.name === name)?.value ?? null) : null
	};
}
