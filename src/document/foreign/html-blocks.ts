// A page of HTML → blocks. The tree may come from a parser on the server or from the browser's own: both fit this shape.
import { refuse } from '#domain/refusals.ts';
import {
	tidy,
	type Piece,
	type SourceBlock,
	type SourceCell,
	type SourceParagraph,
	type SourceText
} from './source.ts';
import type { Look } from './typed-marks.ts';

/** What we ask of a node: an element in lower case, or '#text' with words, or anything else with neither. */
export interface HtmlNode {
	readonly name: string;
	readonly text: string;
	readonly children: readonly HtmlNode[];
	attribute(name: string): string | null;
}

export interface HtmlBlocks {
	readonly blocks: readonly SourceBlock[];
	/** Words that have no place in a plan: what a picture shows. */
	readonly pieces: readonly Piece[];
}

/** Deeper than any page a person made; recursion without end would end in a crash. */
const deepest = 400;

const unread = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'math', 'object', 'iframe', 'video', 'audio', 'canvas', 'datalist', 'meta', 'link']); // prettier-ignore
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'br', 'wbr', 'img', 'o:p']); // prettier-ignore

/** The blocks of a tree. Refuses a page nested deeper than any person made (file-hostile). */
export function htmlBlocks(roots: readonly HtmlNode[]): HtmlBlocks {
	const reader = new HtmlReader();
	reader.flow(roots, 0, {}, null);
	reader.close();
	return { blocks: reader.blocks, pieces: reader.pieces };
}

interface ListPlace {
	readonly level: number;
	readonly ordered: boolean;
	readonly start?: number;
}

class HtmlReader {
	blocks: SourceBlock[] = [];
	readonly pieces: Piece[] = [];
	private texts: SourceText[] = [];
	private heading: number | null = null;
	private listed: ListPlace | null = null;

	flow(nodes: readonly HtmlNode[], depth: number, look: Look, list: ListPlace | null): void {
		if (depth > deepest) refuse('file-hostile');
		for (const node of nodes) this.node(node, depth, look, list);
	}

	private node(node: HtmlNode, depth: number, look: Look, list: ListPlace | null): void {
		const { name } = node;
		if (name === '#text') {
			const words = node.text.replace(/[\t\n\r\f ]+/g, ' ');
			if (words !== '') this.texts.push({ text: words, ...look });
		} else if (name === 'br') this.texts.push({ text: '\n', ...look });
		else if (name === 'img') this.picture(node);
		else if (unread.has(name)) return;
		else if (inline.has(name)) this.flow(node.children, depth + 1, lookOf(node, look), list);
		else if (name === 'table') this.table(node, depth);
		else if (name === 'ul' || name === 'ol' || name === 'menu') this.list(node, depth, look, list);
		else {
			this.close();
			if (/^h[1-6]$/.test(name)) this.heading = Number(name[1]);
			this.flow(node.children, depth + 1, look, list);
			this.close();
		}
	}

	private list(node: HtmlNode, depth: number, look: Look, outer: ListPlace | null): void {
		this.close();
		const place = { level: outer ? outer.level + 1 : 0, ordered: node.name === 'ol' };
		let start = startOf(node);
		for (const child of node.children) {
			if (child.name !== 'li') {
				this.flow([child], depth + 1, look, place);
				continue;
			}
			this.close();
			this.listed = start === null ? place : { ...place, start };
			start = null;
			this.flow(child.children, depth + 2, look, place);
			this.close();
			this.listed = null;
		}
		this.close();
	}

	private table(node: HtmlNode, depth: number): void {
		this.close();
		if (depth > deepest) refuse('file-hostile');
		const rows: HtmlNode[] = [];
		const besides: HtmlNode[] = [];
		for (const part of node.children) {
			if (part.name === 'tr') rows.push(part);
			else if (/^(thead|tbody|tfoot)$/.test(part.name))
				rows.push(...part.children.filter((row) => row.name === 'tr'));
			else if (part.name === 'caption') besides.push(part);
		}
		this.flow(besides, depth + 1, {}, null);
		this.close();
		const cells = rows.map((row) =>
			row.children
				.filter((cell) => cell.name === 'td' || cell.name === 'th')
				.map((cell) => this.cell(cell, depth + 3))
		);
		this.blocks.push({ kind: 'table', rows: cells });
	}

	private cell(node: HtmlNode, depth: number): SourceCell {
		const inner = new HtmlReader();
		inner.flow(node.children, depth, {}, null);
		inner.close();
		for (const piece of inner.pieces) this.pieces.push(piece);
		return { blocks: inner.blocks, colSpan: span(node, 'colspan'), rowSpan: span(node, 'rowspan') };
	}

	private picture(node: HtmlNode): void {
		const words = tidy(node.attribute('alt') ?? '');
		if (words === '') return;
		this.pieces.push({
			why: 'A picture stood here. Pictures are not brought in; its description is kept.',
			words
		});
	}

	/** Ends the paragraph that is open. */
	close(): void {
		const texts = trimmed(this.texts);
		this.texts = [];
		if (texts.length === 0) return;
		const paragraph: SourceParagraph = {
			kind: 'paragraph',
			texts,
			...(this.heading === null ? {} : { heading: this.heading }),
			...(this.listed && this.heading === null ? { list: this.listed } : {})
		};
		this.blocks.push(paragraph);
		this.heading = null;
		if (this.listed) this.listed = { level: this.listed.level, ordered: this.listed.ordered };
	}
}

function lookOf(node: HtmlNode, look: Look): Look {
	const style = node.attribute('style') ?? '';
	const weight = /font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)/i.exec(style)?.[1]?.toLowerCase();
	const isBold = /^(b|strong)$/.test(node.name)
		? weight !== 'normal' && weight !== '400'
		: /^(bold|[6-9]00)$/.test(weight ?? '');
	const isItalic = /^(i|em|cite)$/.test(node.name) || /font-style\s*:\s*italic/i.test(style);
	const href = node.name === 'a' ? node.attribute('href') : null;
	return {
		...look,
		...(isBold ? { bold: true } : {}),
		...(isItalic ? { italic: true } : {}),
		...(node.name === 'u' ? { underlined: true } : {}),
		...(href === null || href.startsWith('#') ? {} : { href })
	};
}

/** Where a numbered list begins to count, when that is not 1. */
function startOf(node: HtmlNode): number | null {
	const start = Number(node.name === 'ol' ? (node.attribute('start') ?? 1) : 1);
	return Number.isInteger(start) && start !== 1 ? start : null;
}

function span(node: HtmlNode, name: string): number {
	const value = Number.parseInt(node.attribute(name) ?? '1', 10);
	return Number.isFinite(value) && value > 0 ? Math.min(value, 1_000) : 1;
}

function trimmed(texts: readonly SourceText[]): SourceText[] {
	return texts.some((text) => text.text.trim() !== '') ? texts.filter((text) => text.text !== '') : [];
}
