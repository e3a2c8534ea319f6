// HTML as other programs put it on the clipboard → the HTML they meant. Word writes lists as paragraphs with typed bullets,
// wraps words in tags of its own, and keeps what was deleted; pages bring pictures from elsewhere.
import type { HtmlNode } from './html-blocks.ts';
import { tidy } from './source.ts';

/** What has no place in a plan and was not put in; people are told. */
export interface LeftOut {
	pictures: number;
	/** Words somebody deleted with tracked changes. */
	deleted: number;
	/** Comments in the margin. */
	comments: number;
}

/** Signs no reader sees, and half characters, out; the words stay. */
export function withoutUnseen(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '')
		.replaceAll('\u00a0', ' ');
}

/** The same tree without what only those programs understand. Looks at a node when its turn comes, never further. */
export function tidiedHtml(nodes: readonly HtmlNode[], left: LeftOut, asTyped = false): HtmlNode[] {
	return nodes.flatMap((node) => tidied(node, left, asTyped));
}

const controls = new Set(['select', 'textarea', 'input', 'option']);

function tidied(node: HtmlNode, left: LeftOut, asTyped: boolean): HtmlNode[] {
	const { name } = node;
	if (name === '#text') return textOf(withoutUnseen(node.text), asTyped);
	// Word hides what only itself understands in comments
	if (/^[#!?]/.test(name) || controls.has(name)) return [];
	const style = (node.attribute('style') ?? '').toLowerCase();
	const kind = node.attribute('class') ?? '';
	if (/display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment-list/.test(style)) return [];
	if (/\bMsoCommentReference\b/.test(kind)) return leave(left, 'comments');
	if (name === 'del') return leave(left, 'deleted');
	if (name === 'img') return pictureOf(node, left);
	const children = (): HtmlNode[] => tidiedHtml(node.children, left, asTyped || name === 'pre');
	const level = /mso-list\s*:\s*l\d+\s+level(\d)/.exec(style)?.[1];
	if (level && !/^h[1-6]$/.test(name)) return [entry(node, Number(level), left)];
	if (/\bMsoTitle\b/.test(kind)) return [made('h1', children)];
	const outline = /mso-outline-level\s*:\s*([1-9])/.exec(style)?.[1];
	if (name === 'p' && outline) return [made(`h${Math.min(Number(outline), 6)}`, children)];
	// smart tags, o:p and their kin stand around words of a sentence
	if (name.includes(':') || name === 'sdfield') return [made('span', children)];
	return [deeper(node, made(name, children, node))];
}

function leave(left: LeftOut, what: keyof LeftOut): HtmlNode[] {
	left[what] += 1;
	return [];
}

function made(name: string, children: () => readonly HtmlNode[], like?: HtmlNode): HtmlNode {
	let known: readonly HtmlNode[] | null = null;
	return {
		name,
		text: '',
		get children() {
			return (known ??= children());
		},
		attribute: (key) => like?.attribute(key) ?? null
	};
}

function textNode(text: string): HtmlNode {
	return { name: '#text', text, children: [], attribute: () => null };
}

/** Where line breaks are meant as they stand, they are kept. */
function textOf(text: string, asTyped: boolean): HtmlNode[] {
	if (!asTyped) return [textNode(text)];
	return text
		.split('\n')
		.flatMap((line, place) => [...(place > 0 ? [made('br', () => [])] : []), textNode(line)]);
}

/** A picture of another place is never shown here: it would tell that place who reads. Its description is words. */
function pictureOf(node: HtmlNode, left: LeftOut): HtmlNode[] {
	const alt = tidy(withoutUnseen(node.attribute('alt') ?? ''));
	const side = (name: string) => Number.parseInt(node.attribute(name) ?? '', 10);
	// what nobody can see counts who opens a letter
	if (side('width') <= 2 || side('height') <= 2) return [];
	// the faces and signs people type come as small pictures in some programs
	if (alt === '' || /\p{L}|\p{N}/u.test(alt)) left.pictures += 1;
	return alt === '' ? [] : [textNode(` ${alt} `)];
}

/** A paragraph Word numbered or bulleted, as an entry of a list. */
function entry(node: HtmlNode, level: number, left: LeftOut): HtmlNode {
	const sign = tidy(signOf(node, 0));
	const isNumbered = /^\(?[\p{L}\p{N}]{1,5}(?:\.\p{N}+)*[.)]/u.test(sign);
	const item = made('li', () => tidiedHtml(node.children.map(withoutSign), left));
	let list = item;
	for (let depth = 0; depth < Math.min(level, 6); depth += 1) {
		const inner = list;
		list = made(isNumbered ? 'ol' : 'ul', () => [inner]);
	}
	return list;
}

const isSign = (node: HtmlNode): boolean => /mso-list\s*:\s*ignore/i.test(node.attribute('style') ?? '');

function signOf(node: HtmlNode, depth: number): string {
	if (isSign(node)) return wordsIn(node, depth);
	return depth > 20 ? '' : node.children.map((child) => signOf(child, depth + 1)).join('');
}

function wordsIn(node: HtmlNode, depth: number): string {
	if (depth > 20) return '';
	return node.text + node.children.map((child) => wordsIn(child, depth + 1)).join('');
}

/** The bullet Word drew is no word. */
function withoutSign(node: HtmlNode): HtmlNode {
	if (node.name === '#text' || /^[#!?]/.test(node.name)) return node;
	if (isSign(node)) return made('span', () => []);
	return made(node.name, () => node.children.map(withoutSign), node);
}

/** Word on the web gives each entry a list of its own and says beside it how deep it stands. */
function deeper(source: HtmlNode, list: HtmlNode): HtmlNode {
	if (source.name !== 'ul' && source.name !== 'ol') return list;
	const first = source.children.find((child) => child.name === 'li');
	const level = Number(first?.attribute('data-aria-level') ?? 1);
	let whole = list;
	for (let depth = 1; depth < Math.min(level, 6); depth += 1) {
		const inner = whole;
		whole = made(source.name, () => [inner]);
	}
	return whole;
}
