// Source paragraphs → our rich text: marks, lists by the program's own numbering or by typed bullets, nothing else.
import type { List, ListItem, Mark, Paragraph, RichBlock, RichText, TextNode } from '#domain/rich-text.ts';
import { plainText } from '#domain/rich-text.ts';
import { isAllowedLink } from '#document/schema.ts';
import type { Findings } from './findings.ts';
import { partsOfLine } from './line-parts.ts';
import {
	dropStart,
	takeStart,
	tidy,
	wordsOfTable,
	type SourceBlock,
	type SourceParagraph,
	type SourceText
} from './source.ts';

/** A bullet somebody typed: the sign and the blanks around it. */
const typedBullet = /^\s*(?:[•·▪◦‣●○■□➢✓✔\uf0b7\uf0a7*]\s*|[-–—]\s+|o\s+(?=\p{L}))/u;

/** Rich text of blocks. Tables inside go to the tray: a cell holds words and lists only. */
export function richFrom(blocks: readonly SourceBlock[], findings: Findings, where: string): RichBlock[] {
	const lines: Line[] = [];
	for (const block of blocks) {
		if (block.kind === 'paragraph') lines.push(...linesOf(block, findings));
		else
			findings.putAside(
				`A table stood inside ${where}. A cell cannot hold a table, so its words are kept here.`,
				wordsOfTable(block)
			);
	}
	return gather(lines);
}

interface Line {
	readonly content: readonly TextNode[];
	/** How deep in a list; 0 is no list. */
	readonly depth: number;
	readonly ordered: boolean;
}

function linesOf(paragraph: SourceParagraph, findings: Findings): Line[] {
	return splitAtBreaks(paragraph.texts)
		.flatMap(splitWhereTooLong)
		.flatMap((texts): Line[] => {
			const bullet = typedBullet.exec(texts.map((text) => text.text).join(''));
			const content = textNodes(bullet ? dropStart(texts, bullet[0].length) : texts, findings);
			if (content.length === 0) return [];
			if (paragraph.list?.start !== undefined)
				findings.note(
					`This list counts from ${paragraph.list.start} in the file. Here it counts from 1.`,
					content.map((node) => node.text).join('')
				);
			if (paragraph.list)
				return [{ content, depth: Math.min(paragraph.list.level, 5) + 1, ordered: paragraph.list.ordered }];
			return [{ content, depth: bullet ? 1 : 0, ordered: false }];
		});
}

function splitAtBreaks(texts: readonly SourceText[]): SourceText[][] {
	const lines: SourceText[][] = [[]];
	for (const text of texts) {
		text.text.split('\n').forEach((part, place) => {
			if (place > 0) lines.push([]);
			if (part !== '') lines.at(-1)?.push({ ...text, text: part });
		});
	}
	return lines;
}

/** A line longer than a paragraph may be becomes several. */
function splitWhereTooLong(texts: readonly SourceText[]): (readonly SourceText[])[] {
	const parts = partsOfLine(texts.map((text) => text.text).join(''));
	if (parts.length < 2) return [texts];
	let rest = texts;
	return parts.map((part) => {
		const taken = takeStart(rest, part.length);
		rest = dropStart(rest, part.length);
		return taken;
	});
}

/** Text nodes with single spaces, marks in a fixed order, neighbours of equal marks joined. */
export function textNodes(texts: readonly SourceText[], findings: Findings): TextNode[] {
	const nodes: { text: string; marks: Mark[] }[] = [];
	for (const source of texts) {
		const text = source.text.replace(/\s+/g, ' ');
		if (text === '') continue;
		const marks = marksOf(source, findings);
		const last = nodes.at(-1);
		if (last && JSON.stringify(last.marks) === JSON.stringify(marks))
			last.text += last.text.endsWith(' ') ? text.trimStart() : text;
		else nodes.push({ text, marks });
	}
	nodes.forEach((node, place) => {
		const before = nodes[place - 1];
		if (node.text.startsWith(' ') && (!before || before.text.endsWith(' ')))
			node.text = node.text.trimStart();
	});
	const last = nodes.at(-1);
	if (last) last.text = last.text.trimEnd();
	return nodes
		.filter((node) => node.text !== '')
		.map(({ text, marks }) => (marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }));
}

function marksOf(text: SourceText, findings: Findings): Mark[] {
	const marks: Mark[] = [];
	if (text.bold && text.text.trim() !== '') marks.push({ type: 'bold' });
	if (text.italic && text.text.trim() !== '') marks.push({ type: 'italic' });
	if (text.href === undefined) return marks;
	const href = text.href.trim();
	if (isAllowedLink(href)) marks.push({ type: 'link', attrs: { href } });
	else
		findings.note(
			'A link here leads to an address that is not safe or not on the web. The words stayed, the link did not.',
			tidy(text.text)
		);
	return marks;
}

interface OpenList {
	type: List['type'];
	content: { type: 'listItem'; content: (Paragraph | OpenList)[] }[];
}

/** Lines → blocks: neighbouring list lines become one list, deeper ones lists inside the item before. */
function gather(lines: readonly Line[]): RichBlock[] {
	const blocks: (Paragraph | OpenList)[] = [];
	let stack: OpenList[] = [];
	for (const { content, depth, ordered } of lines) {
		const line: Paragraph = { type: 'paragraph', content };
		if (depth === 0) {
			blocks.push(line);
			stack = [];
			continue;
		}
		const type = ordered ? 'orderedList' : 'bulletList';
		stack.length = Math.min(stack.length, depth);
		if (stack.length === depth && stack.at(-1)?.type !== type) stack.pop();
		let list = stack.at(-1);
		if (!list || stack.length < depth) {
			const opened: OpenList = { type, content: [] };
			const item = list?.content.at(-1);
			if (item) item.content.push(opened);
			else blocks.push(opened);
			stack.push(opened);
			list = opened;
		}
		list.content.push({ type: 'listItem', content: [line] });
	}
	return blocks as RichBlock[];
}

/** Puts the words of a row's continuation behind what stands there: mid-sentence into the last line, else as new blocks. */
export function joinRich(before: RichText, after: RichText): RichText {
	const last = before.at(-1);
	const first = after[0];
	if (!last) return after;
	if (!first) return before;
	const opening = plainText([first]);
	if (first.type === 'paragraph' && /^\p{Ll}/u.test(opening) && !/[.!?:;]\s*$/.test(plainText([last]))) {
		return [...before.slice(0, -1), withWords(last, first.content ?? []), ...after.slice(1)];
	}
	if (last.type !== 'paragraph' && first.type === last.type) {
		const list: List = { type: last.type, content: [...(last.content ?? []), ...(first.content ?? [])] };
		return [...before.slice(0, -1), list, ...after.slice(1)];
	}
	return [...before, ...after];
}

function withWords(block: RichBlock, words: readonly TextNode[]): RichBlock {
	if (block.type === 'paragraph')
		return { ...block, content: joined([...(block.content ?? []), { type: 'text', text: ' ' }, ...words]) };
	const items = block.content ?? [];
	const item = items.at(-1);
	const inner = item?.content?.at(-1);
	if (!item || !inner) return block;
	const grown: ListItem = {
		type: 'listItem',
		content: [...(item.content ?? []).slice(0, -1), withWords(inner, words)]
	};
	return { type: block.type, content: [...items.slice(0, -1), grown] };
}

/** Neighbours of equal marks as one node: how a shared document gives them back. */
function joined(nodes: readonly TextNode[]): TextNode[] {
	return nodes.reduce<TextNode[]>((all, node) => {
		const last = all.at(-1);
		if (!last || JSON.stringify(last.marks) !== JSON.stringify(node.marks)) return [...all, node];
		return [...all.slice(0, -1), { ...last, text: last.text + node.text }];
	}, []);
}
