// What lies on the clipboard → blocks or rows. Nothing of a pasted page is run, loaded or shown: it is read as words.
import type { PlanArea } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { Refused } from '#domain/refusals.ts';
import { isPictureAddress } from '#document/schema.ts';
import { htmlBlocks, type HtmlNode } from '#document/foreign/html-blocks.ts';
import {
	isMarkdown,
	lineBlocks,
	linesIn,
	markdownBlocks,
	mostLines
} from '#document/foreign/pasted-lines.ts';
import { pastedRows, pastedText, type PastedRows } from '#document/foreign/pasted-rows.ts';
import { withPrintedHeadings } from '#document/foreign/rows-by-shape.ts';
import { wordsOfBlocks, type SourceBlock } from '#document/foreign/source.ts';
import { tidiedHtml, type LeftOut } from '#document/foreign/tidied-html.ts';
import { ownRows } from './own-rows.ts';

export interface Clip {
	readonly html: string;
	readonly text: string;
	/** How many files lie there too: a spreadsheet adds a picture of itself. */
	readonly files: number;
}

export interface Reader {
	readonly areas: Readonly<Record<string, PlanArea>>;
	/** Whether a table with this id stands, or stood, in this plan. */
	readonly isOurs: (table: string) => boolean;
}

export interface ReadPaste {
	readonly blocks: readonly SourceBlock[];
	/** Its rows, where a table of it is one of actions; `sure` when they were copied from a plan of Withus. */
	readonly rows: (PastedRows & { readonly sure: boolean }) | null;
	readonly left: LeftOut;
	/** The page was too much to read: these are its plain words. */
	readonly onlyWords: boolean;
}

/** Letters of a page as its program writes it, and of words: about a hundred printed pages. */
export const mostHtml = 4_000_000;
export const mostWords = 300_000;
const mostTags = 60_000;

/** 'leave': nothing for us, or copied in this plan. 'too-much': more than can be put in at once; it was not even parsed. */
export function readPaste(clip: Clip, reader: Reader): ReadPaste | 'leave' | 'too-much' {
	const html = withoutData(clip.html);
	if (html === '' && clip.text === '') return 'leave';
	if (html.length > mostHtml) return clip.text === '' ? 'too-much' : readText(clip.text, reader, true);
	if (html === '') return readText(clip.text, reader, false);
	// a document of no window: scripts do not run, pictures are not fetched
	const { body } = new DOMParser().parseFromString(withStylesAside(html), 'text/html');
	const words = body.textContent ?? '';
	if (words.length > mostWords || body.querySelectorAll('*').length > mostTags) return 'too-much';
	if (isOwn(body, reader)) return 'leave';
	const pictures = body.querySelector('img') !== null;
	if (words.trim() === '' && clip.files > 0 && pictures) return 'leave';
	if (words.trim() === '' && !pictures)
		return clip.text === '' ? 'leave' : readText(clip.text, reader, false);
	const left = nothing();
	const own = ownRows(body, reader.areas, nodeOf, left);
	if (own) return { blocks: [], rows: { ...own, sure: true }, left, onlyWords: false };
	return readPage(body, reader) ?? readText(clip.text, reader, true);
}

/** Text alone, also where somebody asked for no more. */
function readText(text: string, reader: Reader, onlyWords: boolean): ReadPaste | 'leave' | 'too-much' {
	if (text.length > mostWords || linesIn(text).length > mostLines) return 'too-much';
	if (text.trim() === '') return 'leave';
	const isMarked = isMarkdown(text);
	const found = text.includes('\t') ? rowsIn(pastedText(text), reader.areas) : null;
	const blocks = isMarked ? markdownBlocks(text) : lineBlocks(text);
	const rows = found ?? (isMarked ? rowsIn(blocks, reader.areas) : null);
	return { blocks, rows: rows && { ...rows, sure: false }, left: nothing(), onlyWords };
}

/** Null for a page nested deeper than any person made. */
function readPage(body: HTMLElement, { areas }: Reader): ReadPaste | null {
	const left = nothing();
	try {
		const { blocks } = htmlBlocks(tidiedHtml([...body.childNodes].map(nodeOf), left));
		const rows = rowsIn(blocks, areas);
		return { blocks, rows: rows && { ...rows, sure: false }, left, onlyWords: false };
	} catch (error) {
		if (error instanceof Refused) return null;
		throw error;
	}
}

function rowsIn(
	blocks: readonly SourceBlock[],
	areas: Readonly<Record<string, PlanArea>>
): PastedRows | null {
	const found = pastedRows(blocks, areas) ?? pastedRows(withPrintedHeadings(blocks), areas);
	return found?.rows.some(({ cells }) => Object.values(cells).some((cell) => plainText(cell) !== ''))
		? found
		: null;
}

/** The words that stand around the rows, and those that have no place in one. */
export function wordsAround({ before, after, aside }: PastedRows): {
	readonly before: readonly SourceBlock[];
	readonly after: readonly SourceBlock[];
} {
	const kept = aside.flatMap(({ why, words }) => lineBlocks(`${why}\n${words}`));
	return { before, after: [...kept, ...after].filter((block) => wordsOfBlocks([block]) !== '') };
}

/** Pictures written out in letters are not read. */
function withoutData(html: string): string {
	const kept: string[] = [];
	const end = /["'\s>)]/g;
	let at = 0;
	for (const found of html.matchAll(/\bdata:[a-z]{1,20}\//gi)) {
		if (found.index < at) continue;
		kept.push(html.slice(at, found.index));
		end.lastIndex = found.index;
		at = end.exec(html)?.index ?? html.length;
	}
	return [...kept, html.slice(at)].join('');
}

/** Where the style of a pasted element is found after parsing. */
const styleAside = 'data-pasted-style';

/** A browser reports each style it parses against our policy, though nothing is shown: so they are parsed as something else. */
function withStylesAside(html: string): string {
	return html
		.replace(/<(\/?)style(?=[\s>/])/gi, '<$1template')
		.replace(/(<[a-z][^<>]*\s)style(?=\s*=)/gi, `$1${styleAside}`);
}

const nothing = (): LeftOut => ({ pictures: 0, deleted: 0, comments: 0 });

/** Copied from the text of a plan: the editor's own way keeps boxes, pictures and ids. */
function isOwn(body: HTMLElement, { isOurs }: Reader): boolean {
	if (!body.querySelector('[data-pm-slice]')) return false;
	const pictures = [...body.querySelectorAll('img')];
	const tables = [...body.querySelectorAll<HTMLElement>('table')];
	return (
		pictures.every((picture) => isPictureAddress(picture.getAttribute('src') ?? '')) &&
		tables.every((table) => isOurs(table.dataset['actionTable'] ?? ''))
	);
}

function nodeOf(node: Node): HtmlNode {
	return {
		name: node.nodeName.toLowerCase(),
		text: node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '',
		get children() {
			return [...node.childNodes].map(nodeOf);
		},
		attribute: (name) =>
			node instanceof Element ? node.getAttribute(name === 'style' ? styleAside : name) : null
	};
}
