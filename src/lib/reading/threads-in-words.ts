// Words for reading with the marks of comments in them. A copy: nothing of it is stored.
import type { List, ListItem, Paragraph, RichBlock, TextNode } from '#domain/rich-text.ts';

/** From a spot to another: how manieth line with words, characters into it. */
export interface MarkedRange {
	readonly id: string;
	readonly from: { readonly line: number; readonly offset: number };
	readonly to: { readonly line: number; readonly offset: number };
	/** The words that stood there when it was found, lines separated by a newline. */
	readonly words: string;
	readonly unsure: boolean;
}

export interface MarkedText extends TextNode {
	/** Ids of threads, separated by spaces. */
	readonly threads?: string;
	readonly unsure?: boolean;
}

/** What is no longer as it was when it was found is left unmarked: it will be found again in a moment. */
export function withThreads(
	blocks: readonly RichBlock[],
	ranges: readonly MarkedRange[]
): readonly RichBlock[] {
	if (ranges.length === 0) return blocks;
	const lines = linesOf(blocks);
	const fitting = ranges.filter((range) => saidIn(lines, range) === range.words);
	let line = 0;
	const marked = <Node extends RichBlock | ListItem>(node: Node): Node => {
		if (node.type !== 'paragraph') {
			const content = (node.content as readonly (RichBlock | ListItem)[] | undefined)?.map(marked);
			return { ...node, ...(content ? { content } : {}) };
		}
		if (textOf(node) === '') return node;
		return { ...node, content: inLine(node.content ?? [], line++, fitting) };
	};
	return blocks.map(marked);
}

function linesOf(blocks: readonly (RichBlock | ListItem)[]): string[] {
	return blocks.flatMap((block): string[] => {
		if (block.type !== 'paragraph') return linesOf((block as List | ListItem).content ?? []);
		const text = textOf(block);
		return text === '' ? [] : [text];
	});
}

function textOf({ content = [] }: Paragraph): string {
	return content.map(({ text }) => text).join('');
}

function saidIn(lines: readonly string[], { from, to }: MarkedRange): string {
	return lines
		.slice(from.line, to.line + 1)
		.map((text, n, { length }) =>
			text.slice(n === 0 ? from.offset : 0, n === length - 1 ? to.offset : text.length)
		)
		.join('\n');
}

/** Cut where a mark begins or ends. */
function inLine(nodes: readonly TextNode[], line: number, ranges: readonly MarkedRange[]): MarkedText[] {
	const here = ranges.filter(({ from, to }) => from.line <= line && line <= to.line);
	const start = ({ from }: MarkedRange): number => (from.line < line ? 0 : from.offset);
	const end = ({ to }: MarkedRange): number => (to.line > line ? Infinity : to.offset);
	const cuts = [...new Set(here.flatMap((range) => [start(range), end(range)]))].sort((a, b) => a - b);
	let at = 0;
	return nodes.flatMap((node) => {
		const until = at + node.text.length;
		const edges = [at, ...cuts.filter((cut) => at < cut && cut < until), until];
		const base = at;
		at = until;
		return edges.slice(1).map((edge, n): MarkedText => {
			const from = edges[n]!;
			const over = here.filter((range) => start(range) <= from && edge <= end(range));
			const text = node.text.slice(from - base, edge - base);
			if (over.length === 0) return { ...node, text };
			const unsure = over.every((range) => range.unsure);
			return { ...node, text, threads: over.map(({ id }) => id).join(' '), unsure };
		});
	});
}
