// Plain text → source document: what was typed, pasted, or made from a PDF. Lines that came from pages are put together again.
import { cellParagraphs } from '#document/foreign/cell-words.ts';
import type { SourceBlock, SourceDocument, SourceParagraph } from '#document/foreign/source.ts';
import { isPeriod, kindsNamed } from '#document/foreign/vocabulary.ts';
import { linesOf } from '#document/foreign/text-lines.ts';
import { liftFurniture } from './page-furniture.ts';
import { partsOf, type TextPart } from './sentences.ts';
import { headingLevels } from './text-headings.ts';

/** Reads the text of a plan. */
export function textTree(text: string): SourceDocument {
	const { lines, pageLines } = liftFurniture(linesOf(text));
	const parts = partsOf(lines);
	const cover = coverOf(parts);
	const levels = headingLevels(parts, cover);
	const blocks = parts.flatMap((part, place) =>
		blocksOf(part, levels.get(part) ?? null, place === 0 && cover > 0)
	);
	return { blocks: numberedLists(blocks), pageLines, pieces: [] };
}

/** How many parts stand on the first page: short lines, one below the other, above the heading of the first text. */
function coverOf(parts: readonly TextPart[]): number {
	let short = 0;
	while (short < parts.length && isCoverLine(parts[short])) short += 1;
	const next = parts[short];
	if (short === 0 || next === undefined) return 0;
	if (short === 1) return 1;
	// a line that says for when the document is, or of what kind, belongs to the first page
	const last = parts[short - 1];
	const isCover = last && (isPeriod(last.words) || kindsNamed(last.words).length > 0);
	return isCover ? short : short - 1;
}

function isCoverLine(part: TextPart | undefined): boolean {
	return (
		part?.is === 'words' &&
		part.words.split(/\s+/).length <= 25 &&
		!/[.;:!?]$|\p{Ll}[.!?]\s+\p{Lu}/u.test(part.words) &&
		!/^\d/.test(part.words)
	);
}

function blocksOf(part: TextPart, level: number | null, isTitle: boolean): SourceBlock[] {
	if (part.table) return [part.table.table];
	const paragraphs = cellParagraphs(part.words);
	if (part.is === 'item')
		return paragraphs.map((paragraph) => ({
			...paragraph,
			list: { level: part.level + (paragraph.list?.level ?? 0), ordered: false }
		}));
	const [only, ...more] = paragraphs;
	if (!only || more.length > 0) return paragraphs;
	return [{ ...only, ...(level === null ? {} : { heading: level }), ...(isTitle ? { title: true } : {}) }];
}

const entry = /^\s*(\d{1,2})[.)]\s+(?=\S)/;

/** Lines that count from 1, one below the other, are a numbered list. */
function numberedLists(blocks: readonly SourceBlock[]): SourceBlock[] {
	const done = [...blocks];
	for (let at = 0; at < done.length; at += 1) {
		let count = 0;
		while (numberOf(done[at + count]) === count + 1) count += 1;
		if (count < 2) continue;
		for (let place = at; place < at + count; place += 1) {
			const paragraph = done[place] as SourceParagraph;
			const [first, ...rest] = paragraph.texts;
			const words = (first?.text ?? '').replace(entry, '');
			done[place] = {
				...paragraph,
				texts: [{ ...first, text: words }, ...rest],
				list: { level: 0, ordered: true }
			};
		}
		at += count - 1;
	}
	return done;
}

function numberOf(block: SourceBlock | undefined): number | null {
	if (block?.kind !== 'paragraph' || block.list || block.heading !== undefined) return null;
	const found = entry.exec(block.texts[0]?.text ?? '');
	return found ? Number(found[1]) : null;
}
