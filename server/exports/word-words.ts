// Rich text → paragraphs of Word. Each numbered list counts from 1.
import {
	Bookmark,
	ExternalHyperlink,
	Paragraph,
	TextRun,
	type IParagraphOptions,
	type ParagraphChild
} from 'docx';
import { isBlank, type ListItem, type RichBlock, type RichText, type TextNode } from '#domain/rich-text.ts';
import { safeHref } from '#lib/plan-html/safe-link.ts';

export const bulletsName = 'withus-bullets';
export const numbersName = 'withus-numbers';
/** Word has nine levels; nobody reads more than six. */
export const deepestLevel = 5;

/** What stands at both ends of the first line: a bookmark, and where comments hang. */
export interface Around {
	readonly bookmarks: readonly string[];
	readonly before: readonly ParagraphChild[];
	readonly after: readonly ParagraphChild[];
}
export const nothingAround: Around = { bookmarks: [], before: [], after: [] };

export class WordWords {
	#lists = 0;

	/** Never empty: a cell of Word holds a paragraph at least. */
	paragraphs(blocks: RichText, style: string, around: Around = nothingAround): Paragraph[] {
		const lines = blocks.flatMap((block) => this.#lines(block, 0));
		const [first, ...rest] = lines.length === 0 ? [{ nodes: [] }] : lines;
		return [
			new Paragraph({ style, ...numbering(first!), children: within(runs(first!.nodes), around) }),
			...rest.map((line) => new Paragraph({ style, ...numbering(line), children: runs(line.nodes) }))
		];
	}

	#lines(block: RichBlock, level: number): Line[] {
		if (block.type === 'paragraph') return [{ nodes: block.content ?? [] }];
		const instance = ++this.#lists;
		const list = { ordered: block.type === 'orderedList', level: Math.min(level, deepestLevel), instance };
		return (block.content ?? [])
			.filter((item) => !isBlank(item.content ?? []))
			.flatMap((item) => this.#itemLines(item, list));
	}

	#itemLines({ content = [] }: ListItem, list: NonNullable<Line['list']>): Line[] {
		return content
			.filter((block) => !isBlank([block]))
			.flatMap((block): Line[] =>
				block.type === 'paragraph'
					? [{ nodes: block.content ?? [], list }]
					: this.#lines(block, list.level + 1)
			);
	}
}

interface Line {
	readonly nodes: readonly TextNode[];
	readonly list?: { readonly ordered: boolean; readonly level: number; readonly instance: number };
}

function numbering({ list }: Line): Pick<IParagraphOptions, 'numbering'> {
	if (!list) return {};
	const reference = list.ordered ? numbersName : bulletsName;
	return {
		numbering: { reference, level: list.level, ...(list.ordered ? { instance: list.instance } : {}) }
	};
}

export function within(
	children: readonly ParagraphChild[],
	{ bookmarks, before, after }: Around
): ParagraphChild[] {
	const marked = bookmarks
		.filter((name) => name !== '')
		.reduce<readonly ParagraphChild[]>((inner, id) => [new Bookmark({ id, children: [...inner] })], children);
	return [...before, ...marked, ...after];
}

export function runs(nodes: readonly TextNode[]): ParagraphChild[] {
	return nodes
		.map((node) => {
			const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
			const link = node.marks?.find((mark) => mark.type === 'link');
			const href = link?.type === 'link' ? safeHref(link.attrs.href) : null;
			const lines = node.text.split('\n');
			const run = (style?: string) =>
				lines.map(
					(text, at) =>
						new TextRun({
							text,
							...(has('bold') ? { bold: true } : {}),
							...(has('italic') ? { italics: true } : {}),
							...(style ? { style } : {}),
							...(at > 0 ? { break: 1 } : {})
						})
				);
			return href === null ? run() : [new ExternalHyperlink({ link: href, children: run('Hyperlink') })];
		})
		.flat();
}
