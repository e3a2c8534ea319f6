// Plain text → blocks. A line is a paragraph. Only where it clearly is Markdown are its signs read as headings, lists and marks.
import { paragraph, type Paragraph } from '#domain/rich-text.ts';
import { partsOfLine } from './line-parts.ts';
import { pastedText } from './pasted-rows.ts';
import type { SourceBlock, SourceParagraph, SourceText } from './source.ts';
import { isRuler, barredCells, hasBar } from './tabbed.ts';
import { withoutUnseen } from './tidied-html.ts';
import { typedTexts } from './typed-marks.ts';

/** The lines of a text, whatever program ended them. */
export function linesIn(text: string): string[] {
	return withoutUnseen(text)
		.replace(/\r\n?|[\u0085\u2028\u2029\f\v]/g, '\n')
		.split('\n');
}

/** A paragraph per line; nothing in it is more than words and addresses. */
export function lineBlocks(text: string): SourceParagraph[] {
	return linesIn(text)
		.filter((line) => line.trim() !== '')
		.map((line) => ({ kind: 'paragraph', texts: withAddresses(line) }));
}

/** Web addresses become links; a full stop behind one is the sentence's. */
function withAddresses(line: string): SourceText[] {
	return line.split(/(\bhttps?:\/\/[^\s<>"']{1,1900}[^\s<>"'.,;:!?)\]])/).map((text, place) => ({
		text,
		...(place % 2 === 1 ? { href: text } : {})
	}));
}

const heading = /^ {0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$/;
const item = /^(\s*)(?:[-*+•]|(\d{1,3})[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;
const fence = /^\s*(?:```|~~~)/;
const rule = /^\s*([-*_])(?:\s*\1){2,}\s*$/;

/** Headings with #, **bold**, [links](https://…) or a table between bars: what nobody types by chance. */
export function isMarkdown(text: string): boolean {
	const lines = linesIn(text);
	return (
		lines.some((line, place) => heading.test(line) || isTableAt(lines, place)) ||
		/(?:^|\s)\*\*\S(?:[^*\n]{0,500}\S)?\*\*/.test(text) ||
		/\[[^[\]\n]{1,300}\]\((?:https?:|mailto:|tel:)[^()\s]{1,2000}\)/.test(text)
	);
}

function isTableAt(lines: readonly string[], at: number): boolean {
	const next = lines[at + 1] ?? '';
	return (
		hasBar(lines[at] ?? '') && hasBar(next) && /-{2}/.test(next) && isRuler(barredCells([next])[0] ?? [])
	);
}

/** A line shorter than this ends because somebody ended it; a longer one was broken by a program. */
const shortestWrapped = 60;

/** Markdown as people and programs write it; what it does not know stays as words. */
export function markdownBlocks(text: string): SourceBlock[] {
	const lines = linesIn(text);
	const blocks: SourceBlock[] = [];
	let open: { words: string; list?: SourceParagraph['list'] } | null = null;
	let indents: number[] = [];
	let verbatim = false;
	let quoted = false;
	const close = (): void => {
		if (open)
			blocks.push({ kind: 'paragraph', texts: inline(open.words), ...(open.list && { list: open.list }) });
		open = null;
	};
	for (let at = 0; at < lines.length; at += 1) {
		const raw = lines[at] ?? '';
		const line = raw.replace(/^(?:\s{0,3}>\s?)+/, '');
		if ((raw !== line) !== quoted) close();
		quoted = raw !== line;
		if (fence.test(line)) {
			close();
			verbatim = !verbatim;
		} else if (verbatim) {
			if (line.trim() !== '') blocks.push({ kind: 'paragraph', texts: [{ text: line }] });
		} else if (line.trim() === '' || rule.test(line)) close();
		else if (isTableAt(lines, at)) {
			close();
			const end = lines.findIndex((row, place) => place > at && !hasBar(row));
			const rows = lines.slice(at, end === -1 ? lines.length : end);
			blocks.push(...pastedText(rows.join('\n')));
			at += rows.length - 1;
		} else {
			const titled = heading.exec(line);
			const entry = item.exec(line);
			if (titled) {
				close();
				indents = [];
				blocks.push({ kind: 'paragraph', texts: inline(titled[2] ?? ''), heading: titled[1]?.length ?? 1 });
			} else if (entry) {
				close();
				const indent = (entry[1] ?? '').replaceAll('\t', '    ').length;
				indents = [...indents.filter((outer) => outer < indent), indent];
				open = {
					words: entry[3] ?? '',
					list: { level: indents.length - 1, ordered: entry[2] !== undefined }
				};
			} else if (open) open.words += (endsByHand(lines[at - 1] ?? '') ? '\n' : ' ') + line.trim();
			else {
				if (!/^\s/.test(line)) indents = [];
				open = { words: line.trim() };
			}
		}
	}
	close();
	return blocks;
}

function endsByHand(line: string): boolean {
	return line.length < shortestWrapped || /(?: {2}|\\)$/.test(line);
}

/** Marks within a line, also one inside another. */
function inline(words: string): SourceText[] {
	const plain = words
		.replace(/!\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)/g, '$1')
		.replace(/<((?:https?:|mailto:)[^<>\s]{1,2000})>/g, '[$1]($1)')
		.replace(/(?<![\p{L}\p{N}_])__(?=\S)([^_\n]{1,2000})(?<=\S)__(?![\p{L}\p{N}_])/gu, '**$1**')
		.replace(/`([^`\n]{1,2000})`/g, '$1')
		.replace(/\\$/, '');
	return typedTexts(plain)
		.flatMap(({ text, ...look }) => typedTexts(text, look))
		.map((text) => ({ ...text, text: text.text.replace(/\\([\\*_#[\]()`>+.!|-])/g, '$1') }));
}

/** More lines than anybody pastes on purpose. */
export const mostLines = 5_000;
const mostLetters = 300_000;

/** Lines as paragraphs, letter for letter; null when there are too many. A line longer than a paragraph may be becomes several. */
export function literalBlocks(text: string): Paragraph[] | null {
	if (text.length > mostLetters) return null;
	const lines = linesIn(text).filter((line) => line.trim() !== '');
	if (lines.length > mostLines) return null;
	return lines.flatMap(partsOfLine).map(paragraph);
}
